import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { offlineBuild } from '../../../src/build/offline-files.ts';

const FILES: Record<string, string> = {
  'index.html': 'page',
  'assets/a-1.js': 'a',
  'models/m.bin': 'm',
  'icons/192.png': 'i',
  'samples/one.jpg': 's',
  'schema/result.json': '{}',
  'screenshot.png': 'p',
  _headers: 'h',
};
const make = (files: Record<string, string>, worker = 'worker') =>
  offlineBuild(Object.keys(files), (path) => Buffer.from(files[path] ?? ''), worker);

test('the app’s own files are kept, each with its SHA-256, the page by its folder', () => {
  const { files } = make(FILES);
  expect(files.map(([path]) => path)).toEqual(['assets/a-1.js', 'icons/192.png', '', 'models/m.bin']);
  expect(files.find(([path]) => path === '')?.[1]).toBe(createHash('sha256').update('page').digest('base64'));
});

test('the version changes with any file, with the set of files and with the worker, and with nothing else', () => {
  const { version } = make(FILES);
  const others = [
    make({ ...FILES, 'models/m.bin': 'n' }),
    make({ ...FILES, 'assets/b.js': '' }),
    make(FILES, 'another worker'),
  ];
  expect(new Set([version, ...others.map((other) => other.version)]).size).toBe(4);
  expect(make(Object.fromEntries(Object.entries(FILES).reverse())).version).toBe(version);
  expect(make({ ...FILES, 'samples/one.jpg': 't' }).version).toBe(version);
});

test('a file that is named twice is kept once', () => {
  const build = offlineBuild(['a.js', 'a.js'], () => Buffer.from('a'), '');
  expect(build.files).toHaveLength(1);
});
