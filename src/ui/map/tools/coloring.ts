/** What faces can be colored by. */
export type ColoringId = 'cluster' | 'person' | 'folder' | 'fileName' | 'date' | 'quality';

/** What an entry of the legend stands for; put into words where it is shown. */
export type EntryName =
  | { readonly kind: 'group'; readonly label: number }
  | { readonly kind: 'text'; readonly text: string }
  /** All faces that have a value on the scale. */
  | { readonly kind: 'known' }
  /** Faces of which it is not known, or that are in no group. */
  | { readonly kind: 'none' }
  /** Everything that has no entry of its own. */
  | { readonly kind: 'others'; readonly kinds: number };

/** One line of the legend. */
export interface LegendEntry {
  /** Stays while eps moves and faces arrive. */
  readonly key: string;
  readonly name: EntryName;
  /** Index into the palette; null where the entry is of many colors. */
  readonly color: number | null;
  /** Number of faces. */
  readonly count: number;
}

/** Values that run along the first {@link SCALE_STEPS} colors of the palette. */
export interface ColorScale {
  readonly min: number;
  readonly max: number;
  readonly unit: 'date' | 'px';
}

/** Faces in colors, and what the colors mean. */
export interface Coloring {
  readonly id: ColoringId;
  /** (n) index into `palette`. */
  readonly colors: Uint16Array;
  /** Colors as CSS and canvas write them. */
  readonly palette: readonly string[];
  /** The palette as opaque pixels, 0xAABBGGRR. */
  readonly pixels: Uint32Array;
  /** (n) index into `entries`. */
  readonly entryOf: Uint16Array;
  readonly entries: readonly LegendEntry[];
  /** Null for a coloring by kinds. */
  readonly scale: ColorScale | null;
}

/** Most entries of a legend before the rest is called "others". */
export const MOST_ENTRIES = 20;

/** Key of the faces that have no value. */
export const NONE_KEY = 'none';
/** Key of all kinds beyond {@link MOST_ENTRIES}. */
export const OTHERS_KEY = 'others';
