import { describe, expect, test } from 'vitest';
import { readArgs } from '../../eval/read-args.ts';
import { UsageError } from '../../eval/usage-error.ts';

describe('readArgs', () => {
  test('needs a folder only', () => {
    expect(readArgs(['photos'])).toEqual({
      dir: 'photos',
      labels: 'none',
      descriptorId: 'dlib-128-aligned-mirror',
      backend: 'wasm',
      eps: 0.33,
      minPts: 2,
    });
  });

  test('reads every option, before or behind the folder', () => {
    const options = ['--labels', 'folder', '--backend=webgl', '--eps', '0.4', '--min-pts', '3'];
    expect(readArgs([...options, 'photos', '--out', 'o.json', '--pairs', 'p.csv'])).toEqual({
      dir: 'photos',
      labels: 'folder',
      descriptorId: 'dlib-128-aligned-mirror',
      backend: 'webgl',
      eps: 0.4,
      minPts: 3,
      out: 'o.json',
      pairs: 'p.csv',
    });
  });

  test('takes short names of descriptors and starts at the eps of the one named', () => {
    expect(readArgs(['d', '--descriptor', 'faceres'])).toMatchObject({
      descriptorId: 'faceres-1024',
      eps: 0.77,
    });
    expect(readArgs(['d', '--descriptor', 'faceres-1024'])).toMatchObject({ descriptorId: 'faceres-1024' });
    expect(readArgs(['d', '--descriptor', 'dlib'])).toMatchObject({
      descriptorId: 'dlib-128-aligned-mirror',
    });
  });

  test('takes eps as far as the slider of the descriptor goes', () => {
    expect(readArgs(['d', '--eps', '0'])).toMatchObject({ eps: 0 });
    expect(readArgs(['d', '--eps', '1'])).toMatchObject({ eps: 1 });
    expect(readArgs(['d', '--eps', '1.5', '--descriptor', 'faceres'])).toMatchObject({ eps: 1.5 });
  });

  test('reads how a gallery is to be split', () => {
    const argv = ['d', '--labels', 'folder', '--gallery-split', '0.5'];
    expect(readArgs(argv)).toMatchObject({ gallerySplit: { fraction: 0.5, seed: 1 } });
    expect(readArgs([...argv, '--seed', '7'])).toMatchObject({ gallerySplit: { fraction: 0.5, seed: 7 } });
  });

  test('gives nothing where help is asked for', () => {
    expect(readArgs(['--help'])).toBeUndefined();
    expect(readArgs(['photos', '-h'])).toBeUndefined();
  });

  test.each([
    [[], 'Name the folder of photos to read.'],
    [['a', 'b'], 'Name one folder, not 2: a, b'],
    [['d', '--frobnicate'], "Unknown option '--frobnicate'"],
    [['d', '--eps'], '--eps'],
    [['d', '--gallery-split', '0.5'], '--gallery-split needs --labels folder or filename.'],
    [['d', '--labels', 'folder', '--gallery-split', '1'], '--gallery-split must lie between 0 and 1, got 1.'],
    [['d', '--seed', '1.5'], '--seed must be a whole number, got 1.5.'],
    [['d', '--eps', 'wide'], "--eps must be a number, got 'wide'."],
    [['d', '--eps='], "--eps must be a number, got ''."],
    [['d', '--eps=-0.1'], '--eps must lie between 0 and 1 for dlib-128-aligned-mirror, got -0.1.'],
    [['d', '--eps', '1.01'], '--eps must lie between 0 and 1 for dlib-128-aligned-mirror, got 1.01.'],
    [['d', '--min-pts', '0'], '--min-pts must be a whole number from 1 to 10, got 0.'],
    [['d', '--min-pts', '11'], '--min-pts must be a whole number from 1 to 10, got 11.'],
    [['d', '--min-pts', '2.5'], '--min-pts must be a whole number from 1 to 10, got 2.5.'],
    [['d', '--labels', 'exif'], "--labels must be one of folder, filename, none, got 'exif'."],
    [['d', '--backend', 'webgpu'], "--backend must be one of wasm, webgl, got 'webgpu'."],
    [
      ['d', '--descriptor', 'toString'],
      "--descriptor must be one of dlib-128-aligned-mirror, faceres-1024, dlib, faceres, got 'toString'.",
    ],
    [['d', '--out='], '--out must name a file.'],
  ])('refuses %j with a sentence', (argv, words) => {
    expect(() => readArgs(argv)).toThrow(UsageError);
    expect(() => readArgs(argv)).toThrow(words);
  });
});
