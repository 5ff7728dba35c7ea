export interface StorageSpace {
  /** Bytes that this origin uses, as the browser tells, roughly; null if it does not tell. */
  readonly usedBytes: number | null;
  /** Bytes it may use; null if the browser does not tell. */
  readonly quotaBytes: number | null;
  /** Whether the browser has promised not to clear them by itself. */
  readonly isPersistent: boolean;
}

type Manager = Partial<Pick<StorageManager, 'estimate' | 'persisted' | 'persist'>> | undefined;

/** Never rejects. */
export async function measureSpace(manager: Manager): Promise<StorageSpace> {
  const estimate = await manager?.estimate?.().catch(() => undefined);
  const isPersistent = await manager?.persisted?.().catch(() => false);
  return {
    usedBytes: estimate?.usage ?? null,
    quotaBytes: estimate?.quota ?? null,
    isPersistent: isPersistent ?? false,
  };
}

/** Ask the browser to keep everything until the user deletes it; on a click, for some browsers ask the user. */
export async function askToPersist(manager: Manager): Promise<boolean> {
  return (await manager?.persist?.().catch(() => false)) ?? false;
}
