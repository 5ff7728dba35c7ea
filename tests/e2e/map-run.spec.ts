import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/e2e-test.ts';
import { putFaces } from '../support/put-faces.ts';
import { syntheticFaces } from '../support/synthetic-faces.ts';

const FACES = 1500;
/** Long enough to see whether anything goes on. */
const WATCH_MS = 1000;
/** Unit of /proc: a hundredth of a second. */
const TICK_MS = 10;

/** A state of the map as the page published it. */
interface Published {
  readonly iteration: number;
  readonly iterations: number;
  readonly perplexity: number | null;
  readonly state: string;
  /** Whether the positions are others than those published before. */
  readonly isNew: boolean;
}

declare global {
  interface Window {
    /** What `watch` has noted. */
    seen: Published[];
  }
}

function madeFaces() {
  const { points, people } = syntheticFaces(FACES, 7);
  return Array.from({ length: FACES }, (_, i) => ({
    descriptor: points.data.subarray(i * points.cols, (i + 1) * points.cols),
    photo: i,
    path: `made/${i}.jpg`,
    hue: (people[i]! * 47) % 360,
  }));
}

/** Note from now on every state of the map. */
const watch = (page: Page) =>
  page.evaluate(() => {
    const { store } = window.kaomap;
    window.seen = [];
    let last = store.getState().map;
    store.subscribe(() => {
      const { map } = store.getState();
      if (map === last || map === null) return;
      const isNew = map.tsne !== null && map.tsne.positions !== last?.tsne?.positions;
      last = map;
      window.seen.push({
        iteration: map.tsne?.iteration ?? 0,
        iterations: map.tsne?.iterations ?? 0,
        perplexity: map.perplexity,
        state: map.tsneState,
        isNew,
      });
    });
  });
const seenOn = (page: Page) => page.evaluate(() => window.seen);
const iterationOf = (page: Page) =>
  page.evaluate(() => window.kaomap.store.getState().map?.tsne?.iteration ?? 0);
const stateOf = (page: Page) => page.evaluate(() => window.kaomap.store.getState().map?.tsneState);
const positionsOf = (page: Page) =>
  page.evaluate(() => Array.from(window.kaomap.store.getState().map?.tsne?.positions ?? []));
const reach = (page: Page, iteration: number) =>
  page.waitForFunction(
    (least) => (window.kaomap.store.getState().map?.tsne?.iteration ?? 0) >= least,
    iteration,
  );
/** The map that is shown was judged, which is the last that follows a change. */
const judged = (page: Page) =>
  page.waitForFunction(() => {
    const { preservation, map } = window.kaomap.store.getState();
    return preservation !== null && preservation.positions === map?.tsne?.positions;
  });

/** Milliseconds of processor time that the workers of all pages took so far; null where the system does not tell. */
async function workerMs(page: Page): Promise<number | null> {
  const session = await page.context().browser()!.newBrowserCDPSession();
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as {
    processInfo: { type: string; id: number }[];
  };
  await session.detach();
  let ticks = 0;
  for (const { id } of processInfo.filter(({ type }) => type === 'renderer')) {
    try {
      for (const thread of readdirSync(`/proc/${id}/task`)) {
        const stat = readFileSync(`/proc/${id}/task/${thread}/stat`, 'utf8');
        if (!stat.includes('(DedicatedWorker')) continue;
        // behind the name, which may hold spaces: user and system time are fields 14 and 15
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        ticks += Number(fields[11]) + Number(fields[12]);
      }
    } catch {
      return null;
    }
  }
  return ticks * TICK_MS;
}

/** The same within a while from now. */
async function workerMsWithin(page: Page, ms: number): Promise<number | null> {
  const before = await workerMs(page);
  await page.waitForTimeout(ms);
  const after = await workerMs(page);
  return before === null || after === null ? null : after - before;
}

test.describe.configure({ mode: 'serial' });

let page: Page;
test.beforeAll(async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', serviceWorkers: 'block' });
  page = await context.newPage();
  await page.goto('/?backend=wasm&keep=off');
  await page.waitForFunction(() => window.kaomap !== undefined);
  await putFaces(page, madeFaces());
  await watch(page);
});
test.afterAll(() => page.context().close());

test('a pause stops frames, steps and the worker’s processor time; going on goes on from there', async () => {
  await page.evaluate(() => {
    window.kaomap.actions.setMapView('tsne');
    window.kaomap.actions.setMapEngine('kaomap');
  });
  await reach(page, 20);
  const busy = await workerMsWithin(page, WATCH_MS / 2);
  await page.evaluate(() => window.kaomap.actions.pauseMap());
  await judged(page);
  const [iteration, before] = [await iterationOf(page), (await seenOn(page)).length];
  const { iterations } = (await seenOn(page)).at(-1)!;
  expect(iteration).toBeLessThan(iterations);
  const idle = await workerMsWithin(page, WATCH_MS);
  expect(await iterationOf(page)).toBe(iteration);
  expect((await seenOn(page)).slice(before)).toEqual([]);
  expect(await stateOf(page)).toBe('paused');
  if (busy === null || idle === null) {
    test.info().annotations.push({ type: 'note', description: 'no /proc: processor time not looked at' });
  } else {
    expect(busy).toBeGreaterThan(100);
    expect(idle).toBeLessThanOrEqual(2 * TICK_MS);
  }
  await page.evaluate(() => window.kaomap.actions.resumeMap());
  await reach(page, iteration + 5);
  const steps = (await seenOn(page)).filter(({ isNew }) => isNew).map((seen) => seen.iteration);
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
});

test('the button says what can be done, and does it', async () => {
  const button = page.getByTestId('map-run');
  await page.evaluate(() => window.kaomap.actions.startMap());
  await reach(page, 5);
  await expect(button).toHaveText('Pause');
  await button.click();
  expect(await stateOf(page)).toBe('paused');
  await expect(button).toHaveText('Go on');
  const iteration = await iterationOf(page);
  await button.click();
  await reach(page, iteration + 5);
  expect(await stateOf(page)).toBe('running');
});

test('another perplexity while it runs: no frame of the run before comes after it', async () => {
  const untilShown = (from: number) =>
    page.waitForFunction((first) => window.seen.slice(first).filter((s) => s.isNew).length > 8, from);
  const start = await page.evaluate(() => {
    const { length } = window.seen;
    window.kaomap.actions.setPerplexity(30);
    window.kaomap.actions.startMap();
    return length;
  });
  await untilShown(start);
  // one change in the midst of a run, then two at once
  await page.evaluate(() => window.kaomap.actions.setPerplexity(12));
  await untilShown((await seenOn(page)).length);
  await page.evaluate(() => {
    window.kaomap.actions.setPerplexity(20);
    window.kaomap.actions.setPerplexity(7);
  });
  await page.waitForFunction(() => window.kaomap.store.getState().map?.tsneState === 'done');
  const frames = (await seenOn(page)).slice(start).filter(({ isNew }) => isNew);
  const runs: Published[][] = [];
  for (const frame of frames) {
    if (runs.at(-1)?.[0]?.perplexity === frame.perplexity) runs.at(-1)!.push(frame);
    else runs.push([frame]);
  }
  // what the first run published before the change is in front, and nothing of a run comes after its end
  expect(runs.map(([first]) => first!.perplexity)).toEqual([30, 12, 7]);
  for (const run of runs) {
    const steps = run.map(({ iteration }) => iteration);
    expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
    expect(new Set(run.map(({ iterations }) => iterations)).size).toBe(1);
  }
  const last = runs.at(-1)!;
  expect(last[0]!.iteration).toBeLessThan(last[0]!.iterations / 2);
  expect(last.at(-1)!.iteration).toBe(last.at(-1)!.iterations);
});

test('a stop leaves the map as it is', async () => {
  await page.evaluate(() => {
    window.kaomap.actions.setPerplexity(null);
    window.kaomap.actions.startMap();
  });
  await reach(page, 20);
  await page.evaluate(() => window.kaomap.actions.stopMap());
  const [iteration, positions] = [await iterationOf(page), await positionsOf(page)];
  await page.waitForTimeout(WATCH_MS / 2);
  expect(await iterationOf(page)).toBe(iteration);
  expect(await positionsOf(page)).toEqual(positions);
  expect(await stateOf(page)).toBe('stopped');
});

test('a saved result brings the layout back on another visit, and no engine is started', async () => {
  const saved = await page.evaluate(() => window.kaomap.actions.resultJson());
  const { iteration, positions } = await page.evaluate(() => {
    const { tsne } = window.kaomap.store.getState().map!;
    return { iteration: tsne!.iteration, positions: Array.from(tsne!.positions) };
  });
  expect(iteration).toBeGreaterThan(0);
  await page.goto('/?backend=wasm&keep=off');
  await page.waitForFunction(() => window.kaomap !== undefined);
  const started: string[] = [];
  page.on('worker', (worker) => started.push(worker.url()));
  await page
    .getByTestId('result-input')
    .setInputFiles({ name: 'saved.json', mimeType: 'application/json', buffer: Buffer.from(saved) });
  await page.waitForFunction(() => window.kaomap.store.getState().opened !== null);
  await watch(page);
  await putFaces(page, madeFaces());
  await page.waitForFunction(() => window.kaomap.store.getState().map?.tsne !== null);
  expect(await positionsOf(page)).toEqual(positions);
  expect(started.filter((url) => /t-?sne/.test(url))).toEqual([]);
  expect(started.length).toBeGreaterThan(0);
  const states = (await seenOn(page)).map(({ state }) => state);
  expect(states).not.toContain('running');
});
