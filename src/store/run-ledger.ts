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
  /** Show what a photo came to, when all that were begun before it have come to something. */
  show(id: PhotoId, outcome: PhotoOutcome): void;
  /** Forget what was begun. */
  clear(): void;
}

export interface RunLedgerServices {
  keep(photos: readonly PhotoToKeep[]): Promise<void>;
  /** How the run stands when rows join. */
  progress(): Pick<RunState, 'backend' | 'activeMs'>;
}

export function createRunLedger(store: StateStore, { keep, progress }: RunLedgerServices): RunLedger {
  const order = createOutcomeOrder();

  const patchRow = (id: PhotoId, change: Partial<Photo>) =>
    store.set({
      photos: store.getState().photos.map((photo) => (photo.id === id ? { ...photo, ...change } : photo)),
    });

  function append(): void {
    const ready = order.takeReady();
    if (ready.size === 0) return;
    const { photos, faces, run } = store.getState();
    const outcomes = [...ready.values()];
    const added = outcomes.flatMap((outcome) => outcome.faces);
    const last = [...ready.keys()].at(-1);
    store.set({
      photos: photos.map((photo) =>
        ready.has(photo.id) ? { ...photo, ...ready.get(photo.id)?.row } : photo,
      ),
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
      patchRow(id, { state: 'reading' });
    },
    withdraw(id) {
      order.withdraw(id);
      patchRow(id, { state: 'waiting' });
      append();
    },
    async keep(id, { row, faces }, unproven) {
      const photo = store.getState().photos.find((one) => one.id === id);
      const mark = unproven ? { unproven: true as const } : {};
      if (photo) await keep([{ photo: { ...photo, ...row, ...mark }, faces }]);
    },
    show(id, outcome) {
      order.finish(id, outcome);
      append();
    },
    clear: order.clear,
  };
}
