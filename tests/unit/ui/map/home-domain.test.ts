import { describe, expect, test } from 'vitest';
import { createHomeDomain, isOutgrown } from '../../../../src/ui/map/home-domain.ts';
import { mapDomain } from '../../../../src/ui/map/map-domain.ts';

const small = Float32Array.of(-1, -1, 1, 1);
const large = small.map((value) => value * 3);

describe('the stretch that is the whole map', () => {
  test('follows the faces while all of it is shown', () => {
    const domainOf = createHomeDomain();
    expect(domainOf(small, 400, 300, false)).toEqual(mapDomain(small, 400, 300));
    expect(domainOf(large, 400, 300, false)).toEqual(mapDomain(large, 400, 300));
  });

  test('stays while a part of it is looked at, and catches up afterwards', () => {
    const domainOf = createHomeDomain();
    const before = domainOf(small, 400, 300, false);
    expect(domainOf(large, 400, 300, true)).toBe(before);
    expect(domainOf(large, 400, 300, false)).toEqual(mapDomain(large, 400, 300));
  });

  test('is of the same faces in a frame of another size', () => {
    const domainOf = createHomeDomain();
    domainOf(small, 400, 300, false);
    expect(domainOf(large, 800, 300, true)).toEqual(mapDomain(small, 800, 300));
  });

  test('is outgrown by a map of another scale only', () => {
    const domain = mapDomain(small, 400, 400);
    expect(isOutgrown(domain, small)).toBe(false);
    expect(isOutgrown(domain, large)).toBe(false);
    expect(
      isOutgrown(
        domain,
        small.map((value) => value * 20),
      ),
    ).toBe(true);
    expect(
      isOutgrown(
        domain,
        small.map((value) => value / 20),
      ),
    ).toBe(true);
  });
});
