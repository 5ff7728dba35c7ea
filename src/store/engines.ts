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
  let end: ((error: unknown) => void) | null = null;
  const ended = new Promise<never>((_, reject) => {
    end = reject;
  });
  ended.catch(() => {});
  return {
    get backend() {
      return client.backend;
    },
    get capacity() {
      return client.capacity;
    },
    async analyze(photo, decodeAgain) {
      if (!end) {
        photo.close();
        return ended;
      }
      return Promise.race([client.analyze(photo, decodeAgain), ended]);
    },
    dispose() {
      if (!end) return;
      end(new AppError('WORKER_STOPPED', 'the engine was given back'));
      end = null;
      onDone();
    },
  };
}
