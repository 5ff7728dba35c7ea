/** A tile in device pixels: a picture in a frame. */
export interface TileGeometry {
  /** Outer side; even, so that the middle is a corner of pixels. */
  readonly side: number;
  /** Width of the frame. */
  readonly frame: number;
  readonly corner: number;
  /** Side of the picture inside the frame. */
  readonly picture: number;
}

/** @param side in CSS pixels */
export function tileGeometry(side: number, density: number): TileGeometry {
  const outer = 2 * Math.round((side * density) / 2);
  const frame = Math.max(Math.round(2 * density), Math.round(outer / 18));
  return { side: outer, frame, corner: outer / 6, picture: outer - 2 * frame };
}

/** Left or upper edge of a tile around a centre. Both in device pixels. */
export function tileStart(center: number, { side }: TileGeometry): number {
  return Math.round(center - side / 2);
}
