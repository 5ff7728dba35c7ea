/** Eigenvalues and eigenvectors of a symmetric n × n matrix. */
export interface SymmetricEigen {
  /** (n) descending */
  readonly values: Float64Array;
  /** (n, n) row i is the unit eigenvector of `values[i]`; rows are orthogonal. The sign of a row is arbitrary. */
  readonly vectors: Float64Array;
}

/** Steps that a matrix may take per eigenvalue; two suffice on average. */
const MAX_STEPS_PER_VALUE = 60;

/**
 * Decompose a symmetric matrix. Cost O(n³): 30 ms for n = 128, 4 s for n = 1024 (Node 20, one core of a busy machine).
 *
 * Only the lower triangle is read; the input is not changed. Deterministic: equal input gives equal bits.
 *
 * Source: Householder tridiagonalization as in Bowdler, Martin, Reinsch, Wilkinson, Numer. Math. 11 (1968);
 * implicit QR steps with Wilkinson's shift as in Golub, Van Loan, Matrix Computations, sections 8.3.1–8.3.3.
 * Differs: eigenvectors are kept as rows, so that every inner loop runs over neighboring memory.
 *
 * @param matrix (n, n) row-major
 * @throws RangeError if the length is not n × n or a value of the lower triangle is not finite
 */
export function symmetricEigen(matrix: Float64Array, n: number): SymmetricEigen {
  if (matrix.length !== n * n) {
    throw new RangeError(`matrix must hold ${n} × ${n} = ${n * n} numbers, got ${matrix.length}`);
  }

  // entries of at most 1 leave no square to overflow or to vanish
  let scale = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const value = matrix[i * n + j]!;
      if (!Number.isFinite(value))
        throw new RangeError(`every value must be finite, got ${value} at (${i}, ${j})`);
      scale = Math.max(scale, Math.abs(value));
    }
  }
  if (scale === 0) scale = 1;
  const work = matrix.map((value) => value / scale);

  const { diagonal, offDiagonal, basis } = tridiagonalize(work, n);
  diagonalize(diagonal, offDiagonal, basis, n);

  const order = Array.from(diagonal.keys()).sort((i, j) => diagonal[j]! - diagonal[i]!);
  const values = new Float64Array(n);
  const vectors = new Float64Array(n * n);
  order.forEach((from, to) => {
    values[to] = diagonal[from]! * scale;
    vectors.set(basis.subarray(from * n, (from + 1) * n), to * n);
  });
  return { values, vectors };
}

interface Tridiagonal {
  readonly diagonal: Float64Array;
  /** offDiagonal[k] couples k and k + 1; the last entry is unused. */
  readonly offDiagonal: Float64Array;
  /** Qᵀ of matrix = Q T Qᵀ */
  readonly basis: Float64Array;
}

/** Overwrites `a`: the lower triangle shrinks to T, the rows above it keep the reflectors. */
function tridiagonalize(a: Float64Array, n: number): Tridiagonal {
  const diagonal = new Float64Array(n);
  const offDiagonal = new Float64Array(n);
  const betas = new Float64Array(n);
  const p = new Float64Array(n);

  for (let k = 0; k < n - 1; k++) {
    diagonal[k] = a[k * n + k]!;
    const v = a.subarray(k * n, (k + 1) * n);

    // reflector I − β v vᵀ that takes the column below the diagonal onto its first entry
    let tail = 0;
    for (let i = k + 1; i < n; i++) {
      const x = a[i * n + k]!;
      v[i] = x;
      if (i > k + 1) tail += x * x;
    }
    const head = v[k + 1]!;
    if (tail === 0) {
      offDiagonal[k] = head;
      continue;
    }
    const length = Math.sqrt(head * head + tail);
    // the sign that adds magnitudes, so that nothing cancels
    offDiagonal[k] = head > 0 ? -length : length;
    v[k + 1] = head - offDiagonal[k]!;
    const beta = 2 / (v[k + 1]! * v[k + 1]! + tail);
    betas[k] = beta;

    // p = β A v, from the lower triangle alone
    p.fill(0, k + 1);
    for (let i = k + 1; i < n; i++) {
      const row = i * n;
      const vi = v[i]!;
      let sum = 0;
      for (let j = k + 1; j < i; j++) {
        const value = a[row + j]!;
        sum += value * v[j]!;
        p[j] = p[j]! + value * vi;
      }
      p[i] = p[i]! + sum + a[row + i]! * vi;
    }
    let projection = 0;
    for (let i = k + 1; i < n; i++) {
      p[i] = p[i]! * beta;
      projection += p[i]! * v[i]!;
    }

    // A ← A − v wᵀ − w vᵀ with w = p − (β/2)(pᵀv) v
    const half = (beta / 2) * projection;
    for (let i = k + 1; i < n; i++) p[i] = p[i]! - half * v[i]!;
    for (let i = k + 1; i < n; i++) {
      const row = i * n;
      const vi = v[i]!;
      const wi = p[i]!;
      for (let j = k + 1; j <= i; j++) a[row + j] = a[row + j]! - vi * p[j]! - wi * v[j]!;
    }
  }
  if (n > 0) diagonal[n - 1] = a[n * n - 1]!;

  // Qᵀ from the last reflector to the first: rows and columns up to k are still those of the identity
  const basis = new Float64Array(n * n);
  for (let i = 0; i < n; i++) basis[i * n + i] = 1;
  for (let k = n - 2; k >= 0; k--) {
    const beta = betas[k]!;
    if (beta === 0) continue;
    const v = a.subarray(k * n, (k + 1) * n);
    for (let i = k + 1; i < n; i++) {
      const row = i * n;
      let dot = 0;
      for (let j = k + 1; j < n; j++) dot += basis[row + j]! * v[j]!;
      dot *= beta;
      for (let j = k + 1; j < n; j++) basis[row + j] = basis[row + j]! - dot * v[j]!;
    }
  }
  return { diagonal, offDiagonal, basis };
}

/** Rotates `diagonal` until it holds the eigenvalues, and the rows of `basis` with it. */
function diagonalize(
  diagonal: Float64Array,
  offDiagonal: Float64Array,
  basis: Float64Array,
  n: number,
): void {
  const d = diagonal;
  const e = offDiagonal;
  // the matrix is scaled to 1, so a coupling below ε² is nothing even between two zeros
  const couples = (k: number) =>
    Math.abs(e[k]!) > Number.EPSILON * (Math.abs(d[k]!) + Math.abs(d[k + 1]!)) + Number.EPSILON ** 2;

  let steps = 0;
  let hi = n - 1;
  while (hi > 0) {
    if (!couples(hi - 1)) {
      e[hi - 1] = 0;
      hi--;
      continue;
    }
    if (++steps > MAX_STEPS_PER_VALUE * n) throw new Error(`no convergence in ${steps} steps for n = ${n}`);

    // the unreduced block [lo, hi] at the end
    let lo = hi - 1;
    while (lo > 0 && couples(lo - 1)) lo--;
    if (lo > 0) e[lo - 1] = 0;

    // Wilkinson's shift: the eigenvalue of the last 2 × 2 block that is nearer to its last entry
    const gap = (d[hi - 1]! - d[hi]!) / 2;
    const last = e[hi - 1]!;
    const root = Math.sqrt(gap * gap + last * last);
    const shift = d[hi]! - (last * last) / (gap + (gap < 0 ? -root : root));

    // chase the bulge from the top of the block to its end
    let x = d[lo]! - shift;
    let z = e[lo]!;
    for (let k = lo; k < hi; k++) {
      const r = Math.sqrt(x * x + z * z);
      const c = r === 0 ? 1 : x / r;
      const s = r === 0 ? 0 : z / r;
      if (k > lo) e[k - 1] = r;
      const dk = d[k]!;
      const dn = d[k + 1]!;
      const ek = e[k]!;
      const cross = 2 * c * s * ek;
      d[k] = c * c * dk + cross + s * s * dn;
      d[k + 1] = s * s * dk - cross + c * c * dn;
      e[k] = c * s * (dn - dk) + (c * c - s * s) * ek;
      if (k + 1 < hi) {
        x = e[k]!;
        z = s * e[k + 1]!;
        e[k + 1] = c * e[k + 1]!;
      }
      rotateRows(basis, n, k, c, s);
    }
  }
}

function rotateRows(basis: Float64Array, n: number, k: number, c: number, s: number): void {
  const upper = k * n;
  const lower = upper + n;
  for (let j = 0; j < n; j++) {
    const a = basis[upper + j]!;
    const b = basis[lower + j]!;
    basis[upper + j] = c * a + s * b;
    basis[lower + j] = c * b - s * a;
  }
}
