import { createContext, use, useSyncExternalStore } from 'react';

/** What the pointer or the keyboard is on; map and list show it both. */
export interface Hover {
  /** Index of a face, or -1. */
  readonly face: number;
  /** Label of a whole cluster, or null. */
  readonly label: number | null;
}

export interface HoverStore {
  get(): Hover;
  set(hover: Hover): void;
  subscribe(listener: () => void): () => void;
}

const NOTHING: Hover = { face: -1, label: null };

/** A tiny store of its own, so that moving the pointer wakes only those who show it. */
export function createHoverStore(): HoverStore {
  let hover = NOTHING;
  const listeners = new Set<() => void>();
  return {
    get: () => hover,
    set(next) {
      if (next.face === hover.face && next.label === hover.label) return;
      hover = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const HoverContext = createContext<HoverStore>(createHoverStore());

export function useHoverStore(): HoverStore {
  return use(HoverContext);
}

export function useHover<T>(selector: (hover: Hover) => T): T {
  const store = use(HoverContext);
  return useSyncExternalStore(store.subscribe, () => selector(store.get()));
}
