import { describe, expect, test } from 'vitest';
import { licensesOf } from '../../../src/build/licenses.ts';
import { packageFolder } from '../../../src/build/package-license.ts';
import { ROOT } from '../../structure/read-files.ts';

const inModules = (path: string) => `${ROOT}node_modules/${path}`;
const list = licensesOf([
  `${ROOT}src/main.tsx`,
  inModules('react/index.js'),
  inModules('react/cjs/react.production.js'),
  inModules('@tensorflow/tfjs-core/dist/index.js'),
  inModules('comlink/dist/esm/comlink.mjs'),
  inModules('seedrandom/index.js'),
  inModules('tsne-js/build/tsne.min.js'),
  '\0vite/preload-helper.js',
]);
const named = (name: string) => list.filter((entry) => entry.name === name);

describe('the folder of a package', () => {
  test.each([
    ['/a/node_modules/react/index.js', '/a/node_modules/react'],
    ['/a/node_modules/@scope/name/dist/x.js?v=1', '/a/node_modules/@scope/name'],
    ['/a/node_modules/outer/node_modules/inner/x.js', '/a/node_modules/outer/node_modules/inner'],
    ['C:\\a\\node_modules\\react\\index.js', 'C:/a/node_modules/react'],
    ['\0/a/node_modules/react/index.js?commonjs', '/a/node_modules/react'],
  ])('is found from %s', (id, folder) => expect(packageFolder(id)).toBe(folder));

  test('is not found for our own files', () => expect(packageFolder('/a/src/main.tsx')).toBeUndefined());
});

describe('the list of licenses', () => {
  test('names each package once, with version, license, text and address', () => {
    expect(named('react')).toHaveLength(1);
    for (const { name, license, text, source } of list) {
      expect(license, name).not.toBe('');
      expect(text.length, name).toBeGreaterThan(80);
      expect(source, name).toMatch(/^https?:\/\//);
    }
    expect(named('react')[0]?.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('has what is inside a finished file, but not what only built it', () => {
    expect(named('ndarray')).toHaveLength(1);
    expect(named('cwise-compiler')).toHaveLength(1);
    expect(named('static-module')).toEqual([]);
  });

  test('takes the text from elsewhere if a package has no file with it', () => {
    expect(named('@tensorflow/tfjs-core')[0]?.text).toMatch(/^Apache License/);
    expect(named('seedrandom')[0]?.text).toContain('David Bau');
  });

  test('has the weights, and libheif inside heic-to', () => {
    expect(list.filter(({ name }) => name.includes('weights'))).toHaveLength(3);
    expect(list.filter(({ license }) => license === 'LGPL-3.0').map(({ name }) => name)).toEqual([
      'libheif and libde265',
    ]);
  });
});
