import { AppError } from '../errors.ts';
import type { DescriptorId } from '../faces/descriptor-spec.ts';
import type { FacesClient } from '../faces/faces-client.ts';

/** The face finders of the page, one for each descriptor, shared by all who read photos or the camera. */
export interface Engines {
  /**
   * An engine that is started if nobody has it yet. Whoever borrows it has to `dispose` of it; it ends with the
   * last of its borrowers, since its models fill a lot of memory.
   * @throws AppError `NO_BACKEND` or `MODEL_LOAD`
   */
  borrow(id: DescriptorId): Promise<FacesClient>;
}

interface Running {
  readonly client: Promise<FacesClient>;
  borrowers: number;
}

export function createEngines(start: (id: DescriptorId) => Promise<FacesClient>): Engines {
  const running = new Map<DescriptorId, Running>();

  function giveBack(id: DescriptorId, engine: Running): void {
    engine.borrowers--;
    if (engine.borrowers > 0) return;
    if (running.get(id) === engine) running.delete(id);
    engine.client.then((client) => client.dispose()).catch(() => {});
  }

  return {
    async borrow(id) {
      const engine = running.get(id) ?? { client: start(id), borrowers: 0 };
      running.set(id, engine);
      engine.borrowers++;
      try {
        return lend(await engine.client, () => giveBack(id, engine));
      } catch (error) {
        // the next one who asks tries anew
        giveBack(id, engine);
        throw error;
      }
    },
  };
}

/** The same engine for one borrower: what the others do is not touched when this one is done. */
function lend(client: FacesClient, onDone: () => void): FacesClient {
  let ended: AppError | null = null;
  // not a race with one promise for the end: that would hold on to every photo for as long as the engine lives
  const waiting = new Set<(error: AppError) => void>();
  return {
    get backend() {
      return client.backend;
    },
    get capacity() {
      return client.capacity;
    },
    analyze(photo, decodeAgain) {
      return new Promise((resolve, reject) => {
        if (ended) {
          photo.close();
          reject(ended);
          return;
        }
        waiting.add(reject);
        client
          .analyze(photo, decodeAgain)
          .finally(() => waiting.delete(reject))
          .then(resolve, reject);
      });
    },
    dispose() {
      if (ended) return;
      ended = new AppError('WORKER_STOPPED', 'the engine was given back');
      for (const reject of waiting) reject(ended);
      onDone();
    },
  };
}
