import { matrix } from '../../src/math/matrix.ts';
import { hasLfwDev, loadLfwDev } from '../support/lfw-dev.ts';
import { type SyntheticFaces, syntheticFaces } from '../support/synthetic-faces.ts';

export interface LabelledFaces extends SyntheticFaces {
  readonly source: string;
}

const SEED = 1;

/** Real faces of the people with most photos where there are so many, else made-up ones. */
export function facesForMap(size: number): LabelledFaces {
  if (hasLfwDev) {
    const { points, people } = loadLfwDev();
    if (size <= points.rows)
      return { ...mostSeen(points.data, points.cols, people, size), source: 'lfw-dev' };
  }
  return { ...syntheticFaces(size, SEED), source: `synthetic, seed ${SEED}` };
}

function mostSeen(data: Float32Array, cols: number, people: Int32Array, size: number): SyntheticFaces {
  const photos = new Map<number, number>();
  for (const person of people) photos.set(person, (photos.get(person) ?? 0) + 1);
  const count = (i: number) => photos.get(people[i]!)!;
  const chosen = [...people.keys()]
    .sort((a, b) => count(b) - count(a) || people[a]! - people[b]! || a - b)
    .slice(0, size)
    .sort((a, b) => a - b);
  const rows = new Float32Array(size * cols);
  chosen.forEach((i, at) => {
    rows.set(data.subarray(i * cols, (i + 1) * cols), at * cols);
  });
  return { points: matrix(rows, size, cols), people: Int32Array.from(chosen, (i) => people[i]!) };
}
