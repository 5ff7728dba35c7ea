import { expect, test } from 'vitest';
import type { DescriptorId } from '../../../src/faces/descriptor-spec.ts';
import { galleryTable } from '../../eval/gallery-table.ts';
import { measureFolder } from '../../eval/measure-gallery.ts';
import { randomGallery } from '../people/random-gallery.ts';

const listed = (dims: number) =>
  randomGallery(4, 12, 6, dims).rows.flatMap((rows, person) =>
    rows.map((row, i) => ({ path: `${person}/${i}.jpg`, person: `p${person}`, descriptor: [...row] })),
  );

test.each<[DescriptorId, number]>([
  ['dlib-128-aligned-mirror', 128],
  // without measured distances of strangers
  ['faceres-1024', 1024],
])('a folder of labelled faces is split and judged by every method: %s', (descriptor, dims) => {
  const found = measureFolder(listed(dims), { fraction: 0.5, seed: 1 }, descriptor);
  expect(found).toMatchObject({ fraction: 0.5, seed: 1 });
  expect(found.methods.map(({ method }) => method)).toEqual(['nearest', 'exemplars', 'svm']);
  expect(found.methods.filter(({ isDefault }) => isDefault)).toHaveLength(1);
  for (const { people, known, strangers, rank1, atOnePercent } of found.methods) {
    expect({ people, known, strangers }).toEqual({ people: 9, known: 27, strangers: 18 });
    expect(rank1).toBe(1);
    expect(atOnePercent).toMatchObject({ accepted: 1, right: 1 });
  }
  expect(galleryTable(found.methods)[0]).toContain('9 people enrolled, 27 known and 18 strangers judged');
});

test('a folder in which nobody has two faces enrolls nobody, and says so', () => {
  const alone = listed(128).filter(({ path }) => path.endsWith('/0.jpg'));
  expect(() => measureFolder(alone, { fraction: 0.5, seed: 1 }, 'dlib-128-aligned-mirror')).toThrow(
    'nobody is enrolled',
  );
});
