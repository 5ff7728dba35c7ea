import { squaredDistance } from '../../src/cluster/squared-distance.ts';
import type { Matrix } from '../../src/math/matrix.ts';
import { mulberry32 } from '../../src/math/rng.ts';

interface Spread {
  readonly pairs: number;
  readonly mean: number;
  readonly deviation: number;
}

const DRAWN = 300_000;

/** How far faces of one person and of strangers are apart: all pairs of the former, some drawn of the latter. */
export function describeDistances({ data, rows, cols }: Matrix, people: Int32Array) {
  const distance = (i: number, j: number) => Math.sqrt(squaredDistance(data, i * cols, j * cols, cols));
  const facesOf = new Map<number, number[]>();
  people.forEach((person, i) => {
    facesOf.set(person, [...(facesOf.get(person) ?? []), i]);
  });
  const same: number[] = [];
  for (const faces of facesOf.values()) {
    faces.forEach((i, at) => {
      for (const j of faces.slice(0, at)) same.push(distance(i, j));
    });
  }
  const random = mulberry32(1);
  const draw = () => Math.floor(random() * rows);
  const strangers: number[] = [];
  for (let d = 0; d < DRAWN; d++) {
    const [i, j] = [draw(), draw()];
    if (people[i] !== people[j]) strangers.push(distance(i, j));
  }
  return { people: facesOf.size, samePerson: spreadOf(same), strangers: spreadOf(strangers) };
}

function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { pairs: values.length, mean, deviation: Math.sqrt(variance) };
}
