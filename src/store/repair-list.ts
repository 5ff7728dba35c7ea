import type { AppState } from './app-state.ts';
import { type Grouping, groupingOf } from './grouping.ts';
import type { RepairCard } from './repair-cards.ts';
import type { RepairClient } from './repair-client.ts';
import { repairQuestionOf, repairsOf } from './repairs.ts';
import type { StateStore } from './state-store.ts';

/** The questions to the user, worked out for the groups that there were at some moment. */
export interface RepairList {
  readonly cards: readonly RepairCard[];
  /** The grouping that they are about; null before the first. */
  readonly grouping: Grouping | null;
}

/** Keeps the list of questions up with the groups, while somebody listens. */
export interface RepairWatch {
  get(): RepairList;
  subscribe(listener: () => void): () => void;
  dispose(): void;
}

/** How long the groups must stand still: asking costs some tenths of a second of the worker. */
const REST_MS = 150;

export function createRepairWatch(
  store: Pick<StateStore, 'getState' | 'subscribe'>,
  client: RepairClient,
  restMs = REST_MS,
): RepairWatch {
  let list: RepairList = { cards: [], grouping: null };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: Grouping | null = null;
  let isBusy = false;
  let isOver = false;
  const listeners = new Set<() => void>();

  async function ask(): Promise<void> {
    const state: AppState = store.getState();
    const grouping = groupingOf(state);
    const asking = repairQuestionOf(state);
    if (isBusy || isOver || !grouping || !asking) return;
    isBusy = true;
    try {
      const hints = await client.find(asking.points, asking.question);
      if (isOver) return;
      // what was found is of the groups as they were; if they have changed since, it is asked again
      if (groupingOf(store.getState()) === grouping) {
        list = { cards: repairsOf(store.getState(), hints), grouping };
        for (const listener of listeners) listener();
      }
    } catch {
      // the worker is gone: the list stays as it was until something changes
    } finally {
      isBusy = false;
      follow();
    }
  }

  function follow(): void {
    const grouping = groupingOf(store.getState());
    if (isOver || isBusy || grouping === asked) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      asked = groupingOf(store.getState());
      void ask();
    }, restMs);
  }

  const stop = store.subscribe(follow);
  follow();
  return {
    get: () => list,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      isOver = true;
      clearTimeout(timer);
      stop();
      client.dispose();
    },
  };
}
