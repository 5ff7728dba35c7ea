import { describe, expect, test } from 'vitest';
import { createPhotoFinder } from '../../eval/find-photo.ts';
import { measurePairs } from '../../eval/measure-pairs.ts';
import { faceAt, photoOf } from './eval-photos.ts';

const photos = [
  photoOf('ann/1.jpg', [faceAt(0)]),
  photoOf('ann/2.jpg', [faceAt(1), faceAt(9, { box: { x: 0, y: 0, width: 0.1, height: 0.1 } })]),
  photoOf('bob/1.jpg', [faceAt(4)]),
  photoOf('bob/copy.jpg', [], { state: 'duplicate', reason: { code: 'sameAs', detail: 'album/bob/1.jpg' } }),
  photoOf('wall.jpg', []),
  photoOf('torn.jpg', [], { state: 'damaged', reason: { code: 'cannotDecode' } }),
];
const find = createPhotoFinder(photos, '/home/me/album');
const measure = (file_x: string, file_y: string) => measurePairs([{ file_x, file_y }], find, 2)[0];

describe('a pair', () => {
  test('has the distance of the central faces, and is the same person below the threshold only', () => {
    expect(measure('ann/1.jpg', 'ann/2.jpg')).toEqual({
      file_x: 'ann/1.jpg',
      file_y: 'ann/2.jpg',
      distance: 1,
      same: true,
    });
    expect(measure('ann/2.jpg', 'bob/1.jpg')).toMatchObject({ distance: 3, same: false });
    const pair = [{ file_x: 'ann/1.jpg', file_y: 'ann/2.jpg' }];
    expect(measurePairs(pair, find, 1)[0]).toMatchObject({ distance: 1, same: false });
  });

  test('may name files by path, by absolute path, or by name where only one bears it', () => {
    expect(measure('./ann/../ann/1.jpg', '/home/me/album/ann/2.jpg')).toMatchObject({ distance: 1 });
    expect(measure('2.jpg', 'ann/1.jpg')).toMatchObject({ distance: 1 });
  });

  test('takes a duplicate for the photo that it equals', () => {
    expect(measure('bob/copy.jpg', 'bob/1.jpg')).toMatchObject({ distance: 0, same: true });
  });

  test.each([
    ['1.jpg', '1.jpg: 2 files bear this name: give the path'],
    ['nobody.jpg', 'nobody.jpg: no such file in the folder'],
    ['wall.jpg', 'wall.jpg: no face found'],
    ['torn.jpg', 'torn.jpg: damaged (cannotDecode)'],
  ])('with %s has no distance, and says why', (name, reason) => {
    for (const [x, y] of [
      [name, 'ann/2.jpg'],
      ['ann/2.jpg', name],
      [name, name],
    ] as const) {
      expect(measure(x, y)).toEqual({ file_x: x, file_y: y, distance: null, same: null, reason });
    }
  });
});
