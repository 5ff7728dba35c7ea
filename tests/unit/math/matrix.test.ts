import { describe, expect, test } from 'vitest';
import { assertFinite, matrix, matrixFromRows, rowOf } from '../../../src/math/matrix.ts';

describe('matrix', () => {
  test('wraps the data without a copy', () => {
    const data = Float32Array.of(1, 2, 3, 4, 5, 6);
    const m = matrix(data, 2, 3);
    expect(m.data).toBe(data);
    expect(m).toMatchObject({ rows: 2, cols: 3 });
  });

  test('refuses data of another length, naming expected and got', () => {
    expect(() => matrix(new Float32Array(5), 2, 3)).toThrow(
      new RangeError('data must hold 2 × 3 = 6 numbers, got 5'),
    );
  });
});

describe('matrixFromRows', () => {
  test('copies the rows one after the other', () => {
    const row = Float32Array.of(1, 2);
    const m = matrixFromRows([row, Float32Array.of(3, 4)], 2);
    row[0] = 9;
    expect(m).toEqual({ data: Float32Array.of(1, 2, 3, 4), rows: 2, cols: 2 });
  });

  test('of no rows keeps the number of columns', () => {
    expect(matrixFromRows([], 128)).toEqual({ data: new Float32Array(0), rows: 0, cols: 128 });
  });

  test('refuses a row of another length, naming which', () => {
    expect(() => matrixFromRows([Float32Array.of(1, 2), Float32Array.of(3)], 2)).toThrow(
      new RangeError('row 1 must hold 2 numbers, got 1'),
    );
  });
});

describe('rowOf', () => {
  test('is a window on the row, not a copy', () => {
    const m = matrix(Float32Array.of(1, 2, 3, 4), 2, 2);
    const row = rowOf(m, 1);
    expect([...row]).toEqual([3, 4]);
    row[0] = 7;
    expect(m.data[2]).toBe(7);
  });
});

describe('assertFinite', () => {
  test('passes finite values and an empty matrix', () => {
    expect(() => assertFinite(matrix(Float32Array.of(0, -1e38, 1e-45), 1, 3))).not.toThrow();
    expect(() => assertFinite(matrix(new Float32Array(0), 0, 3))).not.toThrow();
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'refuses %s, naming the row',
    (value) => {
      expect(() => assertFinite(matrix(Float32Array.of(0, 0, 0, 0, value, 0), 3, 2))).toThrow(
        new RangeError(`every value must be finite, got ${value} in row 2`),
      );
    },
  );
});
