/** A dense row-major matrix: entry (i, j) is `data[i * cols + j]`. */
export interface Matrix {
  readonly data: Float32Array;
  readonly rows: number;
  readonly cols: number;
}

/**
 * Wrap `data` as a rows × cols matrix, without a copy.
 * @throws RangeError if the length is not rows × cols
 */
export function matrix(data: Float32Array, rows: number, cols: number): Matrix {
  if (data.length !== rows * cols) {
    throw new RangeError(`data must hold ${rows} × ${cols} = ${rows * cols} numbers, got ${data.length}`);
  }
  return { data, rows, cols };
}

/**
 * Copy vectors of one length into a matrix, one a row.
 * @throws RangeError if a vector's length differs from `cols`
 */
export function matrixFromRows(rows: readonly Float32Array[], cols: number): Matrix {
  const data = new Float32Array(rows.length * cols);
  rows.forEach((row, i) => {
    if (row.length !== cols) throw new RangeError(`row ${i} must hold ${cols} numbers, got ${row.length}`);
    data.set(row, i * cols);
  });
  return { data, rows: rows.length, cols };
}

/** Row i as a view, not a copy. */
export function rowOf(m: Matrix, i: number): Float32Array {
  return m.data.subarray(i * m.cols, (i + 1) * m.cols);
}

/**
 * Refuse NaN and infinities, which no distance survives.
 * @throws RangeError naming the first row that holds one
 */
export function assertFinite(m: Matrix): void {
  for (let k = 0; k < m.data.length; k++) {
    if (!Number.isFinite(m.data[k])) {
      throw new RangeError(`every value must be finite, got ${m.data[k]} in row ${Math.floor(k / m.cols)}`);
    }
  }
}
