/**
 * The same faces with those that stand back last, otherwise in the order given: where a search or the legend
 * fades most of the map, what is left gets the thumbnails.
 * @param order indices of faces
 * @param faded (n) 1 for a face that stands back
 */
export function shownFirst(order: Int32Array, faded: Uint8Array): Int32Array {
  const sorted = new Int32Array(order.length);
  let filled = 0;
  for (const back of [0, 1]) {
    for (const face of order) if ((faded[face] ?? 0) === back) sorted[filled++] = face;
  }
  return sorted;
}
