import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import sharp from 'sharp';
import { mulberry32 } from '../../src/math/rng.ts';
import { expect, test, waitUntilDone } from '../support/e2e-test.ts';
import {
  type Ending,
  type FaultOptions,
  makeFaulty,
  readEnding,
  type WorkerFault,
} from '../support/engine-faults.ts';
import { secondsSince, tellFault } from '../support/fault-line.ts';
import { picturesOf } from '../support/sample-folder.ts';
import { slowDisk } from '../support/slow-disk.ts';
import { cut, flip, gone, hangingStart, modelFile, spoiled } from '../support/spoil-engine.ts';
import { donePaths, dropAgain, watchRun } from '../support/watch-run.ts';

// the long run is `LONG=1`
const LONG = process.env['LONG'] === '1';
const SEED = 20_261_124;
const PEOPLE = LONG ? [1, 3, 7, 8, 9, 10, 12, 13] : [1, 3, 7];
const PICTURES = PEOPLE.flatMap(picturesOf);
const STRIKES = LONG ? 5 : 1;

interface Kind {
  readonly kind: string;
  /** Run without `LONG=1` too. */
  readonly short?: boolean;
  readonly options?: FaultOptions;
  /** Spoil the network before the page opens. May give a function that tells whether that was met with. */
  readonly network?: (context: BrowserContext) => Promise<unknown>;
  /** Done to a worker at random moments of the run. */
  readonly strikes?: WorkerFault;
  /** Once some photos are read. @returns how many faults it was */
  readonly midRun?: (page: Page, context: BrowserContext) => Promise<number>;
  /** A photo more, which must end like this. */
  readonly poison?: { readonly width: number; readonly row: RegExp };
  /** The notice; without it the run must end with the right clusters. */
  readonly sentence?: RegExp;
  /** A spoiled file that is whole again after the sentence: “Try again” must lead to the right clusters then. */
  readonly mended?: string;
}

const NOISE = `
const { getImageData } = OffscreenCanvasRenderingContext2D.prototype;
OffscreenCanvasRenderingContext2D.prototype.getImageData = function (...given) {
  const image = getImageData.apply(this, given);
  for (let i = 0; i < image.data.length; i += 97) image.data[i] ^= 1;
  return image;
};
`;

const KINDS: readonly Kind[] = [
  { kind: 'worker terminated', strikes: 'terminate', short: true },
  { kind: 'worker ended by itself', strikes: 'close' },
  { kind: 'worker threw', strikes: 'throw' },
  { kind: 'worker hung', strikes: 'hang', short: true },
  { kind: 'worker out of memory', strikes: 'noMemory' },
  {
    kind: 'photo that kills every worker',
    poison: { width: 333, row: /failed engine/ },
    short: true,
  },
  { kind: 'photo that hangs every worker', poison: { width: 334, row: /failed timeout/ } },
  {
    kind: 'model missing',
    network: spoiled('blazeface.json', gone),
    sentence: /missing or damaged.*Try again.*blazeface\.json: status 404/s,
    mended: 'blazeface.json',
    short: true,
  },
  {
    kind: 'model cut short',
    network: spoiled('facemesh.bin', cut),
    sentence: /facemesh\.bin: is not the file of this version/,
  },
  {
    kind: 'model altered by one bit',
    network: spoiled('face_recognition_model.bin', flip),
    sentence: /face_recognition_model\.bin: is not the file of this version/,
    short: true,
  },
  { kind: 'model missing once', network: spoiled('blazeface.bin', gone, 1) },
  { kind: 'model altered once', network: spoiled('face_recognition_model.bin', flip, 1) },
  {
    kind: 'wasm binary missing',
    network: spoiled('tfjs-backend-wasm-simd.wasm', gone),
    sentence: /tfjs-backend-wasm-simd\.wasm: status 404/,
  },
  {
    kind: 'known photo missing',
    network: spoiled('a.png', gone),
    sentence: /known-answer\/a\.png: status 404/,
  },
  {
    kind: 'known photo is another one',
    network: (context) =>
      context.route(modelFile('a.png'), async (route) =>
        route.fulfill({ body: await sharp(readFileSync(PICTURES[0]!)).png().toBuffer() }),
      ),
    sentence: /known-answer test/,
  },
  {
    kind: 'canvas reads falsified',
    options: { inWorker: NOISE },
    sentence: /Allow this page to read canvas data/,
    short: true,
  },
  {
    kind: 'script of the worker missing',
    network: (context) =>
      context.route(/\/faces\.worker-/, (route) => route.fulfill({ status: 404, body: '' })),
    sentence: /background task crashed/,
  },
  {
    kind: 'first worker hung at its start',
    network: hangingStart(1),
    sentence: /no answer in \d+ ms/,
  },
  { kind: 'second worker hung at its start', network: hangingStart(2) },
  {
    kind: 'worker terminated, and the next one hung at its start',
    network: hangingStart(3),
    strikes: 'terminate',
  },
  {
    kind: 'model missing when a worker has to be started again',
    midRun: async (page, context) => {
      await spoiled('blazeface.json', gone)(context);
      let faults = 1;
      // as long as one lives the run goes on
      while (await page.evaluate(() => window.kaomap.store.getState().run.phase === 'running')) {
        faults += await page.evaluate(() => {
          if (window.faulty.fed === 0) return 0;
          window.faulty.strike('terminate', 0);
          return 1;
        });
        await page.waitForTimeout(100);
      }
      return faults;
    },
    sentence: /What was read is kept.*blazeface\.json: status 404/s,
  },
];

/** Take the fault away, and go on in the same page by a button, which stays when the sentence goes. */
async function tryAgain(page: Page, context: BrowserContext, mended: string): Promise<Ending> {
  await context.unroute(modelFile(mended));
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(1);
  await expect(page.getByRole('alert').getByRole('button', { name: 'Try again' })).toBeVisible();
  await page.getByRole('alert').getByRole('button', { name: 'Dismiss' }).click();
  await page.getByTestId('progress').getByRole('button', { name: 'Try again' }).click();
  await waitUntilDone(page);
  return readEnding(page);
}

let undisturbed: Ending | null = null;
const layout = (poison?: Uint8Array) => ({
  ...Object.fromEntries(PICTURES.map((path, i) => [`${String(i).padStart(2, '0')}.jpg`, path])),
  ...(poison && { '01-poison.jpg': poison }),
});
const done = (page: Page) => page.evaluate(() => window.kaomap.store.getState().run.done);
const untilRead = (page: Page, least: number) =>
  page.waitForFunction(
    (count) => {
      const { run } = window.kaomap.store.getState();
      return run.done >= count || run.phase === 'done' || run.phase === 'failed';
    },
    least,
    { polling: 20 },
  );

for (const [number, { kind, options, network, strikes, midRun, poison, sentence, mended }] of KINDS.filter(
  ({ short }) => LONG || short,
).entries()) {
  test(`${kind}: ends with ${sentence ? 'a sentence' : 'the right clusters'}`, async ({
    open,
    folder,
    context,
  }) => {
    if (!undisturbed) {
      const calm = await context.browser()!.newContext({ serviceWorkers: 'block' });
      await makeFaulty(calm);
      const page = await calm.newPage();
      await page.goto(`${test.info().project.use.baseURL}?backend=wasm`);
      await page.waitForFunction(() => window.kaomap !== undefined);
      await dropAgain(page, folder('album', layout()));
      await waitUntilDone(page);
      undisturbed = await readEnding(page);
      await calm.close();
      expect(undisturbed.notRead).toEqual([]);
      expect(undisturbed.groups.length).toBe(PEOPLE.length);
    }
    await makeFaulty(context, options);
    const wasMet = await network?.(context);
    const bytes = poison && (await sharp(readFileSync(PICTURES[0]!)).resize(poison.width).jpeg().toBuffer());
    const page = await open();
    const start = Date.now();
    const watched = await watchRun(page);
    if (midRun) await slowDisk(page);
    await dropAgain(page, folder('album', layout(bytes)));
    const random = mulberry32(SEED + number);
    let faults = network || options || poison ? 1 : 0;
    if (midRun) {
      await untilRead(page, 3);
      faults += await midRun(page, context);
    }
    const moments = Array.from({ length: strikes ? STRIKES : 0 }, () => random() * (PICTURES.length - 3));
    for (const moment of moments.sort((a, b) => a - b)) {
      await untilRead(page, Math.max(1, Math.floor(moment), (await done(page)) + (faults ? 1 : 0)));
      await page.waitForTimeout(random() * 150);
      await page.evaluate(([fault, i]) => window.faulty.strike(fault, i), [
        strikes!,
        Math.floor(random() * 8),
      ] as const);
      faults++;
    }
    await waitUntilDone(page);
    const atFirst = await readEnding(page);
    const ending = mended ? await tryAgain(page, context, mended) : atFirst;
    const seconds = secondsSince(start);
    const wrong = [...ending.descriptors].filter(
      ([id, descriptor]) => String(undisturbed?.descriptors.get(id)) !== String(descriptor),
    );
    const finished = await donePaths(page);
    const endsWell = !sentence || mended !== undefined;
    const lost = endsWell
      ? PICTURES.length - ending.descriptors.size
      : [...watched.finished].filter((path) => !finished.includes(path)).length;
    const words = [
      ...(sentence
        ? [`a sentence: ${atFirst.sentence?.replace('Details:', ' Details:').slice(0, 160)}`]
        : []),
      ...(endsWell ? [`${mended ? 'after “Try again” ' : ''}the right clusters`] : []),
    ].join('; ');
    tellFault({
      kind,
      photos: PICTURES.length,
      faults,
      lost,
      twice: ending.again,
      ending: `${words}${poison ? ` and the row ${ending.notRead}` : ''}`,
      seconds,
    });
    if (typeof wasMet === 'function') expect(wasMet()).toBe(true);
    expect(wrong).toEqual([]);
    expect(ending.again).toBeLessThanOrEqual(faults);
    if (sentence) {
      expect(atFirst.sentence).toMatch(sentence);
      expect(atFirst.notRead.every((row) => row.endsWith(' waiting'))).toBe(true);
    }
    expect(lost).toBe(0);
    if (!endsWell) return;
    expect(ending.sentence).toBe('');
    expect(ending.descriptors.size).toBe(undisturbed.descriptors.size);
    expect(ending.groups).toEqual(undisturbed.groups);
    expect(ending.notRead.length).toBe(poison ? 1 : 0);
    if (poison) expect(ending.notRead[0]).toMatch(poison.row);
  });
}
