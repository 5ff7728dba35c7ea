import { type DotKinds, type DotStamps, FADED } from './draw-dots.ts';
import { disc } from './stamp.ts';
import type { StampCache } from './stamp-cache.ts';

/** A face in no cluster is smaller than others by this factor. */
const SMALL = 0.8;
const HOLE = 0.5;
const HALO_LEVELS = 6;
const HALO_STRENGTH = 0.45;
/** By how much a halo and the ring of a selected dot reach beyond the dot, in CSS pixels. */
const HALO_PX = 3.5;
const RING_PX = 3;
const GAP_PX = 1;
/** Up to a radius of so many device pixels, and a CSS pixel, whole pixels look as round as shaded ones, in a third of the time. */
const HARD_PX = 1.6;

/** Makes the stamps of each radius once. @param density device pixels in a CSS pixel */
export function createDotStamps(cache: StampCache, density: number): (radius: number) => DotStamps {
  const byRadius = new Map<number, DotStamps>();

  function make(radius: number): DotStamps {
    const round = (size: number, strength = 1) =>
      cache.get(`disc ${size} ${strength}`, () => {
        const isHard = size <= HARD_PX + density;
        const width = Math.max(1, Math.round(2 * size));
        return {
          shape: disc(isHard ? width / 2 : size),
          reach: Math.ceil(size + 0.5),
          even: isHard && width % 2 === 0,
          hard: isHard,
          strength,
        };
      });
    const kinds = (strength: number): DotKinds => ({
      core: round(radius, strength),
      loose: round(radius * SMALL, strength),
      hole: round(radius * HOLE, strength),
    });
    return {
      clear: kinds(1),
      faint: kinds(FADED),
      ring: round(radius + RING_PX * density),
      gap: round(radius + GAP_PX * density),
      halos: Array.from({ length: HALO_LEVELS + 1 }, (_, level) =>
        round(radius + HALO_PX * density, (HALO_STRENGTH * level) / HALO_LEVELS),
      ),
    };
  }

  return (radius) => {
    let stamps = byRadius.get(radius);
    if (stamps === undefined) {
      stamps = make(radius);
      byRadius.set(radius, stamps);
    }
    return stamps;
  };
}
