/** A small picture of one color, to be put into a {@link PixelBuffer} many times over. */
export interface Stamp {
  /** Pixels that it reaches from its middle, at most. */
  readonly reach: number;
  /** Offsets into the buffer, from the middle, of pixels that it covers wholly. */
  readonly full: Int32Array;
  /** The same of pixels that it covers in part, and how much: 1 to 254 of 255. */
  readonly part: Int32Array;
  readonly shares: Uint8Array;
}

/** Pixels as 0xAABBGGRR, row by row, with a margin on all sides so that stamps need not be clipped. */
export interface PixelBuffer {
  readonly pixels: Uint32Array;
  /** Pixels in a row, margins included. */
  readonly stride: number;
  readonly rows: number;
  readonly margin: number;
}

/** Whether a place, from the middle in pixels, belongs to the shape. */
export type Shape = (x: number, y: number) => boolean;

export interface StampOptions {
  /** Pixels in a row of the buffer. */
  readonly stride: number;
  /** Whether the middle is a corner of pixels, for shapes of even width, and not the centre of one. */
  readonly even?: boolean;
  /** Whether a pixel is covered wholly or not at all. */
  readonly hard?: boolean;
  /** How much it covers at most, in [0, 1]. */
  readonly strength?: number;
}

/** A pixel is looked at in so many places a side. */
const SAMPLES = 4;

/** @param reach pixels around the middle beyond which the shape does not go */
export function makeStamp(
  shape: Shape,
  reach: number,
  { stride, even = false, hard = false, strength = 1 }: StampOptions,
): Stamp {
  const full: number[] = [];
  const part: number[] = [];
  const shares: number[] = [];
  const shift = even ? 0 : 0.5;
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const covered = coverage(shape, dx - shift, dy - shift);
      const share = Math.round(255 * strength * (hard ? Math.round(covered) : covered));
      if (share >= 255) full.push(dy * stride + dx);
      else if (share > 0) {
        part.push(dy * stride + dx);
        shares.push(share);
      }
    }
  }
  return { reach, full: Int32Array.from(full), part: Int32Array.from(part), shares: Uint8Array.from(shares) };
}

/** Share of the pixel with its upper left corner at (x, y) that belongs to the shape. */
function coverage(shape: Shape, x: number, y: number): number {
  const near = 0.5 / SAMPLES;
  const far = 1 - near;
  const corners =
    Number(shape(x + near, y + near)) +
    Number(shape(x + far, y + near)) +
    Number(shape(x + near, y + far)) +
    Number(shape(x + far, y + far));
  // most pixels of a large shape are wholly in or out
  if (corners === 0 || corners === 4) return corners / 4;
  let hits = 0;
  for (let s = 0; s < SAMPLES ** 2; s++) {
    const isHit = shape(x + near + (s % SAMPLES) / SAMPLES, y + near + Math.floor(s / SAMPLES) / SAMPLES);
    if (isHit) hits++;
  }
  return hits / SAMPLES ** 2;
}

/**
 * Put a stamp into the buffer.
 * @param at index of the pixel at its middle; the buffer must hold the stamp around it
 * @param color opaque
 */
export function putStamp(
  pixels: Uint32Array,
  at: number,
  { full, part, shares }: Stamp,
  color: number,
): void {
  for (let i = 0; i < full.length; i++) pixels[at + (full[i] ?? 0)] = color;
  for (let i = 0; i < part.length; i++) {
    const p = at + (part[i] ?? 0);
    pixels[p] = blend(pixels[p] ?? 0, color, shares[i] ?? 0);
  }
}

/** `color` over `below` where it covers `share` of 255. Alpha is not multiplied into the channels, as in `ImageData`. */
export function blend(below: number, color: number, share: number): number {
  const alpha = below >>> 24;
  if (alpha === 0) return ((color & 0xffffff) | (share << 24)) >>> 0;
  const kept = (alpha * (255 - share)) / 255;
  const sum = share + kept;
  // of 256, so that dividing is a shift; red and blue in one go
  const weight = alpha === 255 ? share + (share >> 7) : Math.round((256 * share) / sum);
  const rest = 256 - weight;
  const redBlue = (Math.imul(color & 0xff00ff, weight) + Math.imul(below & 0xff00ff, rest)) >>> 8;
  const green = (Math.imul(color & 0xff00, weight) + Math.imul(below & 0xff00, rest)) >>> 8;
  return ((Math.round(sum) << 24) | (redBlue & 0xff00ff) | (green & 0xff00)) >>> 0;
}

export function disc(radius: number): Shape {
  return (x, y) => x * x + y * y <= radius * radius;
}

/** A square with round corners. */
export function tile(side: number, corner: number): Shape {
  return (x, y) => {
    const dx = Math.abs(x) - side / 2 + corner;
    const dy = Math.abs(y) - side / 2 + corner;
    if (dx > corner || dy > corner) return false;
    return dx <= 0 || dy <= 0 || dx * dx + dy * dy <= corner * corner;
  };
}

/** The rim of a {@link tile}, inside its side. */
export function rim(side: number, corner: number, width: number): Shape {
  const outer = tile(side, corner);
  const inner = tile(side - 2 * width, Math.max(0, corner - width));
  return (x, y) => outer(x, y) && !inner(x, y);
}

/** The same as a dashed line, alike on all sides. */
export function dashedRim(side: number, corner: number, width: number): Shape {
  const whole = rim(side, corner, width);
  const wave = (14 * Math.PI) / (1.5 * side);
  return (x, y) => whole(x, y) && Math.cos(wave * Math.min(Math.abs(x), Math.abs(y))) > -0.3;
}
