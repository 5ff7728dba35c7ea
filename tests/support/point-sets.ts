import fc from 'fast-check';
import { type Matrix, matrixFromRows } from '../../src/math/matrix.ts';
import { euclidean } from '../../src/math/vector.ts';

/** Points as rows of numbers that float32 holds exactly, and a radius to cluster them at. */
export interface PointSet {
  readonly rows: readonly (readonly number[])[];
  readonly points: Matrix;
  readonly eps: number;
}

export function toMatrix(rows: readonly (readonly number[])[], cols = rows[0]?.length ?? 1): Matrix {
  return matrixFromRows(
    rows.map((row) => Float32Array.from(row)),
    cols,
  );
}

const gridValue = fc.integer({ min: -3, max: 3 });
const realValue = fc.float({ min: -4, max: 4, noNaN: true });

/** In 1 to 4 dimensions; half of them on a grid, where distances tie and points repeat. */
const rowsUpTo = (maxLength: number) =>
  fc
    .record({ dim: fc.integer({ min: 1, max: 4 }), value: fc.constantFrom(gridValue, realValue) })
    .chain(({ dim, value }) =>
      fc.array(fc.array(value, { minLength: dim, maxLength: dim }), { maxLength, size: 'max' }),
    )
    .chain((rows) =>
      // repeat some of the points
      fc
        .array(fc.nat(Math.max(0, rows.length - 1)), { maxLength: rows.length > 0 ? 4 : 0 })
        .map((again) => [...rows, ...again.map((i) => rows[i]!)]),
    );

/** eps is 0, a whole number, anything, or exactly the distance of two of the points. */
const withEps = (rows: number[][]): fc.Arbitrary<PointSet> => {
  const anyEps = [fc.constant(0), fc.integer({ min: 1, max: 8 }), fc.double({ min: 0, max: 9, noNaN: true })];
  const index = fc.nat(Math.max(0, rows.length - 1));
  const between = fc.tuple(index, index).map(([i, j]) => euclidean(rows[i]!, rows[j]!));
  return fc
    .oneof(...anyEps, ...(rows.length > 0 ? [between, between] : []))
    .map((eps) => ({ rows, points: toMatrix(rows), eps }));
};

/** Up to 28 points. */
export const pointSet = rowsUpTo(24).chain(withEps);

/** Up to 74 points: more than some stores of neighbours and pairs hold. */
export const largeSet = rowsUpTo(70).chain(withEps);

/** Which points are weak, to be repeated; none, some or many. */
export const weakMask = fc.oneof(
  fc.constant([false]),
  fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
);

export const minPtsOf = fc.integer({ min: 1, max: 10 });
