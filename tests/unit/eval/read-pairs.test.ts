import { expect, test } from 'vitest';
import { readPairs } from '../../eval/read-pairs.ts';
import { UsageError } from '../../eval/usage-error.ts';

test('pairs are read by the names of their columns, in any order and among others', () => {
  expect(readPairs('id,file_y, file_x\n1,b.jpg,"a, old.jpg"\n2,d.jpg,c.jpg\n')).toEqual([
    { file_x: 'a, old.jpg', file_y: 'b.jpg' },
    { file_x: 'c.jpg', file_y: 'd.jpg' },
  ]);
});

test('a header alone is no pair', () => {
  expect(readPairs('file_x,file_y')).toEqual([]);
});

test.each([
  ['', 'must begin with a header that names file_x and file_y'],
  ['a.jpg,b.jpg\n', "must begin with a header that names file_x and file_y, got 'a.jpg,b.jpg'"],
  ['file_x,file_y\na.jpg,b.jpg\na.jpg\n', "Pair 2 must name two files, got 'a.jpg'"],
  ['file_x,file_y\n"a', 'the quoted field that begins in line 2 does not end'],
])('%j is refused with a sentence', (text, words) => {
  expect(() => readPairs(text)).toThrow(UsageError);
  expect(() => readPairs(text)).toThrow(words);
});
