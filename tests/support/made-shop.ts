import { gaussian, mulberry32 } from '../../src/math/rng.ts';
import { normalize } from '../../src/math/vector.ts';

/** Descriptors of a shop's people and of new faces, as far apart as real ones. */
export interface MadeShop {
  /** (people) descriptors of each. */
  readonly people: readonly (readonly Float32Array[])[];
  /** New faces: first those of known people, then strangers, half of each. */
  readonly news: readonly Float32Array[];
}

const DIMS = 128;
/** The mean face's length, and how far people lie from it and faces from their person, in each direction. */
const MEAN = 0.917;
const BETWEEN = 0.034;
const WITHIN = 0.018;

/** @param faces are shared out evenly */
export function madeShop(people: number, faces: number, news: number, seed: number): MadeShop {
  const normal = gaussian(mulberry32(seed));
  const near = (center: (k: number) => number, spread: number) =>
    normalize(Float32Array.from({ length: DIMS }, (_, k) => center(k) + spread * normal()));
  const person = () => near((k) => (k === 0 ? MEAN : 0), BETWEEN);
  const faceOf = (own: Float32Array) => near((k) => own[k]!, WITHIN);
  const centers = Array.from({ length: people }, person);
  const share = (p: number) => Math.floor(((p + 1) * faces) / people) - Math.floor((p * faces) / people);
  const known = Math.floor(news / 2);
  return {
    people: centers.map((own, p) => Array.from({ length: share(p) }, () => faceOf(own))),
    news: [
      ...Array.from({ length: known }, (_, i) => faceOf(centers[i % people]!)),
      ...Array.from({ length: news - known }, () => faceOf(person())),
    ],
  };
}
