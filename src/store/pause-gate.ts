/** Holds up whoever comes while it is closed. */
export interface PauseGate {
  readonly isClosed: boolean;
  close(): void;
  /** Let those go on who wait. */
  open(): void;
  /** Resolves when the gate is opened, or at once if it is open. */
  opened(): Promise<void>;
}

export function createPauseGate(): PauseGate {
  let closed: { readonly promise: Promise<void>; open(): void } | null = null;
  return {
    get isClosed() {
      return closed !== null;
    },
    close() {
      if (closed) return;
      let open = () => {};
      const promise = new Promise<void>((resolve) => {
        open = resolve;
      });
      closed = { promise, open };
    },
    open() {
      closed?.open();
      closed = null;
    },
    opened: () => closed?.promise ?? Promise.resolve(),
  };
}
