import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Matrix, matrix } from '../../src/math/matrix.ts';

const DIR = fileURLToPath(new URL('../../../shared/embeddings/', import.meta.url));

export const hasLfwDev = existsSync(`${DIR}lfw-dev.f32`);

/** 2,550 × 128 descriptors of real faces and a number for each face's person. */
export function loadLfwDev(): { points: Matrix; people: Int32Array } {
  const bytes = readFileSync(`${DIR}lfw-dev.f32`);
  const data = new Float32Array(bytes.length / 4);
  new Uint8Array(data.buffer).set(bytes);
  const rows = JSON.parse(readFileSync(`${DIR}lfw-dev.json`, 'utf8')) as { person: string }[];
  const numbers = new Map<string, number>();
  const people = Int32Array.from(rows, ({ person }) => {
    if (!numbers.has(person)) numbers.set(person, numbers.size);
    return numbers.get(person)!;
  });
  return { points: matrix(data, rows.length, 128), people };
}
