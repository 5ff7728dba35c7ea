import type { Box } from './face.ts';

/** A square window on a photo, in its pixels; parts beyond the photo are black. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** The whole photo, centred in the smallest square. */
export function wholeView(width: number, height: number, zoomOut = 1): View {
  const side = Math.max(width, height) * zoomOut;
  return { x: (width - side) / 2, y: (height - side) / 2, side };
}

/**
 * Square tiles that cover the photo with overlap, so that faces too small in the whole are seen.
 * @param share side of a tile as a share of the photo's longer side
 * @param overlap share of a tile that its neighbour sees as well, so that no face falls into a seam
 */
export function tileViews(width: number, height: number, share: number, overlap = 0.25): View[] {
  const side = Math.max(width, height) * share;
  const starts = (length: number) => {
    if (length <= side) return [(length - side) / 2];
    const count = Math.ceil((length - side) / (side * (1 - overlap))) + 1;
    return Array.from({ length: count }, (_, i) => (i * (length - side)) / (count - 1));
  };
  return starts(height).flatMap((y) => starts(width).map((x) => ({ x, y, side })));
}

/** The window around a box in pixels, `margin` times as wide as its longer side. */
export function viewAround(box: Box, margin: number): View {
  const side = Math.max(box.width, box.height) * margin;
  return { x: box.x + (box.width - side) / 2, y: box.y + (box.height - side) / 2, side };
}

/** Shared area over the area covered together, in [0, 1]. */
export function overlap(a: Box, b: Box): number {
  const both = sharedArea(a, b);
  return both / (a.width * a.height + b.width * b.height - both);
}

/** Shared area over the smaller box's area, in [0, 1]: 1 if one lies inside the other. */
export function containment(a: Box, b: Box): number {
  return sharedArea(a, b) / Math.min(a.width * a.height, b.width * b.height);
}

function sharedArea(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

/**
 * Keep the best of boxes that show the same thing.
 * @param items best first
 * @param limit share of the smaller box from which on two are the same
 */
export function withoutRepeats<T extends { readonly box: Box }>(items: readonly T[], limit: number): T[] {
  const kept: T[] = [];
  for (const item of items) {
    if (!kept.some(({ box }) => containment(box, item.box) > limit)) kept.push(item);
  }
  return kept;
}
