/**
 * Points inside a closed polygon, by the even-odd rule: where an outline crosses itself, what it goes round twice is
 * outside. Which side a point exactly on an edge is on is not promised. Cost O(n + points in its box × corners).
 * @param points (n, 2)
 * @param corners (m, 2) of the polygon, in order; the last is joined to the first. Fewer than three hold nothing.
 * @returns indices, ascending
 */
export function facesInPolygon(points: Float32Array, corners: ArrayLike<number>): number[] {
  const count = Math.floor(corners.length / 2);
  if (count < 3) return [];
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < count; c++) {
    left = Math.min(left, corners[2 * c] ?? 0);
    right = Math.max(right, corners[2 * c] ?? 0);
    top = Math.min(top, corners[2 * c + 1] ?? 0);
    bottom = Math.max(bottom, corners[2 * c + 1] ?? 0);
  }
  const found: number[] = [];
  for (let i = 0; 2 * i + 1 < points.length; i++) {
    const x = points[2 * i] ?? 0;
    const y = points[2 * i + 1] ?? 0;
    if (x >= left && x <= right && y >= top && y <= bottom && isInside(corners, count, x, y)) found.push(i);
  }
  return found;
}

/** Whether a ray to the right crosses the outline an odd number of times. */
function isInside(corners: ArrayLike<number>, count: number, x: number, y: number): boolean {
  let inside = false;
  let fromX = corners[2 * count - 2] ?? 0;
  let fromY = corners[2 * count - 1] ?? 0;
  for (let c = 0; c < count; c++) {
    const toX = corners[2 * c] ?? 0;
    const toY = corners[2 * c + 1] ?? 0;
    // an edge holds its upper end and not its lower one, so that a corner counts once
    if (fromY > y !== toY > y && x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)) inside = !inside;
    fromX = toX;
    fromY = toY;
  }
  return inside;
}
