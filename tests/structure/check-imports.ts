import { posix } from 'node:path';
import { type Import, readImports, type SourceFile } from './read-imports.ts';

interface Row {
  /** Folders from which it may import values and types. */
  readonly values: readonly string[];
  /** Folders from which it may import types only. */
  readonly types?: readonly string[];
}

const APP = ['ingest', 'faces', 'cluster', 'project', 'people', 'export', 'storage'];
const BASE = ['errors', 'math', 'rpc'];

/** Who may import from whom. A folder always may from itself. Files right below `src` are rows of their own. */
const TABLE: Readonly<Record<string, Row>> = {
  errors: { values: [] },
  math: { values: [] },
  // what may leave and what is kept; seen from everywhere where something is asked for
  guard: { values: [] },
  rpc: { values: ['errors', 'guard'] },
  ingest: { values: ['errors', 'math', 'guard'] },
  faces: { values: BASE, types: ['ingest'] },
  cluster: { values: ['errors', 'math'] },
  project: { values: BASE },
  people: { values: ['math'], types: ['cluster'] },
  export: { values: [], types: [...APP, ...BASE] },
  storage: { values: [], types: [...APP, ...BASE] },
  store: { values: [...APP, ...BASE] },
  ui: { values: ['store', 'guard'], types: [...APP, ...BASE] },
  main: { values: ['store', 'ui', 'guard'] },
  // runs in Node when the app is built; nothing of the app may import it
  build: { values: ['math', 'guard'] },
};

/** Packages that more than one file may import, where, and why. All others have exactly one importer. */
const SHARED_PACKAGES: readonly { name: RegExp; where: RegExp; reason: string }[] = [
  { name: /^react$/, where: /^(ui\/|main\.)/, reason: 'components are written in it' },
  {
    name: /^react-dom$/,
    where: /^(ui\/|main\.)/,
    reason: 'the root of the page, portals, and what must be drawn at once',
  },
  { name: /^@tanstack\/react-virtual$/, where: /^ui\//, reason: 'every list that may be long' },
  { name: /^react-i18next$/, where: /^ui\//, reason: 'every text of a component comes through its hook' },
  {
    name: /^comlink$/,
    where: /^rpc\//,
    reason: 'a call has two ends, one on each side of the worker border',
  },
  { name: /^valibot$/, where: /^export\//, reason: 'the schema of the result file and its reader' },
  { name: /^zustand$/, where: /^store\//, reason: 'the store and the hook that reads it' },
  { name: /^recharts$/, where: /^ui\//, reason: 'the map and every other chart stand in its frame' },
  { name: /^(vite|sharp|node:.*)$/, where: /^build\//, reason: 'plugins of the build' },
];

const folderOf = (path: string) => (path.includes('/') ? path.split('/') : path.split('.'))[0] ?? '';
const isWorker = (path: string) => /\.worker\.tsx?$/.test(path);

/** `@tensorflow/*` is one package: the parts of one library, released together. */
function packageOf(specifier: string): string {
  const [first = '', second] = specifier.split('/');
  if (first === '@tensorflow' || specifier.startsWith('node:')) return first;
  return first.startsWith('@') ? `${first}/${second}` : first;
}

function checkFolder(path: string, target: string, { kind }: Import): string | undefined {
  if (target.startsWith('../')) return `${path} imports ${target}, which is outside src`;
  const [from, to] = [folderOf(path), folderOf(target)];
  if (from === to) return undefined;
  const row = TABLE[from];
  if (row?.values.includes(to)) return undefined;
  if (row?.types?.includes(to)) {
    return kind === 'type'
      ? undefined
      : `${path} imports ${target}: ${from} may import types only from ${to}`;
  }
  return `${path} imports ${target}: ${from} must not import from ${to}`;
}

function checkWorker(path: string, target: string, { kind }: Import): string | undefined {
  const sameFolder = folderOf(path) === folderOf(target);
  if (!isWorker(target))
    return kind === 'worker' ? `${path} starts ${target}, not named *.worker.ts` : undefined;
  if (kind === 'type' && sameFolder) return undefined;
  if (kind === 'worker' && sameFolder && /-client\.ts$/.test(path)) return undefined;
  return `${path} imports ${target}: only a *-client.ts beside it may reach it, with new Worker(new URL(…))`;
}

function checkName(path: string): string | undefined {
  const name = posix.basename(path);
  if (/^index\.tsx?$/.test(name)) return `${path}: a barrel; import from the file that has it`;
  if (/utils/i.test(name)) return `${path}: a file is named for its idea`;
  return TABLE[folderOf(path)] || name.endsWith('.d.ts')
    ? undefined
    : `${path}: ${folderOf(path)} has no row in the table`;
}

/** One line for each package with several importers that is not shared there. */
function checkPackages(importers: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  return [...importers].flatMap(([name, paths]) => {
    const shared = SHARED_PACKAGES.find((entry) => entry.name.test(name));
    const bound = [...paths].filter((path) => !shared?.where.test(path));
    if (shared)
      return bound.map((path) => `${path} imports ${name}, which belongs to ${shared.where.source}`);
    return bound.length > 1 ? [`${name} must have one importer, has ${bound.sort().join(', ')}`] : [];
  });
}

/** Each cycle once, as the paths along it. */
function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  function visit(path: string): void {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push(`import cycle: ${[...trail.slice(start), path].join(' > ')}`);
    if (start >= 0 || done.has(path)) return;
    trail.push(path);
    for (const next of graph.get(path) ?? []) visit(next);
    trail.pop();
    done.add(path);
  }
  for (const path of graph.keys()) visit(path);
  return cycles;
}

/** Check the files of `src` against the import table. Returns one line per violation, none if all is well. */
export function checkImports(files: readonly SourceFile[]): string[] {
  const found: (string | undefined)[] = [];
  const graph = new Map<string, readonly string[]>();
  const importers = new Map<string, Set<string>>();
  for (const file of files) {
    const { path } = file;
    found.push(checkName(path));
    const targets: string[] = [];
    for (const item of readImports(file)) {
      if (item.specifier.startsWith('.')) {
        const target = posix.normalize(posix.join(posix.dirname(path), item.specifier));
        targets.push(target);
        found.push(checkFolder(path, target, item), checkWorker(path, target, item));
      } else {
        const name = packageOf(item.specifier);
        importers.set(name, (importers.get(name) ?? new Set()).add(path));
      }
    }
    graph.set(path, targets);
  }
  return [...found.filter((line) => line !== undefined), ...checkPackages(importers), ...findCycles(graph)];
}
