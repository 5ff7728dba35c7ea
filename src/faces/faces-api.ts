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
   * @throws AppError `NO_BACKEND` or `MODEL_LOAD`
   */
  start(options: EngineOptions): Promise<void>;
  /** Find and describe the faces of one upright photo; the bitmap is consumed. One call at a time. */
  analyze(photo: ImageBitmap): Promise<Analysis>;
}
