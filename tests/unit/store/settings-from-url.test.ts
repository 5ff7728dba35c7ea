import fc from 'fast-check';
import { expect, test } from 'vitest';
import { settingsFromUrl } from '../../../src/store/settings-from-url.ts';

test('an address without a query sets nothing', () => {
  expect(settingsFromUrl('')).toEqual({});
  expect(settingsFromUrl('?utm_source=elsewhere')).toEqual({});
});

test('every setting can be brought by a link', () => {
  expect(settingsFromUrl('?backend=wasm&descriptor=faceres-1024&eps=0.7&minPts=1&seed=-7')).toEqual({
    backend: 'wasm',
    descriptorId: 'faceres-1024',
    eps: 0.7,
    minPts: 1,
    seed: -7,
  });
});

test('every rule can be switched by a link', () => {
  expect(settingsFromUrl('?partPhotos=off&guardWeak=off&refine=on')).toEqual({
    partPhotos: false,
    guardWeak: false,
    refine: true,
  });
});

test('a descriptor brings its own eps unless another is named', () => {
  expect(settingsFromUrl('?descriptor=faceres-1024')).toEqual({ descriptorId: 'faceres-1024', eps: 0.77 });
});

test('eps ends at 0 and at the end of the slider, which is the descriptor’s', () => {
  expect(settingsFromUrl('?eps=0')).toEqual({ eps: 0 });
  expect(settingsFromUrl('?eps=1')).toEqual({ eps: 1 });
  expect(settingsFromUrl('?eps=1.01')).toEqual({});
  expect(settingsFromUrl('?eps=1.5&descriptor=faceres-1024')).toMatchObject({ eps: 1.5 });
});

test.each([
  '?backend=webgpu',
  '?backend=auto',
  '?descriptor=__proto__',
  '?descriptor=',
  '?eps=-0.1',
  '?eps=wide',
  '?eps=',
  '?eps=%20',
  '?eps=Infinity',
  '?minPts=0',
  '?minPts=11',
  '?minPts=2.5',
  '?minPts=%20',
  '?seed=1.5',
  '?seed=',
  '?seed=1e300',
])('%s is not understood and left out', (search) => {
  expect(settingsFromUrl(search)).toEqual({});
});

test('whatever is written there, the settings are in range', () => {
  const key = fc.constantFrom('backend', 'descriptor', 'eps', 'minPts', 'seed');
  const value = fc.oneof(fc.string(), fc.double().map(String), fc.integer({ min: -3, max: 13 }).map(String));
  fc.assert(
    fc.property(fc.array(fc.tuple(key, value), { maxLength: 5 }), (pairs) => {
      const { eps, minPts, seed } = settingsFromUrl(new URLSearchParams(pairs).toString());
      expect(eps === undefined || (eps >= 0 && eps <= 1.54)).toBe(true);
      expect(minPts === undefined || [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].includes(minPts)).toBe(true);
      expect(seed === undefined || Number.isSafeInteger(seed)).toBe(true);
    }),
  );
});
