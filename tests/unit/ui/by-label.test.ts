import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byLabel } from '../../../src/ui/by-label.ts';

describe('faces by label', () => {
  test('are the order of a stable sort, faces not sorted in yet among the noise', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 5 })), fc.nat(5), (list, more) => {
        const clustering = {
          labels: Int32Array.from(list),
          isCore: new Uint8Array(list.length),
          clusterCount: 6,
        };
        const count = list.length + more;
        const labelOf = (i: number) => list[i] ?? -1;
        const expected = Array.from({ length: count }, (_, i) => i).sort((a, b) => labelOf(a) - labelOf(b));
        expect([...byLabel(clustering, count)]).toEqual(expected);
      }),
    );
  });

  test('are in their own order while nothing is sorted in', () => {
    expect([...byLabel(null, 3)]).toEqual([0, 1, 2]);
  });
});
