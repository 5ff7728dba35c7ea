import { makeStamp, type Shape, type Stamp } from './stamp.ts';

/** How to make a stamp. */
export interface StampRecipe {
  readonly shape: Shape;
  readonly reach: number;
  readonly even?: boolean;
  readonly hard?: boolean;
  readonly strength?: number;
}

/** Stamps for one buffer, made at first use. */
export interface StampCache {
  /** @param key must tell the recipe from all others */
  get(key: string, recipe: () => StampRecipe): Stamp;
}

/** Zooming through all sizes of dots and tiles needs some dozens. */
const MOST_STAMPS = 400;

/** @param stride pixels in a row of the buffer */
export function createStampCache(stride: number): StampCache {
  const stamps = new Map<string, Stamp>();
  return {
    get(key, recipe) {
      let stamp = stamps.get(key);
      if (stamp === undefined) {
        if (stamps.size >= MOST_STAMPS) stamps.clear();
        const { shape, reach, ...options } = recipe();
        stamp = makeStamp(shape, reach, { stride, ...options });
        stamps.set(key, stamp);
      }
      return stamp;
    },
  };
}
