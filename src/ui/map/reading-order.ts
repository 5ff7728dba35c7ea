/** Faces whose places differ by less than this in height are read as one line, in CSS pixels. */
const LINE_PX = 32;

/**
 * All faces as one reads: in lines from the top, each from left to right; faces at one place by index. Every face
 * has exactly one place in it, those without a place the last.
 * @param points (n, 2) places on the whole map in CSS pixels
 */
export function readingOrder(points: Float32Array): Int32Array {
  const count = points.length / 2;
  const line = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const y = points[2 * i + 1] ?? Number.NaN;
    line[i] = Number.isFinite(y) && Number.isFinite(points[2 * i]) ? Math.floor(y / LINE_PX) : Infinity;
  }
  return Int32Array.from({ length: count }, (_, i) => i).sort((a, b) => {
    const lineA = line[a] ?? 0;
    const lineB = line[b] ?? 0;
    if (lineA !== lineB) return lineA < lineB ? -1 : 1;
    if (lineA === Infinity) return a - b;
    return (points[2 * a] ?? 0) - (points[2 * b] ?? 0) || a - b;
  });
}

/** The face so many steps after `face` in an order, around the ends; the first or the last if `face` is not in it. */
export function stepInOrder(order: Int32Array, face: number, step: 1 | -1): number {
  if (order.length === 0) return -1;
  const at = face < 0 ? -1 : order.indexOf(face);
  if (at < 0) return order[step > 0 ? 0 : order.length - 1] ?? -1;
  return order[(at + step + order.length) % order.length] ?? -1;
}
