import { AppError, messageOf } from '../errors.ts';
import { isContextLost, onContextLost, selectBackend } from './backend.ts';
import { checkCanvas } from './canvas-check.ts';
import { createFaceReader, type FaceReader } from './face-reader.ts';
import type { FacesApi } from './faces-api.ts';
import { knownAnswerTest } from './known-answer.ts';
import { createModelGuard } from './model-guard.ts';
import * as tf from './tfjs.ts';

/** What the faces worker answers with. `scope` is the worker itself. */
export function createFacesService(scope: typeof globalThis): FacesApi {
  const ask = scope.fetch.bind(scope);
  let engine: { readonly reader: FaceReader; readonly canary: () => Promise<void> } | null = null;
  let failCurrent: ((error: unknown) => void) | null = null;

  // Human's promises never reject: what goes wrong inside surfaces only here
  scope.addEventListener('unhandledrejection', (event) => {
    failCurrent?.(event.reason);
  });

  function orUnhandled<T>(work: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      failCurrent = reject;
      // gone while nobody asked for anything: there is no event to come
      if (isContextLost()) reject(gpuLost());
      work.then(resolve, reject);
    }).finally(() => {
      failCurrent = null;
    });
  }

  function started() {
    if (!engine) throw new AppError('NO_BACKEND', 'the worker was not started');
    return engine;
  }

  // after the context is lost nothing throws: what comes back is zeros, or nothing ever
  function refuseIfLost(): void {
    if (isContextLost()) throw gpuLost();
  }

  return {
    async start({ backend, descriptorId, baseUrl, anySpeed }) {
      checkCanvas();
      const guard = createModelGuard(baseUrl, __MODEL_HASHES__, ask);
      scope.fetch = guard.fetch;
      try {
        await orUnhandled(selectBackend(backend, `${baseUrl}wasm/`, anySpeed));
        onContextLost(() => failCurrent?.(gpuLost()));
        const reader = await orUnhandled(createFaceReader(descriptorId, `${baseUrl}models/`));
        const answers = { answersUrl: `${baseUrl}known-answer/`, anySpeed };
        const canary = await orUnhandled(knownAnswerTest(reader, descriptorId, answers));
        engine = { reader, canary };
      } catch (error) {
        // the file that was missing says more than what did not work without it
        throw guard.failure() ?? error;
      }
    },
    async analyze(photo) {
      try {
        const faces = await orUnhandled(started().reader.read(photo)).catch((error: unknown) => {
          refuseIfLost();
          throw error;
        });
        refuseIfLost();
        return { faces, tensors: tf.memory().numTensors };
      } finally {
        photo.close();
      }
    },
    async prove() {
      await orUnhandled(started().canary()).catch((error: unknown) => {
        refuseIfLost();
        throw new AppError('WRONG_ANSWER', messageOf(error));
      });
      refuseIfLost();
    },
  };
}

const gpuLost = () => new AppError('GPU_LOST', 'the graphics processor was taken away');
