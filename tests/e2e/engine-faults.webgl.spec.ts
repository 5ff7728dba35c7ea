import { isDeepStrictEqual } from 'node:util';
import type { BrowserContext, Page } from '@playwright/test';
import { cosine } from '../../src/math/vector.ts';
import { expect, test, waitUntilDone } from '../support/e2e-test.ts';
import { type Ending, makeFaulty, readEnding, type WorkerFault } from '../support/engine-faults.ts';
import { tellFault } from '../support/fault-line.ts';
import { picturesOf } from '../support/sample-folder.ts';
import { dropAgain } from '../support/watch-run.ts';

// the long run is `LONG=1`
const LONG = process.env['LONG'] === '1';
// where WebGL is emulated a start takes ten seconds and more, and each face three
const PEOPLE = [1, 3];
const ALBUM = Object.fromEntries(
  PEOPLE.flatMap((person) =>
    picturesOf(person)
      .slice(0, 2)
      .map((path, i) => [`${person}-${i}.jpg`, path]),
  ),
);
const PHOTOS = Object.keys(ALBUM).length;
const GROUPS = PEOPLE.map((person) => [0, 1].map((i) => `album/${person}-${i}.jpg`));
/** Into a photo, which takes ten times as long. */
const MID_PHOTO_MS = 300;

interface Kind {
  readonly kind: string;
  /** Run without `LONG=1` too. */
  readonly short?: boolean;
  /** With which of the photos given to workers, and null for just before it. */
  readonly strikes?: readonly (readonly [given: number, fault: WorkerFault, afterMs: number | null])[];
  readonly inWorker?: string;
  /** Hold the run after two photos until the canary has vouched for them. */
  readonly canaryAfterTwo?: boolean;
  readonly backend: 'webgl' | 'wasm';
  /** Photos given to workers once more, each time counted. */
  readonly again: number;
  /** Faces that were described on wasm in the end. */
  readonly onWasm: number;
}

const NO_WEBGL = `{
const { getContext } = OffscreenCanvas.prototype;
OffscreenCanvas.prototype.getContext = function (kind, ...rest) {
  return kind.startsWith('webgl') ? null : getContext.call(this, kind, ...rest);
};
}
`;

// what was read since the last good canary is read again, so more than the photo that was struck
const KINDS: readonly Kind[] = [
  { kind: 'WebGL refused', short: true, inWorker: NO_WEBGL, backend: 'wasm', again: 0, onWasm: 4 },
  {
    kind: 'WebGL context lost again and again',
    short: true,
    strikes: [
      [2, 'loseContext', MID_PHOTO_MS],
      [3, 'loseContext', MID_PHOTO_MS],
    ],
    backend: 'wasm',
    again: 3,
    onWasm: 4,
  },
  {
    kind: 'WebGL context lost once',
    strikes: [[2, 'loseContext', MID_PHOTO_MS]],
    backend: 'webgl',
    again: 2,
    onWasm: 0,
  },
  {
    kind: 'WebGL worker terminated',
    strikes: [[2, 'terminate', MID_PHOTO_MS]],
    backend: 'webgl',
    again: 2,
    onWasm: 0,
  },
  {
    kind: 'GPU answers zeros',
    strikes: [[3, 'zeros', null]],
    canaryAfterTwo: true,
    backend: 'webgl',
    again: 2,
    onWasm: 0,
  },
  {
    kind: 'GPU answers zeros again and again',
    strikes: [
      [3, 'zeros', null],
      [5, 'zeros', null],
    ],
    canaryAfterTwo: true,
    backend: 'wasm',
    again: 4,
    onWasm: 2,
  },
];

// what is painted, for a trace or as an animation, is painted by the same emulated GPU
test.use({ trace: 'off', contextOptions: { reducedMotion: 'reduce' } });

let undisturbed: Ending | null = null;

async function readUndisturbed(context: BrowserContext, folder: string): Promise<Ending> {
  await makeFaulty(context);
  const page = await context.newPage();
  await page.goto(`${test.info().project.use.baseURL}?backend=wasm&eps=0.29`);
  await page.waitForFunction(() => window.kaomap !== undefined);
  await dropAgain(page, folder);
  await waitUntilDone(page);
  const ending = await readEnding(page);
  expect(ending.groups).toEqual(GROUPS);
  return ending;
}

/** Take WebGL by software for as good as any, in the pages to come. */
async function allowSoftware(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (message: unknown, rest?: unknown) {
      const { path, argumentList } = message as { path?: string[]; argumentList?: { value: object }[] };
      if (path?.[0] === 'start') Object.assign(argumentList?.[0]?.value ?? {}, { anySpeed: true });
      postMessage.call(this, message, rest as StructuredSerializeOptions);
    };
  });
}

/** Hold the run once the first two photos are begun, and let it go when they count as read. */
async function restAfterTwo(page: Page): Promise<void> {
  const untilDone = { polling: 20, timeout: 120_000 };
  await page.waitForFunction(() => window.faulty.given > 0, null, untilDone);
  await page.evaluate(() => window.kaomap.actions.pause());
  await page.waitForFunction(() => window.kaomap.store.getState().run.done === 2, null, untilDone);
  expect(await page.evaluate(() => window.faulty.given)).toBe(2);
  await page.evaluate(() => window.kaomap.actions.resume());
}

for (const { kind, strikes = [], inWorker = '', canaryAfterTwo, backend, again, onWasm } of KINDS.filter(
  ({ short }) => LONG || short,
)) {
  test(`${kind}: ends with the right clusters, on ${backend}`, async ({ open, folder, context }) => {
    test.setTimeout(300_000);
    const album = folder('album', ALBUM);
    if (!undisturbed) {
      const calm = await context.browser()!.newContext({ serviceWorkers: 'block' });
      undisturbed = await readUndisturbed(calm, album);
      await calm.close();
    }
    // the page's own times: nothing here is to wait for them
    await makeFaulty(context, { minuteMs: 60_000, inWorker });
    await allowSoftware(context);
    const page = await open('backend=auto&eps=0.29');
    await page.evaluate((given) => {
      for (const [count, fault, afterMs] of given) window.faulty.strikeAt(count, fault, afterMs);
    }, strikes);
    const start = Date.now();
    await dropAgain(page, album);
    if (canaryAfterTwo) await restAfterTwo(page);
    await waitUntilDone(page, { timeoutMs: 250_000 });
    const ending = await readEnding(page);
    const seconds = (Date.now() - start) / 1000;
    const likeness = [...undisturbed.descriptors].map(([id, descriptor]) => {
      const found = ending.descriptors.get(id) ?? new Float32Array(descriptor.length);
      return { isSame: String(found) === String(descriptor), cosine: cosine(found, descriptor) };
    });
    const same = likeness.filter(({ isSame }) => isSame).length;
    const least = Math.min(...likeness.map((one) => one.cosine));
    const alike = `${same} descriptors bit-equal to an undisturbed run's${same < PHOTOS ? `, the others to a cosine of ${least.toFixed(8)}` : ''}`;
    tellFault({
      kind,
      photos: PHOTOS,
      faults: Math.max(1, strikes.length),
      lost: PHOTOS - ending.descriptors.size,
      twice: ending.again,
      ending: `the ${isDeepStrictEqual(ending.groups, GROUPS) ? 'right' : 'wrong'} clusters on ${ending.backend}, ${alike}`,
      seconds,
    });
    expect(ending.notRead).toEqual([]);
    expect(ending.groups).toEqual(GROUPS);
    expect(ending.backend).toBe(backend);
    expect(ending.sentence).toBe('');
    expect(ending.descriptors.size).toBe(PHOTOS);
    expect(least).toBeGreaterThan(0.9999);
    expect(same).toBeGreaterThanOrEqual(onWasm);
    expect(ending.again).toBe(again);
  });
}
