import { type Matrix, matrix } from '../../src/math/matrix.ts';
import { gaussian, mulberry32, type Rng } from '../../src/math/rng.ts';

/** Made-up descriptors and who each belongs to. */
export interface SyntheticFaces {
  /** (n, 128) of length 1. */
  readonly points: Matrix;
  readonly people: Int32Array;
}

const DIM = 128;
/** Squared spread of people around the mean face, and of one person's faces around the person. */
const BETWEEN = 0.1222;
const WITHIN = 0.0424;
/** Each direction holds this part of the spread of the one before. Sets how much stranger distances vary. */
const DECAY = 0.9576;
/** How much faces differ in their spread: sets how much a person's distances vary. */
const UNEVEN = 0.44;
/** Exponent of the tail of people's sizes, and the largest. LFW: 71 % have one photo, one has 530. */
const TAIL = 1.6;
const MOST = 530;

/**
 * Faces whose distances are spread like those of LFW: one person's 0.290 ± 0.055, strangers' 0.566 ± 0.061.
 *
 * A mean face, plus a person, plus a deviation, each normal with a geometric spectrum, of length 1 at last.
 * Deviations differ in size from face to face, as photos differ in quality.
 */
export function syntheticFaces(size: number, seed: number): SyntheticFaces {
  const random = mulberry32(seed);
  const normal = gaussian(random);
  const spectrum = Float64Array.from({ length: DIM }, (_, c) => DECAY ** c);
  const total = spectrum.reduce((sum, part) => sum + part, 0);
  const mean = randomVector(normal, spectrum, total);
  scaleTo(mean, Math.sqrt(1 - BETWEEN - WITHIN));

  const data = new Float32Array(size * DIM);
  const people = peopleOf(size, random);
  let person = new Float64Array(DIM);
  for (let i = 0; i < size; i++) {
    if (i === 0 || people[i] !== people[i - 1]) person = randomVector(normal, spectrum, total / BETWEEN);
    const quality = Math.exp(UNEVEN * normal() - UNEVEN ** 2 / 2);
    const deviation = randomVector(normal, spectrum, total / (WITHIN * quality));
    const face = mean.map((x, c) => x + person[c]! + deviation[c]!);
    scaleTo(face, 1);
    data.set(face, i * DIM);
  }
  return shuffled(data, people, random);
}

/** Person of each face, each person's faces in a row. */
function peopleOf(size: number, random: Rng): Int32Array {
  const people = new Int32Array(size);
  for (let i = 0, person = 0; i < size; person++) {
    const photos = Math.min(MOST, Math.floor((1 - random()) ** (-1 / TAIL)));
    people.fill(person, i, i + photos);
    i += photos;
  }
  return people;
}

function randomVector(normal: Rng, spectrum: Float64Array, divisor: number) {
  return spectrum.map((part) => normal() * Math.sqrt(part / divisor));
}

function scaleTo(vector: Float64Array, length: number): void {
  const factor = length / Math.hypot(...vector);
  for (let c = 0; c < vector.length; c++) vector[c]! *= factor;
}

/** Fisher and Yates' shuffle of rows and people alike. */
function shuffled(data: Float32Array, people: Int32Array, random: Rng): SyntheticFaces {
  for (let i = people.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [people[i], people[j]] = [people[j]!, people[i]!];
    const row = data.slice(i * DIM, (i + 1) * DIM);
    data.copyWithin(i * DIM, j * DIM, (j + 1) * DIM);
    data.set(row, j * DIM);
  }
  return { points: matrix(data, people.length, DIM), people };
}
