import type { Face } from '../faces/face.ts';
import { type Matrix, matrixFromRows } from '../math/matrix.ts';
import { memoizeLast } from './memoize-last.ts';

/** (faces, dims) the descriptors of faces as one matrix; made once for each list of faces. */
export const facePoints: (faces: readonly Face[], dims: number) => Matrix = memoizeLast(
  (faces: readonly Face[], dims: number) =>
    matrixFromRows(
      faces.map((face) => face.descriptor),
      dims,
    ),
);

/** The first `count` rows, as a view. */
export function firstRows({ data, cols }: Matrix, count: number): Matrix {
  return { data: data.subarray(0, count * cols), rows: count, cols };
}

/** (faces) number of each face's photo, counted from the first face on. */
export const photoNumbers: (faces: readonly Face[]) => Int32Array = memoizeLast((faces: readonly Face[]) => {
  const numbers = new Map<string, number>();
  return Int32Array.from(faces, ({ photoId }) => {
    const number = numbers.get(photoId) ?? numbers.size;
    numbers.set(photoId, number);
    return number;
  });
});
