import { expect, test } from 'vitest';
import { readFiles } from './read-files.ts';

const HARD_LIMIT = 300;
const SOFT_LIMIT = 200;
/** Share of the files that may be longer than the soft limit. */
const LONG_SHARE = 0.1;

const files = ['src', 'tests'].flatMap((folder) =>
  readFiles(folder, /\.(tsx?|css|html|md|py|m?js)$/).map(({ path, text }) => ({
    path: `${folder}/${path}`,
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
  })),
);
const longerThan = (limit: number) =>
  files.filter(({ lines }) => lines > limit).map(({ path, lines }) => `${path}: ${lines} lines`);

test(`no file is longer than ${HARD_LIMIT} lines`, () => {
  expect(files.length).toBeGreaterThan(20);
  expect(longerThan(HARD_LIMIT)).toEqual([]);
});

test(`at most one file in ten is longer than ${SOFT_LIMIT} lines`, () => {
  const long = longerThan(SOFT_LIMIT);
  expect(long.length, long.join('\n')).toBeLessThanOrEqual(files.length * LONG_SHARE);
});
