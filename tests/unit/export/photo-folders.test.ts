import fc from 'fast-check';
import { expect, test } from 'vitest';
import { photoFolders } from '../../../src/export/photo-folders.ts';
import { HOSTILE_NAMES } from '../people/random-acts.ts';

test('each person has a folder, and a photo of two people is in both', () => {
  const paths = ['day 1/a.jpg', 'day 2/a.jpg', 'b.jpg'];
  const groups = [
    { name: 'Anna', photos: [0, 1] },
    { name: '', photos: [1, 2] },
    { name: 'anna', photos: [2] },
    { name: 'Nobody here', photos: [] },
  ].map((group, label) => ({ ...group, otherwise: `Group ${label}` }));
  expect(photoFolders(groups, paths)).toEqual([
    { path: 'Anna/a.jpg', photo: 0 },
    { path: 'Anna/a (2).jpg', photo: 1 },
    { path: 'Group 1/a.jpg', photo: 1 },
    { path: 'Group 1/b.jpg', photo: 2 },
    { path: 'anna (2)/b.jpg', photo: 2 },
  ]);
});

test('no name of a person or file leads out of the archive, and no place is given twice', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('..', '../..', 'CON', ...HOSTILE_NAMES),
  );
  fc.assert(
    fc.property(fc.array(text, { minLength: 1 }), fc.array(text, { minLength: 1 }), (names, paths) => {
      const photos = [...paths.keys()];
      const placed = photoFolders(
        names.map((name) => ({ name, otherwise: 'Group', photos })),
        paths,
      );
      expect(placed).toHaveLength(names.length * paths.length);
      const all = placed.map(({ path }) => path);
      expect(all.filter((path) => !/^[^/\\]+\/[^/\\]+$/.test(path) || /(^|\/)\.+(\/|$)/.test(path))).toEqual(
        [],
      );
      expect(new Set(all.map((path) => path.toLowerCase())).size).toBe(all.length);
    }),
  );
});
