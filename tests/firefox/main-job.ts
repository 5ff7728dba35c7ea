// The main job in Firefox: photos in, groups, slider, map, export, and all of it again after a reload.
// Run with `npm run firefox -- [PROGRAM]` after a build; PROGRAM is `firefox-esr` or `firefox` where not given.
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preview } from 'vite';
import { openFirefox } from './bidi-session.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const [program = ['firefox-esr', 'firefox'].find((name) => spawnSync(name, ['--version']).status === 0)] =
  process.argv.slice(2);
if (program === undefined) {
  console.error('expected a Firefox on this machine, found none: name its program');
  process.exit(1);
}

interface Look {
  readonly phase: string;
  readonly backend: string | null;
  readonly read: number;
  readonly faces: number;
  readonly tsne: string | undefined;
  readonly kept: string;
  readonly groups: number;
  readonly elsewhere: string;
}
const LOOK = `(() => {
  const { run, photos, faces, map, kept } = window.kaomap.store.getState();
  return {
    phase: run.phase, backend: run.backend, faces: faces.length, tsne: map?.tsneState, kept: kept.phase,
    read: photos.filter(({ state }) => state === 'read').length,
    groups: Number(document.querySelector('[data-testid="cluster-count"]')?.textContent),
    elsewhere: document.querySelector('[data-testid="outside-requests"]')?.textContent,
  };
})()`;
const LIMIT_MS = 300_000;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const server = await preview({ root: ROOT, logLevel: 'error', preview: { host: '127.0.0.1', port: 0 } });
const page = await openFirefox(program);
try {
  await page.open(`${server.resolvedUrls?.local[0]}?backend=wasm`);
  console.log(await page.evaluate<string>('navigator.userAgent'));
  const look = () => page.evaluate<Look>(LOOK);
  async function until(what: string, isThere: (now: Look) => boolean): Promise<Look> {
    for (const end = Date.now() + LIMIT_MS; ; await wait(250)) {
      const now = await look();
      if (isThere(now)) return now;
      assert(Date.now() < end, `${what} must come, got ${JSON.stringify(now)}`);
    }
  }

  const folder = join(ROOT, 'dist/samples');
  const photos = readdirSync(folder).filter((name) => name.startsWith('person-'));
  const started = Date.now();
  await page.setFiles(
    `document.querySelector('[data-testid="file-input"]')`,
    photos.map((name) => join(folder, name)),
  );
  const done = await until('the map', ({ phase, tsne }) => phase === 'done' && tsne === 'done');
  console.log(`${(Date.now() - started) / 1000} s: ${JSON.stringify(done)}`);
  assert.equal(done.read, photos.length);
  assert(done.faces >= photos.length);
  assert.match(done.elsewhere, /\b0\b/);

  // the letters before the last number in a name say who it is
  const groups = await page.evaluate<string[][]>(`(() => {
    const { photos, faces } = window.kaomap.store.getState();
    const pathOf = (face) => photos.find(({ id }) => id === faces[face].photoId).path;
    return JSON.parse(window.kaomap.actions.resultJson()).clusters.map((c) => c.faces.map(pathOf));
  })()`);
  const personOf = (path: string) => /person-\d+/.exec(path)?.[0];
  const mixed = groups.filter((paths) => new Set(paths.map(personOf)).size > 1);
  console.log(`${groups.length} groups, ${mixed.length} of them of several people`);
  assert(groups.length >= 10);

  await page.evaluate(`window.kaomap.actions.setEps(0.1)`);
  const strict = await until('another number of groups', (now) => now.groups !== done.groups);
  console.log(`at eps 0.1 ${strict.groups} groups`);
  await page.evaluate(`window.kaomap.actions.setEps(0.33)`);
  await until('the groups of before', (now) => now.groups > 0);
  await wait(1000);
  const before = await look();

  await page.reload();
  await wait(2000);
  const again = await until('the kept work', (now) => now.faces > 0 && now.tsne === 'done');
  console.log(`after a reload: ${JSON.stringify(again)}`);
  assert.deepEqual([again.read, again.faces, again.groups], [before.read, before.faces, before.groups]);
  console.log('the main job passes');
} finally {
  page.close();
  await server.close();
}
process.exit(0);
