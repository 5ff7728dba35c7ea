import { gaussian, mulberry32 } from '../../../src/math/rng.ts';
import { normalize } from '../../../src/math/vector.ts';

/** Draws faces as far apart as real ones: of one person some 0.29, of two some 0.55. */
export function faceMaker(seed: number, dims = 128) {
  const normal = gaussian(mulberry32(seed));
  const near = (center: Float32Array, spread: number) =>
    normalize(Float32Array.from(center, (x) => x + (spread * normal()) / Math.sqrt(dims)));
  const mean = Float32Array.from({ length: dims }, (_, k) => (k === 0 ? 0.92 : 0));
  return {
    person: () => near(mean, 0.38),
    face: (person: Float32Array) => near(person, 0.2),
  };
}

/** People with some exemplars each. */
export function randomGallery(seed: number, people: number, exemplars = 3, dims = 128) {
  const maker = faceMaker(seed, dims);
  const centers = Array.from({ length: people }, maker.person);
  return {
    ...maker,
    centers,
    rows: centers.map((center) => Array.from({ length: exemplars }, () => maker.face(center))),
  };
}
