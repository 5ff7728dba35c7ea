import { assertFinite, type Matrix } from '../math/matrix.ts';
import { symmetricEigen } from '../math/symmetric-eigen.ts';

/** Principal components of n points; k of them, the first with the largest variance. */
export interface Pca {
  /** (dim) */
  readonly mean: Float64Array;
  /** (k, dim) orthonormal rows */
  readonly components: Matrix;
  /** (k) variance along each component, denominator n − 1, descending */
  readonly explainedVariance: Float64Array;
  /** (k) share of the total variance, in [0, 1]; 0 if all points are equal */
  readonly explainedVarianceRatio: Float64Array;
  /** (n, k) the centered points in the components' coordinates */
  readonly scores: Matrix;
}

/** What is left of a unit vector outside the span of the others, below which it counts as inside. */
const INSIDE_SPAN = 1e-6;

/**
 * Principal component analysis, k = min(components, dim, n − 1): centered points span no more.
 *
 * Deterministic. The sign of a component makes its entry of largest magnitude positive (the first such
 * entry if several tie). Directions without variance are completed to an orthonormal set, so all-equal
 * points give scores of 0. The eigenproblem is that of the smaller of covariance (dim × dim) and Gram
 * matrix (n × n); cost O(n · dim · s + s³) with s = min(n, dim).
 *
 * Source: Jolliffe, Principal Component Analysis, 2nd ed. 2002, sections 2.1 and 3.5.
 *
 * @param points (n, dim)
 * @param components how many at most; an integer ≥ 0
 * @throws RangeError if `components` is not such an integer or a value is not finite
 */
export function pca(points: Matrix, components: number): Pca {
  if (!Number.isInteger(components) || components < 0) {
    throw new RangeError(`components must be an integer of at least 0, got ${components}`);
  }
  assertFinite(points);
  const { rows: n, cols: dim } = points;
  const k = Math.min(components, dim, Math.max(0, n - 1));
  const mean = meanOf(points);

  const basis = new Float64Array(k * dim);
  const explainedVariance = new Float64Array(k);
  const explainedVarianceRatio = new Float64Array(k);
  if (k > 0) {
    const total =
      dim <= n
        ? fromCovariance(points, mean, basis, explainedVariance)
        : fromGram(points, mean, basis, explainedVariance);
    for (let c = 0; c < k; c++) {
      // what rounding leaves below zero is none
      explainedVariance[c] = Math.max(0, explainedVariance[c]!);
      explainedVarianceRatio[c] = total > 0 ? Math.min(1, explainedVariance[c]! / total) : 0;
    }
    orthonormalize(basis, k, dim);
    fixSigns(basis, k, dim);
  }

  return {
    mean,
    components: { data: Float32Array.from(basis), rows: k, cols: dim },
    explainedVariance,
    explainedVarianceRatio,
    scores: scoresOf(points, mean, basis, k),
  };
}

function meanOf({ data, rows, cols }: Matrix): Float64Array {
  const mean = new Float64Array(cols);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) mean[j] = mean[j]! + data[i * cols + j]!;
  }
  for (let j = 0; j < cols && rows > 0; j++) mean[j] = mean[j]! / rows;
  return mean;
}

/** Fills the first components and their variances; returns the total variance. */
function fromCovariance(
  points: Matrix,
  mean: Float64Array,
  basis: Float64Array,
  variance: Float64Array,
): number {
  const { data, rows: n, cols: dim } = points;
  const covariance = new Float64Array(dim * dim);

  // four points a pass: the matrix outgrows the cache at dim 1024, and then its traffic is the cost
  const block = new Float64Array(4 * dim);
  const [a, b, c, d] = [0, 1, 2, 3].map((r) => block.subarray(r * dim, (r + 1) * dim)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let first = 0; first < n; first += 4) {
    for (let r = 0; r < 4; r++) {
      const i = first + r;
      for (let j = 0; j < dim; j++) block[r * dim + j] = i < n ? data[i * dim + j]! - mean[j]! : 0;
    }
    for (let i = 0; i < dim; i++) {
      const row = i * dim;
      const [ai, bi, ci, di] = [a[i]!, b[i]!, c[i]!, d[i]!];
      for (let j = 0; j <= i; j++) {
        covariance[row + j] = covariance[row + j]! + ai * a[j]! + bi * b[j]! + ci * c[j]! + di * d[j]!;
      }
    }
  }

  let total = 0;
  for (let i = 0; i < dim; i++) {
    for (let j = 0; j <= i; j++) covariance[i * dim + j] = covariance[i * dim + j]! / (n - 1);
    total += covariance[i * dim + i]!;
  }
  const { values, vectors } = symmetricEigen(covariance, dim);
  variance.set(values.subarray(0, variance.length));
  basis.set(vectors.subarray(0, basis.length));
  return total;
}

/** The same by way of the inner products of the centered points, cheaper where n < dim. */
function fromGram(points: Matrix, mean: Float64Array, basis: Float64Array, variance: Float64Array): number {
  const { data, rows: n, cols: dim } = points;
  const centered = Float64Array.from(data, (value, at) => value - mean[at % dim]!);
  const gram = new Float64Array(n * n);
  let total = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let dot = 0;
      for (let m = 0; m < dim; m++) dot += centered[i * dim + m]! * centered[j * dim + m]!;
      gram[i * n + j] = dot / (n - 1);
    }
    total += gram[i * n + i]!;
  }

  // an eigenvector u of the Gram matrix gives the direction Xᵀ u
  const { values, vectors } = symmetricEigen(gram, n);
  for (let c = 0; c < variance.length; c++) {
    variance[c] = values[c]!;
    for (let i = 0; i < n; i++) {
      const weight = vectors[c * n + i]!;
      for (let m = 0; m < dim; m++)
        basis[c * dim + m] = basis[c * dim + m]! + weight * centered[i * dim + m]!;
    }
  }
  return total;
}

/**
 * Make the rows an orthonormal set, in order. A row that has nothing of its own, because there is no
 * variance along it, is replaced by the next coordinate axis that has.
 */
function orthonormalize(basis: Float64Array, k: number, dim: number): void {
  let axis = 0;
  for (let c = 0; c < k; c++) {
    const row = basis.subarray(c * dim, (c + 1) * dim);
    while (!makeOrthogonal(row, basis, c, dim)) {
      row.fill(0);
      row[axis++] = 1;
    }
  }
}

/** False if `row` lies in the span of the first `count` rows, or is 0. */
function makeOrthogonal(row: Float64Array, basis: Float64Array, count: number, dim: number): boolean {
  if (!scaleToUnit(row, 0)) return false;
  // twice is enough: Giraud, Langou, Rozložník, Computers & Mathematics with Applications 50 (2005)
  for (let pass = 0; pass < 2; pass++) {
    for (let c = 0; c < count; c++) {
      const other = basis.subarray(c * dim, (c + 1) * dim);
      let dot = 0;
      for (let j = 0; j < dim; j++) dot += row[j]! * other[j]!;
      for (let j = 0; j < dim; j++) row[j] = row[j]! - dot * other[j]!;
    }
    if (!scaleToUnit(row, INSIDE_SPAN)) return false;
  }
  return true;
}

/** False, and no change, if the length is `least` or below. */
function scaleToUnit(row: Float64Array, least: number): boolean {
  let squares = 0;
  for (const x of row) squares += x * x;
  const length = Math.sqrt(squares);
  if (!(length > least)) return false;
  for (let j = 0; j < row.length; j++) row[j] = row[j]! / length;
  return true;
}

function fixSigns(basis: Float64Array, k: number, dim: number): void {
  for (let c = 0; c < k; c++) {
    const row = basis.subarray(c * dim, (c + 1) * dim);
    let largest = 0;
    for (const x of row) if (Math.abs(x) > Math.abs(largest)) largest = x;
    if (largest < 0) for (let j = 0; j < dim; j++) row[j] = -row[j]!;
  }
}

function scoresOf(
  { data, rows: n, cols: dim }: Matrix,
  mean: Float64Array,
  basis: Float64Array,
  k: number,
): Matrix {
  const scores = new Float32Array(n * k);
  const centered = new Float64Array(dim);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < dim; j++) centered[j] = data[i * dim + j]! - mean[j]!;
    for (let c = 0; c < k; c++) {
      let dot = 0;
      for (let j = 0; j < dim; j++) dot += centered[j]! * basis[c * dim + j]!;
      scores[i * k + c] = dot;
    }
  }
  return { data: scores, rows: n, cols: k };
}
