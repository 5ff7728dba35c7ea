import { AppError, messageOf } from '../errors.ts';
import type { Backend } from './faces-api.ts';
import * as tf from './tfjs.ts';

/** Bytes of idle GPU textures that tfjs may keep before it frees some; its own default is to keep all. */
const IDLE_TEXTURE_BYTES = 256 * 1024 * 1024;

/**
 * Make tfjs compute on one backend.
 * @param software accept WebGL that a CPU emulates: right for tests, far too slow for people
 * @throws AppError `NO_BACKEND` if this browser does not offer it
 */
export async function selectBackend(backend: Backend, wasmUrl: string, software: boolean): Promise<void> {
  // flags first: they are read when the backend comes up
  if (backend === 'wasm') {
    // threads would need a cross-origin isolated page and blob: workers; a pool of workers does as well
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    tf.setWasmPaths(wasmUrl);
  } else {
    tf.env().set('SOFTWARE_WEBGL_ENABLED', software);
    tf.env().set('WEBGL_DELETE_TEXTURE_THRESHOLD', IDLE_TEXTURE_BYTES);
    tf.env().set('WEBGL_USE_SHAPES_UNIFORMS', true);
  }
  try {
    if (!(await tf.setBackend(backend))) throw new Error('refused');
    await tf.ready();
  } catch (error) {
    throw new AppError('NO_BACKEND', `${backend}: ${messageOf(error)}`);
  }
}

/** True if the GPU was taken away; what it computes from then on is zeros. */
export function isContextLost(): boolean {
  return currentContext()?.isContextLost() ?? false;
}

/**
 * Call `act` when the GPU that tfjs runs on now is taken away. tfjs itself does not notice: what it waits for
 * then never comes.
 */
export function onContextLost(act: () => void): void {
  currentContext()?.canvas.addEventListener('webglcontextlost', act);
}

function currentContext(): WebGLRenderingContext | undefined {
  if (tf.getBackend() !== 'webgl') return undefined;
  const backend = tf.backend() as unknown as { gpgpu?: { gl?: WebGLRenderingContext } };
  return backend.gpgpu?.gl;
}
