import { expect, it } from 'vitest';
import { fuzzFiles } from '../../files/fuzz-file.ts';

const sources = [1, 2, 3].map((fill) => ({ extension: `k${fill}`, bytes: new Uint8Array(500).fill(fill) }));

it('damaged files are the same for the same seed, also in parts, and differ for another', () => {
  const all = fuzzFiles(sources, { seed: 1, count: 40 });
  expect(fuzzFiles(sources, { seed: 1, first: 25, count: 15 })).toEqual(all.slice(25));
  expect(fuzzFiles(sources, { seed: 2, count: 40 })).not.toEqual(all);
  expect(new Set(all.map(({ name }) => name.replace(/^\d+-|\.k\d$/g, ''))).size).toBeGreaterThanOrEqual(7);
  expect(sources.every(({ bytes }, i) => bytes.every((value) => value === i + 1))).toBe(true);
});
