import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileNameLabel, folderLabels, hasFolders } from '../../../../../src/ui/map/tools/photo-labels.ts';

describe('the name in a file name', () => {
  test.each([
    ['lfw/Abba_Eban_0001.jpg', 'Abba_Eban'],
    ['person-08-2.jpg', 'person-08'],
    ['IMG_20240131.JPG', 'IMG'],
    ['sample3.jpg', 'sample'],
    ['Holiday (12).png', 'Holiday'],
    ['12amy.jpg', 'amy'],
    ['顔 3.webp', '顔'],
    ['alone.jpg', 'alone'],
    ['no-ending_7', 'no-ending'],
    ['a.b_3.jpg', 'a.b'],
    ['2024-01-31.jpg', null],
    ['.jpg', null],
    ['', null],
  ])('of %s is %s', (path, name) => {
    expect(fileNameLabel(path)).toBe(name);
  });

  test('is one whether letters are written whole or in parts', () => {
    expect(fileNameLabel('Jose\u0301_1.jpg')).toBe(fileNameLabel('Jos\u00e9_2.jpg'));
  });
});

describe('the folder of a photo', () => {
  test('is the first below all that the photos share', () => {
    expect(folderLabels(['drop/all/a/1.jpg', 'drop/all/a/x/2.jpg', 'drop/all/b/3.jpg'])).toEqual([
      'a',
      'a',
      'b',
    ]);
    expect(folderLabels(['one/1.jpg', 'two/2.jpg'])).toEqual(['one', 'two']);
  });

  test('is none for a photo beside the folders, and for photos of one folder', () => {
    expect(folderLabels(['drop/1.jpg', 'drop/a/2.jpg'])).toEqual([null, 'a']);
    expect(folderLabels(['drop/1.jpg', 'drop/2.jpg'])).toEqual([null, null]);
    expect(folderLabels(['1.jpg'])).toEqual([null]);
    expect(folderLabels([])).toEqual([]);
  });

  test('is told of all photos as soon as one lies elsewhere', () => {
    const path = fc.array(fc.constantFrom('a', 'b', 'ab'), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(path.map((parts) => parts.join('/'))), (paths) => {
        expect(hasFolders(paths)).toBe(folderLabels(paths).some((folder) => folder !== null));
      }),
    );
  });
});
