import { useSyncExternalStore } from 'react';
import { type RequestCount, requestCounter } from '../../guard/outside-requests.ts';
import { type UpdateState, updates } from '../../guard/updates.ts';

/** What this page and its workers asked of other origins so far. */
export function useRequestCount(): RequestCount {
  return useSyncExternalStore(requestCounter.subscribe, requestCounter.get);
}

/** Whether the app is kept in this browser, and whether a newer one waits. */
export function useUpdates(): UpdateState {
  return useSyncExternalStore(updates.subscribe, updates.get);
}
