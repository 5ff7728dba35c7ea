import { AppError } from '../errors.ts';
import { isContextLost, selectBackend } from './backend.ts';
import { createFaceReader, type FaceReader } from './face-reader.ts';
import type { FacesApi } from './faces-api.ts';
import { knownAnswerTest } from './known-answer.ts';
import * as tf from './tfjs.ts';

/** What the faces worker answers with. `scope` is the worker itself. */
export function createFacesService(scope: EventTarget): FacesApi {
  let reader: FaceReader | null = null;
  let failCurrent: ((error: unknown) => void) | null = null;

  // Human's promises never reject: what goes wrong inside surfaces only here
  scope.addEventListener('unhandledrejection', (event) => {
    failCurrent?.((event as PromiseRejectionEvent).reason);
  });

  function orUnhandled<T>(work: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      failCurrent = reject;
      work.then(resolve, reject);
    }).finally(() => {
      failCurrent = null;
    });
  }

  return {
    async start({ backend, descriptorId, baseUrl, anySpeed }) {
      await selectBackend(backend, `${baseUrl}wasm/`, anySpeed);
      const created = await orUnhandled(createFaceReader(descriptorId, `${baseUrl}models/`));
      await orUnhandled(
        knownAnswerTest(created, descriptorId, { answersUrl: `${baseUrl}known-answer/`, anySpeed }),
      );
      reader = created;
    },
    async analyze(photo) {
      if (!reader) throw new AppError('NO_BACKEND', 'analyze needs a started worker');
      try {
        const faces = await orUnhandled(reader.read(photo));
        if (isContextLost()) throw new AppError('WORKER_CRASH', 'the graphics processor was taken away');
        return { faces, tensors: tf.memory().numTensors };
      } finally {
        photo.close();
      }
    },
  };
}
