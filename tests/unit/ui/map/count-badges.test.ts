import { expect, test } from 'vitest';
import { glyphsOf } from '../../../../src/ui/map/count-badges.ts';

test.each([2, 10, 999, 1000, 13_000, 123_456, 1_234_567])('%i is written as in English', (count) => {
  const text = glyphsOf(count)
    .map((glyph) => '0123456789,'[glyph])
    .join('');
  expect(text).toBe(count.toLocaleString('en'));
});
