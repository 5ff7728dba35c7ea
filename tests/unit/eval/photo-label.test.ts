import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { photoLabel } from '../../eval/photo-label.ts';

describe('a label from the file name', () => {
  test.each([
    ['12raj.jpg', 'raj'],
    ['3Åsa_Ek.png', 'Åsa_Ek'],
    ['Abba_Eban_0001.jpg', 'Abba_Eban'],
    ['lennon-1.jpg', 'lennon'],
    ['stock-emotions-a-12.jpeg', 'stock-emotions-a'],
    ['田中_03.JPG', '田中'],
    ['anna.b-2.jpg', 'anna.b'],
    ['7up-2.jpg', '7up'],
  ])('of %s is %s', (file, name) => {
    expect(photoLabel(`album/day 1/${file}`, 'filename')).toBe(name);
  });

  test.each([
    'carell.jpg',
    'longoria-cooper.jpg',
    'raj1.png',
    '20240101_120000.jpg',
    '12.jpg',
    '_1.jpg',
    '-1.jpg',
    '',
  ])('of "%s" is none', (file) => {
    expect(photoLabel(`album/${file}`, 'filename')).toBeNull();
  });

  test('is the same for a name in composed and in decomposed letters', () => {
    expect(photoLabel('a/Zoe\u0308_1.jpg', 'filename')).toBe(photoLabel('a/Zo\u00eb_1.jpg', 'filename'));
  });

  test('survives any number behind it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]+(_[A-Z][a-z]+)*$/), fc.nat(), (name, n) => {
        expect(photoLabel(`x/${name}_${n}.jpg`, 'filename')).toBe(name);
        expect(photoLabel(`x/${name}-${n}.jpg`, 'filename')).toBe(name);
        expect(photoLabel(`x/${n}${name}.jpg`, 'filename')).toBe(name);
      }),
    );
  });
});

test('a label from the folder is the name of the nearest one, the dropped folder included', () => {
  expect(photoLabel('album/2024/Mary Ann/1.jpg', 'folder')).toBe('Mary Ann');
  expect(photoLabel('album/lennon-1.jpg', 'folder')).toBe('album');
  expect(photoLabel('loose.jpg', 'folder')).toBeNull();
});

test('without a source there is no label', () => {
  expect(photoLabel('album/raj/lennon-1.jpg', 'none')).toBeNull();
});
