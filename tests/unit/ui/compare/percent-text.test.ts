import { expect, test } from 'vitest';
import { percentText } from '../../../../src/ui/compare/percent-text.ts';

test.each([
  [0, '0%'],
  [1e-9, '<0.0001%'],
  [0.000213, '0.021%'],
  [0.052, '5.2%'],
  [0.5, '50%'],
  [0.894, '89%'],
  [0.9968, '99.6%'],
  [0.99951, '99.95%'],
  [0.99999999, '>99.99%'],
  [1, '100%'],
])('%d is written as %s', (share, text) => {
  expect(percentText('en', share)).toBe(text);
});

test('writes as the language does', () => {
  expect(percentText('de', 0.052)).toBe('5,2\u00a0%');
});
