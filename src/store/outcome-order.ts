import type { PhotoId } from '../ingest/photo.ts';
import type { PhotoOutcome } from './photo-reader.ts';

/**
 * Outcomes on their way into the ledger. They join it in the order in which their photos were begun, whatever is
 * finished first, so that two runs over the same photos number their faces alike.
 */
export interface OutcomeOrder {
  begin(id: PhotoId): void;
  /** As if it had never been begun. */
  withdraw(id: PhotoId): void;
  finish(id: PhotoId, outcome: PhotoOutcome): void;
  /** Take those before which none is missing any more. */
  takeReady(): ReadonlyMap<PhotoId, PhotoOutcome>;
  clear(): void;
}

export function createOutcomeOrder(): OutcomeOrder {
  /** Under way, or finished and not taken. */
  let begun: PhotoId[] = [];
  const finished = new Map<PhotoId, PhotoOutcome>();
  return {
    begin(id) {
      begun.push(id);
    },
    withdraw(id) {
      begun = begun.filter((one) => one !== id);
    },
    finish(id, outcome) {
      finished.set(id, outcome);
    },
    takeReady() {
      const ready = new Map<PhotoId, PhotoOutcome>();
      for (const id of begun) {
        const outcome = finished.get(id);
        if (!outcome) break;
        finished.delete(id);
        ready.set(id, outcome);
      }
      begun = begun.slice(ready.size);
      return ready;
    },
    clear() {
      begun = [];
      finished.clear();
    },
  };
}
