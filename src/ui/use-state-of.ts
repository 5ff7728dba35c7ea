import { useSyncExternalStore } from 'react';

/** A small store beside the page's. */
export interface Readable<S> {
  getState(): S;
  subscribe(listener: () => void): () => void;
}

/** What `selector` picks of a small store; renders again only when that changes. */
export function useStateOf<S, T>(store: Readable<S>, selector: (state: S) => T): T {
  return useSyncExternalStore(store.subscribe, () => selector(store.getState()));
}
