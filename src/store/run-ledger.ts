import type { Photo, PhotoId } from '../ingest/photo.ts';
import type { RunState } from './app-state.ts';
import type { PhotoToKeep } from './collection-writer.ts';
import { createOutcomeOrder } from './outcome-order.ts';
import type { PhotoOutcome } from './photo-reader.ts';
import type { StateStore } from './state-store.ts';

/** What reading makes of the ledger: rows and faces on the page, and what is kept of them. */
export interface RunLedger {
  /** A photo is being read. */
  begin(id: PhotoId): void;
  /** It waits, as if it had never been begun. */
  withdraw(id: PhotoId): void;
  /** Keep what a photo came to; with `unproven`, as something that the engine has still to vouch for. */
  keep(id: PhotoId, outcome: PhotoOutcome, unproven?: 'unproven'): Promise<void>;
  /** Show what a photo came to, when all that were begun before it have come to something, and it is time. */
  show(id: PhotoId, outcome: PhotoOutcome): void;
  /** Show at once what there is to show. */
  flush(): void;
  /** Forget what was begun. */
  clear(): void;
}

export interface RunLedgerServices {
  keep(photos: readonly PhotoToKeep[]): Promise<void>;
  /** How the run stands when rows join. */
  progress(): Pick<RunState, 'backend' | 'activeMs'>;
  /**
   * Milliseconds in which the page changes once at most: drawn anew for each photo, it takes half a core from
   * those who read. 0 for each change at once.
   */
  readonly showEveryMs: number;
}

export function createRunLedger(
  store: StateStore,
  { keep, progress, showEveryMs }: RunLedgerServices,
): RunLedger {
  const order = createOutcomeOrder();
  /** Rows that were begun or withdrawn, and do not show it yet. */
  const changes = new Map<PhotoId, 'reading' | 'waiting'>();
  /** Runs from one change of the page to the next that is allowed. */
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWaiting = false;

  function showSoon(): void {
    if (timer !== undefined) {
      isWaiting = true;
      return;
    }
    flush();
    if (showEveryMs === 0) return;
    timer = setTimeout(() => {
      timer = undefined;
      if (isWaiting) showSoon();
    }, showEveryMs);
  }

  function flush(): void {
    isWaiting = false;
    const ready = order.takeReady();
    if (ready.size === 0 && changes.size === 0) return;
    const changed = new Map(changes);
    changes.clear();
    const { photos, faces, run } = store.getState();
    const rows = photos.map((photo): Photo => {
      const row = ready.get(photo.id)?.row;
      if (row) return { ...photo, ...row };
      const state = changed.get(photo.id);
      return state ? { ...photo, state } : photo;
    });
    if (ready.size === 0) {
      store.set({ photos: rows });
      return;
    }
    const outcomes = [...ready.values()];
    const added = outcomes.flatMap((outcome) => outcome.faces);
    const last = [...ready.keys()].at(-1);
    store.set({
      photos: rows,
      faces: added.length > 0 ? [...faces, ...added] : faces,
      run: {
        ...run,
        ...progress(),
        done: run.done + ready.size,
        current: photos.find(({ id }) => id === last)?.path ?? null,
        tensors: outcomes.findLast(({ tensors }) => tensors !== undefined)?.tensors ?? run.tensors,
      },
    });
  }

  return {
    begin(id) {
      order.begin(id);
      changes.set(id, 'reading');
      showSoon();
    },
    withdraw(id) {
      order.withdraw(id);
      changes.set(id, 'waiting');
      flush();
    },
    async keep(id, { row, faces }, unproven) {
      const photo = store.getState().photos.find((one) => one.id === id);
      const mark = unproven ? { unproven: true as const } : {};
      if (photo) await keep([{ photo: { ...photo, ...row, ...mark }, faces }]);
    },
    show(id, outcome) {
      order.finish(id, outcome);
      showSoon();
    },
    flush,
    clear() {
      order.clear();
      changes.clear();
      clearTimeout(timer);
      timer = undefined;
      isWaiting = false;
    },
  };
}
