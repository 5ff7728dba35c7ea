import { useSyncExternalStore } from 'react';

/** What a page that is not the collection's does with drops and pastes. */
export interface DropClaim {
  /** What is said while files are dragged over the window. */
  readonly title: string;
  readonly hint: string;
  /** @param at where in the window; null for a paste */
  take(transfer: DataTransfer, at: { readonly x: number; readonly y: number } | null): void;
}

let claim: DropClaim | null = null;
const listeners = new Set<() => void>();

function set(next: DropClaim | null): void {
  claim = next;
  for (const listener of listeners) listener();
}

/** Take all drops from now on. @returns gives them back to the collection */
export function claimDrops(own: DropClaim): () => void {
  set(own);
  return () => {
    if (claim === own) set(null);
  };
}

/** Who takes drops now; null for the collection. */
export function claimedDrops(): DropClaim | null {
  return claim;
}

export function useDropClaim(): DropClaim | null {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, claimedDrops);
}
