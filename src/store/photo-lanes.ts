import type { AppError } from '../errors.ts';
import type { FacesClient } from '../faces/faces-client.ts';
import type { PhotoId } from '../ingest/photo.ts';
import type { PauseGate } from './pause-gate.ts';
import type { PhotoOutcome } from './photo-reader.ts';
import type { RunLedger } from './run-ledger.ts';

/** Photos that wait for their turn, and those under way: a few side by side. */
export interface PhotoLanes {
  /** Photos that are not begun. */
  readonly queued: number;
  /** Queue photos that are not queued; if others are under way, they are begun. @returns how many were queued */
  add(ids: readonly PhotoId[]): number;
  /** Leave what is not begun out. @returns what that is */
  drop(): ReadonlySet<PhotoId>;
  /** Read with this engine until nothing is left, or the engine is at its end. */
  start(engine: FacesClient): void;
  /** Forget everything, also what is under way. */
  clear(): void;
}

export interface PhotoLanesServices {
  readonly gate: PauseGate;
  readonly ledger: RunLedger;
  /** Never rejects: what goes wrong is a state and a reason. */
  read(id: PhotoId, engine: FacesClient): Promise<PhotoOutcome>;
  /** Places of photos in the ledger. */
  places(): ReadonlyMap<PhotoId, number>;
  /** The engine is at its end: what is under way is waited for, and nothing is begun. */
  onDown(): void;
  /** Nothing is under way any more. @param down why, if photos are left for want of an engine */
  onEnd(down: AppError | null): void;
}

export function createPhotoLanes(services: PhotoLanesServices): PhotoLanes {
  const { gate, ledger, read } = services;
  let queue: PhotoId[] = [];
  /** Null between two runs. */
  let engine: FacesClient | null = null;
  /** Changes when all is forgotten, so that what was under way before is dropped. */
  let generation = 0;
  /** Lanes at work or waiting for the end of a pause. */
  let lanes = 0;
  /** Photos that were read, but by an engine that has still to prove itself. */
  let unproven = 0;
  let down: AppError | null = null;

  async function lane(mine: number, worker: FacesClient): Promise<void> {
    lanes++;
    for (;;) {
      while (gate.isClosed && queue.length > 0) await gate.opened();
      if (mine !== generation) return;
      const id = queue.shift();
      if (id === undefined) break;
      ledger.begin(id);
      const outcome = await read(id, worker);
      if (mine !== generation) return;
      if (outcome.proven) {
        void finishProven(mine, id, outcome.proven);
        // a page that crashes before the proof is not to lose it
        await ledger.keep(id, outcome, 'unproven');
      } else await finish(mine, id, outcome);
      if (mine !== generation) return;
      if (down) break;
      fill();
    }
    lanes--;
    endIfIdle();
  }

  async function finish(mine: number, id: PhotoId, outcome: PhotoOutcome): Promise<void> {
    if (outcome.down) {
      waitAgain(id, outcome.down);
      return;
    }
    // before it is shown, for what is shown as read is not to be lost, and without waiting for its turn on the
    // page, for what is done is not to be done again
    await ledger.keep(id, outcome);
    if (mine === generation) ledger.show(id, outcome);
  }

  async function finishProven(mine: number, id: PhotoId, proven: Promise<PhotoOutcome>): Promise<void> {
    unproven++;
    const outcome = await proven;
    if (mine !== generation) return;
    // what nobody can vouch for is not to come back as read
    if (outcome.down) void ledger.keep(id, outcome);
    await finish(mine, id, outcome);
    if (mine !== generation) return;
    unproven--;
    endIfIdle();
  }

  // without an engine the photo is as if it had never been begun, and no other is begun
  function waitAgain(id: PhotoId, error: AppError): void {
    down ??= error;
    services.onDown();
    const places = services.places();
    queue = [...queue, id].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
    ledger.withdraw(id);
  }

  // also when photos are added, for lanes end where the queue does
  function fill(): void {
    // one more than the engine works on, so that the next photo is decoded meanwhile
    while (engine && !down && queue.length > 0 && lanes <= engine.capacity) void lane(generation, engine);
  }

  function endIfIdle(): void {
    if (lanes > 0 || unproven > 0) return;
    const error = down;
    engine = null;
    down = null;
    ledger.flush();
    services.onEnd(error);
  }

  return {
    get queued() {
      return queue.length;
    },
    add(ids) {
      const queued = new Set(queue);
      const added = ids.filter((id) => !queued.has(id));
      queue = [...queue, ...added];
      fill();
      return added.length;
    },
    drop() {
      const dropped = new Set(queue);
      queue = [];
      return dropped;
    },
    start(given) {
      engine = given;
      fill();
      endIfIdle();
    },
    clear() {
      generation++;
      queue = [];
      engine = null;
      lanes = 0;
      unproven = 0;
      down = null;
      ledger.clear();
    },
  };
}
