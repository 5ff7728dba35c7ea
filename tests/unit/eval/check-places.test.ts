import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkFolder, checkOutFile, readTextFile } from '../../eval/check-places.ts';
import { UsageError } from '../../eval/usage-error.ts';

const root = mkdtempSync(join(tmpdir(), 'kaomap-eval-'));
mkdirSync(join(root, 'full', 'deep'), { recursive: true });
mkdirSync(join(root, 'empty', 'deep'), { recursive: true });
writeFileSync(join(root, 'full', 'deep', 'a.txt'), 'hello');
afterAll(() => rmSync(root, { recursive: true }));

test('a folder with a file somewhere in it is taken', () => {
  expect(() => checkFolder(join(root, 'full'))).not.toThrow();
});

test.each([
  ['nowhere', 'There is no folder'],
  ['full/deep/a.txt', 'There is no folder'],
  ['empty', 'is empty'],
])('%s is refused as a folder of photos', (path, words) => {
  expect(() => checkFolder(join(root, path))).toThrow(UsageError);
  expect(() => checkFolder(join(root, path))).toThrow(words);
});

test('a file for the result needs a folder to lie in, and must not be one', () => {
  expect(() => checkOutFile(join(root, 'new.json'))).not.toThrow();
  expect(() => checkOutFile(join(root, 'nowhere', 'new.json'))).toThrow(UsageError);
  expect(() => checkOutFile(join(root, 'full'))).toThrow('is a folder; name a file');
});

test('a text file is read, and a missing one named in a sentence', () => {
  expect(readTextFile(join(root, 'full', 'deep', 'a.txt'))).toBe('hello');
  expect(() => readTextFile(join(root, 'pairs.csv'))).toThrow(UsageError);
  expect(() => readTextFile(join(root, 'pairs.csv'))).toThrow('pairs.csv cannot be read');
});
