import { AppError } from '../errors.ts';
import type { DescriptorId } from './descriptor-spec.ts';
import type { DetectedFace } from './face.ts';

/** Where tensors are computed. */
export type Backend = 'webgl' | 'wasm';

/** How a worker is to set itself up. */
export interface EngineOptions {
  readonly backend: Backend;
  readonly descriptorId: DescriptorId;
  /** Address of the page's folder, with a trailing slash; models, wasm and known answers lie below it. */
  readonly baseUrl: string;
  /** Accept WebGL emulated on the CPU, and however slow a backend: for tests. */
  readonly anySpeed: boolean;
}

/** What a worker found in one photo. */
export interface Analysis {
  /** Left to right. */
  readonly faces: readonly DetectedFace[];
  /** Tensors alive after the photo; it must not grow from photo to photo. */
  readonly tensors: number;
}

/** All that crosses the border of the faces worker. */
export interface FacesApi {
  /**
   * Bring the backend up, load the models, pass the known-answer test.
   * @throws AppError `NO_BACKEND`, `MODEL_LOAD` with the name of the file, or `CANVAS_BLOCKED`
   */
  start(options: EngineOptions): Promise<void>;
  /** Find and describe the faces of one upright photo; the bitmap is consumed. One call at a time. */
  analyze(photo: ImageBitmap): Promise<Analysis>;
  /**
   * Read a photo of the known-answer test again, so that what was read before it can be trusted.
   * @throws AppError `WRONG_ANSWER` or `GPU_LOST`
   */
  prove(): Promise<void>;
}

/** True for what says that no worker comes up any more, so that no other photo need be tried. */
export function isEngineDown(error: unknown): error is AppError {
  return (
    error instanceof AppError &&
    ['NO_BACKEND', 'MODEL_LOAD', 'CANVAS_BLOCKED', 'ENGINE_DOWN'].includes(error.code)
  );
}
