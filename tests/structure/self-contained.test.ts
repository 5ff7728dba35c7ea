import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { workerFolder } from '../../src/guard/content-security.ts';
import { findForeignUrls } from './find-foreign-urls.ts';
import { ROOT, readFiles } from './read-files.ts';

const isBuilt = existsSync(join(ROOT, 'dist', 'index.html'));

test.skipIf(!isBuilt)(
  `no built file fetches from another host${isBuilt ? '' : ' (skipped: no dist/)'}`,
  () => {
    const files = readFiles('dist', /\.(html|css|m?js|json|svg|webmanifest|txt)$/);
    expect(files.map(({ path }) => path)).toContain('index.html');
    const found = files.flatMap(({ path, text }) =>
      findForeignUrls(path, text).map((url) => `${path}: ${url}`),
    );
    expect(found).toEqual([]);
  },
);

test.skipIf(!isBuilt)(
  `every built worker lies where its policy is, tsne-js’s alone${isBuilt ? '' : ' (skipped: no dist/)'}`,
  () => {
    const workers = readFiles('dist', /\.worker-[\w-]+\.js$/).map(({ path }) => path);
    expect(workers.length).toBeGreaterThanOrEqual(4);
    for (const path of workers) {
      const name =
        path
          .split('/')
          .at(-1)
          ?.replace(/-[\w-]{8}\.js$/, '') ?? '';
      expect(path.startsWith(workerFolder(name)), path).toBe(true);
    }
    expect(workers.filter((path) => path.startsWith(workerFolder('tsne-js.worker')))).toHaveLength(1);
  },
);

describe('the search for foreign addresses', () => {
  test.each([
    ['a script tag', 'index.html', '<script src="https://cdn.example.com/a.js"></script>'],
    ['a tag that takes over the scheme', 'index.html', '<link href="//fonts.example.com/css">'],
    ['a harmless host, once a tag fetches from it', 'index.html', '<img src="https://www.w3.org/logo.png">'],
    ['a font of a style sheet', 'assets/a.css', '@font-face { src: url(https://fonts.example.com/a.woff2) }'],
    ['an imported style sheet', 'assets/a.css', '@import "//fonts.example.com/a.css";'],
    ['a request in a script', 'assets/a.js', 'fetch("https://api.example.com/v1")'],
    ['a request that takes over the scheme', 'assets/a.js', 'fetch("//api.example.com/v1")'],
    ['a socket', 'assets/a.js', 'new WebSocket(`wss://live.example.com`)'],
    [
      'another file of a host with one harmless address',
      'assets/a.js',
      '"https://cdn.jsdelivr.net/npm/other@1"',
    ],
  ])('finds %s', (_, path, text) => {
    expect(findForeignUrls(path, text)).toHaveLength(1);
  });

  test.each([
    ['own files', 'index.html', '<script src="/assets/a.js"></script><link href="./a.css">'],
    ['a namespace', 'assets/a.js', 'createElementNS("http://www.w3.org/2000/svg", "g")'],
    ['weights', 'models/a.bin', 'https://cdn.example.com'],
    ['the texts of licenses', 'licenses.json', '"https://fsf.example.com"'],
    ['a comment and a division', 'assets/a.js', 'a = b // 2.5\nc = "//"'],
  ])('lets %s pass', (_, path, text) => {
    expect(findForeignUrls(path, text)).toEqual([]);
  });
});
