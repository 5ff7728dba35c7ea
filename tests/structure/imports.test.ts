import { describe, expect, test } from 'vitest';
import { checkImports } from './check-imports.ts';
import { readFiles } from './read-files.ts';
import { readImports, type SourceFile } from './read-imports.ts';

test('the sources follow the import table', () => {
  const files = readFiles('src', /\.tsx?$/);
  expect(files.length).toBeGreaterThan(10);
  expect(checkImports(files)).toEqual([]);
});

const file = (path: string, ...lines: string[]): SourceFile => ({ path, text: lines.join('\n') });

describe('the reader of imports', () => {
  test('sees every way of naming a module, and no comment or string', () => {
    const found = readImports(
      file(
        'a/a.tsx',
        `import './effect.ts';`,
        `import type { T } from './type.ts';`,
        `import { type U } from './inline.ts';`,
        `export { v } from './exported.ts';`,
        `export * from './all.ts';`,
        `export type { W } from './exported-type.ts';`,
        `type X = import('./named.ts').X;`,
        `const later = () => import('./later.ts');`,
        `const file = new URL('./picture.png', import.meta.url);`,
        `new Worker(new URL('./w.worker.ts', import.meta.url), { type: 'module' });`,
        `import style from './style.css?inline';`,
        `// import './comment.ts'`,
        `const s = "import './string.ts'"; const e = <p title="x">{s}</p>;`,
      ),
    );
    expect(found.map(({ specifier, kind }) => `${kind} ${specifier}`)).toEqual([
      'value ./effect.ts',
      'type ./type.ts',
      'value ./inline.ts',
      'value ./exported.ts',
      'value ./all.ts',
      'type ./exported-type.ts',
      'type ./named.ts',
      'value ./later.ts',
      'asset ./picture.png',
      'worker ./w.worker.ts',
      'value ./style.css',
    ]);
  });

  test('refuses a file that does not parse, and an import of a computed name', () => {
    expect(() => readImports(file('a/a.ts', 'import from from'))).toThrow('a/a.ts');
    expect(() => readImports(file('a/a.ts', 'import(name)'))).toThrow('computed');
  });
});

describe('the checker finds', () => {
  const violations: [name: string, files: SourceFile[], message: string][] = [
    [
      'an import against the direction',
      [file('math/m.ts', `import '../rpc/r.ts';`)],
      'math must not import from rpc',
    ],
    [
      'a worker that reaches into the store',
      [file('faces/f.ts', `import type { S } from '../store/s.ts';`)],
      'faces must not import from store',
    ],
    [
      'a value where only types may pass',
      [file('faces/f.ts', `import { type P } from '../ingest/p.ts';`)],
      'types only from ingest',
    ],
    [
      'a re-export across folders',
      [file('cluster/c.ts', `export * from '../faces/f.ts';`)],
      'must not import',
    ],
    [
      'an import on demand',
      [file('ui/U.tsx', `const f = () => import('../cluster/c.ts');`)],
      'types only from cluster',
    ],
    [
      'a sibling',
      [file('project/p.ts', `import { d } from '../cluster/d.ts';`)],
      'must not import from cluster',
    ],
    [
      'an app that imports its build',
      [file('store/s.ts', `import '../build/b.ts';`)],
      'must not import from build',
    ],
    ['a way out of src', [file('store/s.ts', `import '../../tests/t.ts';`)], 'outside src'],
    ['a folder without a row', [file('helpers/h.ts', '')], 'helpers has no row'],
    ['a barrel', [file('math/index.ts', '')], 'barrel'],
    ['a file of odds and ends', [file('math/string-utils.ts', '')], 'named for its idea'],
    [
      'a worker imported as a module',
      [file('faces/f-client.ts', `import './f.worker.ts';`)],
      'only a *-client.ts beside it',
    ],
    [
      'a worker started by a file that is no client',
      [file('faces/pool.ts', `new Worker(new URL('./f.worker.ts', import.meta.url));`)],
      'only a *-client.ts beside it',
    ],
    [
      'a worker started from another folder',
      [file('store/s-client.ts', `new Worker(new URL('../faces/f.worker.ts', import.meta.url));`)],
      'only a *-client.ts beside it',
    ],
    [
      'a worker that is not named as one',
      [file('faces/f-client.ts', `new Worker(new URL('./f.ts', import.meta.url));`)],
      'not named *.worker.ts',
    ],
    [
      'a cycle, also of types',
      [
        file('math/a.ts', `import './b.ts';`),
        file('math/b.ts', `import type { C } from './c.ts';`),
        file('math/c.ts', `import './a.ts';`),
      ],
      'import cycle: math/a.ts > math/b.ts > math/c.ts > math/a.ts',
    ],
    [
      'a package with two importers',
      [file('project/a.ts', `import 'tsne-js';`), file('project/b.ts', `import 'tsne-js/x.js';`)],
      'tsne-js must have one importer, has project/a.ts, project/b.ts',
    ],
    [
      'two parts of tfjs in two files',
      [
        file('faces/a.ts', `import '@tensorflow/tfjs-core';`),
        file('faces/b.ts', `import '@tensorflow/tfjs-converter';`),
      ],
      '@tensorflow must have one importer',
    ],
    ['React below the surface', [file('store/s.ts', `import 'react';`)], 'store/s.ts imports react'],
    ['Node in the app', [file('ingest/i.ts', `import 'node:fs';`)], 'ingest/i.ts imports node:'],
  ];
  test.each(violations)('%s', (_, files, message) => {
    const found = checkImports(files);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(message);
  });

  test('nothing in what is allowed', () => {
    const files = [
      file('errors.ts', ''),
      file('faces/f.ts', `import type { P } from '../ingest/p.ts'; import { E } from '../errors.ts';`),
      file('faces/f.worker.ts', `import './f.ts';`),
      file(
        'faces/f-client.ts',
        `import type { A } from './f.worker.ts';`,
        `new Worker(new URL('./f.worker.ts', import.meta.url));`,
      ),
      file('store/s.ts', `import { start } from '../faces/f-client.ts'; import { create } from 'zustand';`),
      file(
        'ui/U.tsx',
        `import type { F } from '../faces/f.ts'; import { s } from '../store/s.ts'; import 'react';`,
      ),
      file('main.tsx', `import { U } from './ui/U.tsx'; import './ui/app.css'; import 'react/jsx-runtime';`),
    ];
    expect(checkImports(files)).toEqual([]);
  });
});
