import type { Box } from '../../../src/faces/face.ts';
import type { EvalFace, EvalPhoto } from '../../eval/eval-photo.ts';

const MIDDLE: Box = { x: 0.4, y: 0.4, width: 0.2, height: 0.2 };

/** A face at `at` on a line, so that distances can be read off. */
export function faceAt(at: number, { cluster = -1, box = MIDDLE } = {}): EvalFace {
  const role = cluster < 0 ? 'noise' : 'core';
  return { index: 0, box, score: 1, cluster, role, descriptor: Float32Array.of(at, 0) };
}

/** A photo of 100 × 100 in the folder `album`. */
export function photoOf(
  path: string,
  faces: readonly EvalFace[],
  change: Partial<EvalPhoto> = {},
): EvalPhoto {
  const state = faces.length > 0 ? 'read' : 'noFace';
  const ordered = faces.map((face, index) => ({ ...face, index }));
  return { path, pagePath: `album/${path}`, state, width: 100, height: 100, faces: ordered, ...change };
}
