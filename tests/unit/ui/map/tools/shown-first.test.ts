import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownFirst } from '../../../../../src/ui/map/tools/shown-first.ts';

test('faces that stand back come last, and both parts keep their order', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(0, 1)), (flags) => {
      const faded = Uint8Array.from(flags);
      const order = Int32Array.from(flags, (_, i) => flags.length - 1 - i);
      const sorted = [...shownFirst(order, faded)];
      const part = (flag: number) => [...order].filter((face) => faded[face] === flag);
      expect(sorted).toEqual([...part(0), ...part(1)]);
    }),
  );
});
