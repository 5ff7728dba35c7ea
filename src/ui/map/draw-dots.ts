import { CORE, LOOSE, type MapLooks } from './map-looks.ts';
import { type PixelBuffer, putStamp, type Stamp } from './stamp.ts';

/** How much is left of a face that stands back. */
export const FADED = 0.18;

/** The stamps of dots of one radius. */
export interface DotStamps {
  /** Of faces as they are, and of those that stand back. */
  readonly clear: DotKinds;
  readonly faint: DotKinds;
  /** Around the dot of a selected face, the gap between on top. */
  readonly ring: Stamp;
  readonly gap: Stamp;
  /** By strength, the last the strongest. */
  readonly halos: readonly Stamp[];
}

export interface DotKinds {
  readonly core: Stamp;
  readonly loose: Stamp;
  /** What a ring leaves free. */
  readonly hole: Stamp;
}

/** What dots are drawn from. */
export interface DotScene {
  /** (n, 2) centres in CSS pixels. */
  readonly points: Float32Array;
  /** Device pixels in a CSS pixel. */
  readonly density: number;
  readonly looks: MapLooks;
  /** (n) 1 for faces to bring out; the others fade. Null for none. */
  readonly spotlight: Uint8Array | null;
  readonly selected: readonly number[];
  /** Pixels of what dots lie on, and of what marks them. */
  readonly surface: number;
  readonly accent: number;
}

/** Radius of a dot in CSS pixels: smaller the more there are, larger the closer one looks. */
export function dotRadius(count: number, zoom: number): number {
  const atFit = Math.max(1.8, Math.min(5, 60 / Math.sqrt(count + 1)));
  return Math.min(5, atFit * zoom ** 0.3);
}

/** Faces in view that lie on top of others, and their pixels; used again by every drawing. */
let front = new Int32Array(0);

/**
 * Dots for all faces: core full, border and not yet sorted in as rings, in no cluster small; halos below, selected
 * ringed on top.
 */
export function drawDots(buffer: PixelBuffer, scene: DotScene, stamps: DotStamps): void {
  const { points, density, looks, spotlight, selected, surface } = scene;
  const { colors, pixels: palette, kinds, faded, halos } = looks;
  const { pixels, stride, rows, margin } = buffer;
  const { clear, faint } = stamps;
  const count = points.length / 2;
  // a dot that reaches into view from outside is drawn
  const reach = clear.core.reach;
  const right = stride - 2 * margin + reach;
  const bottom = rows - 2 * margin + reach;
  /** Index of the pixel under a face; -1 out of view. */
  const placeOf = (i: number): number => {
    const x = (points[2 * i] ?? 0) * density;
    const y = (points[2 * i + 1] ?? 0) * density;
    // written so that NaN is outside, too
    if (!(x > -reach && x < right && y > -reach && y < bottom)) return -1;
    return (Math.floor(y) + margin) * stride + Math.floor(x) + margin;
  };
  const put = (i: number, at: number, { core, loose, hole }: DotKinds): void => {
    const kind = kinds[i];
    putStamp(pixels, at, kind === LOOSE ? loose : core, palette[colors[i] ?? 0] ?? 0);
    if (kind !== CORE && kind !== LOOSE) putStamp(pixels, at, hole, surface);
  };

  if (halos !== null) {
    for (let i = 0; i < count; i++) {
      const at = placeOf(i);
      const halo = stamps.halos[Math.round((stamps.halos.length - 1) * (halos[i] ?? 0))];
      if (at >= 0 && halo) putStamp(pixels, at, halo, scene.accent);
    }
  }
  if (front.length < 2 * count) front = new Int32Array(2 * count);
  let size = 0;
  // those that say less below those that say more
  for (let i = 0; i < count; i++) {
    const at = placeOf(i);
    if (at < 0) continue;
    if (faded[i] === 1 || (spotlight !== null && spotlight[i] !== 1)) put(i, at, faint);
    else if (kinds[i] === LOOSE) put(i, at, clear);
    else {
      front[size++] = i;
      front[size++] = at;
    }
  }
  for (let f = 0; f < size; f += 2) put(front[f] ?? 0, front[f + 1] ?? 0, clear);
  for (const i of selected) {
    const at = placeOf(i);
    if (at < 0) continue;
    putStamp(pixels, at, stamps.ring, scene.accent);
    putStamp(pixels, at, stamps.gap, surface);
    put(i, at, clear);
  }
}
