/** Source of numbers in [0, 1). */
export type Rng = () => number;

/**
 * Seeded generator with 32 bits of state: equal seeds give equal sequences on every machine.
 * Source: Tommy Ettinger's mulberry32 (public domain).
 */
export function mulberry32(seed: number): Rng {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Standard normal numbers from a uniform source. Source: Box and Muller, Ann. Math. Stat. 29 (1958). */
export function gaussian(random: Rng): Rng {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
