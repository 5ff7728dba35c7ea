import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareEdges, EdgeList, sortedEdges } from '../../../src/cluster/edge-list.ts';

const number = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.double({ min: 0, max: 1e300, noNaN: true }),
  // equal in single precision, different in double
  fc.integer({ min: 0, max: 5 }).map((n) => 1 + n * 2 ** -50),
);
const edge = fc.tuple(fc.nat(4), fc.integer({ min: 5, max: 9 }), number, number);

test('edges are sorted by weight, then distance, then lower and higher index, to the last bit', () => {
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 60 }), (rows) => {
      const edges = new EdgeList(1);
      for (const [from, to, squared, weight] of rows) edges.push(to, from, squared, weight);
      const expected = [...rows].sort((a, b) => a[3] - b[3] || a[2] - b[2] || a[0] - b[0] || a[1] - b[1]);
      const order = sortedEdges(edges);
      expect(
        Array.from(order, (e) => [edges.from[e], edges.to[e], edges.squares[e], edges.weights[e]]),
      ).toEqual(expected);
      for (let s = 1; s < order.length; s++) {
        expect(compareEdges(edges, order[s - 1]!, edges, order[s]!)).toBeLessThanOrEqual(0);
      }
    }),
    { numRuns: 1000 },
  );
});
