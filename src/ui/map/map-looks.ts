/**
 * How every face of the map looks, but for selection and hover. Worked out anew in the frame in which clusters,
 * coloring or filter change, so only flat arrays.
 */
export interface MapLooks {
  /** (n) index into `palette`. */
  readonly colors: Uint16Array;
  /** Colors as CSS and canvas write them. */
  readonly palette: readonly string[];
  /** The palette as opaque pixels of `ImageData` seen as 32-bit words on a little-endian machine: 0xAABBGGRR. */
  readonly pixels: Uint32Array;
  /** (n) one of {@link CORE}, {@link BORDER}, {@link LOOSE}, {@link PENDING}. */
  readonly kinds: Uint8Array;
  /** (n) 1 where the face is filtered out or stands back behind others. */
  readonly faded: Uint8Array;
  /** (n) share of the neighbors that the map keeps, in [0, 1], drawn as a halo; null for no halos. */
  readonly halos: Float32Array | null;
}

export const CORE = 0;
export const BORDER = 1;
/** In no cluster. */
export const LOOSE = 2;
/** Not sorted in yet. */
export const PENDING = 3;
