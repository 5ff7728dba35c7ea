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
import { picturesOf } from '../support/sample-folder.ts';
import { dropAgain } from '../support/watch-run.ts';

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
  /** Spoil the network before the page opens. */
  readonly network?: (context: BrowserContext) => Promise<unknown>;
  /** Done to a worker at random moments of the run. */
  readonly strikes?: WorkerFault;
  /** Once some photos are read. */
  readonly midRun?: (page: Page, context: BrowserContext) => Promise<void>;
  /** A photo more, which must end like this. */
  readonly poison?: { readonly width: number; readonly row: RegExp };
  /** The notice; without it the run must end with the right clusters. */
  readonly sentence?: RegExp;
}

const model = (name: string) => new RegExp(`/(models|wasm|known-answer)/${name.replaceAll('.', '\\.')}$`);
type Spoil = (bytes: Buffer) => Buffer | null;
const flip: Spoil = (bytes) => {
  const changed = Buffer.from(bytes);
  changed[1000] = (changed[1000] ?? 0) ^ 1;
  return changed;
};
const cut: Spoil = (bytes) => bytes.subarray(0, bytes.length / 2);
const gone: Spoil = () => null;

/** Answer for a file of the engine with something else, `times` times. */
const spoiled =
  (name: string, spoil: Spoil, times = Number.POSITIVE_INFINITY) =>
  async (context: BrowserContext) => {
    let count = 0;
    await context.route(model(name), async (route) => {
      if (count++ >= times) return route.continue();
      const response = await route.fetch();
      const body = spoil(await response.body());
      return body ? route.fulfill({ response, body }) : route.fulfill({ status: 404, body: '' });
    });
  };

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
    sentence: /missing or damaged.*blazeface\.json: status 404/s,
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
      context.route(model('a.png'), async (route) =>
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
    kind: 'model missing when a worker has to be started again',
    midRun: async (page, context) => {
      await spoiled('blazeface.json', gone)(context);
      // as long as one lives the run goes on
      while (await page.evaluate(() => window.kaomap.store.getState().run.phase === 'running')) {
        await page.evaluate(() => window.faulty.fed > 0 && window.faulty.strike('terminate', 0));
        await page.waitForTimeout(100);
      }
    },
    sentence: /What was read is kept.*blazeface\.json: status 404/s,
  },
];

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

for (const [number, { kind, options, network, strikes, midRun, poison, sentence }] of KINDS.filter(
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
    await network?.(context);
    const bytes = poison && (await sharp(readFileSync(PICTURES[0]!)).resize(poison.width).jpeg().toBuffer());
    const page = await open();
    const start = Date.now();
    await dropAgain(page, folder('album', layout(bytes)));
    const random = mulberry32(SEED + number);
    let faults = strikes || midRun ? 0 : 1;
    if (midRun) {
      await untilRead(page, 3);
      await midRun(page, context);
      faults++;
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
    const ending = await readEnding(page);
    const seconds = (Date.now() - start) / 1000;
    const wrong = [...ending.descriptors].filter(
      ([id, descriptor]) => String(undisturbed?.descriptors.get(id)) !== String(descriptor),
    );
    const lost = sentence ? 0 : PICTURES.length - ending.descriptors.size;
    console.log(
      `${kind}: photos ${PICTURES.length}, faults ${faults}, lost ${lost}, done twice ${ending.again}, ends with ${
        sentence ? `a sentence: ${ending.sentence?.trim().slice(0, 160)}` : 'the right clusters'
      }${poison ? ` and the row ${ending.notRead}` : ''}, ${seconds.toFixed(1)} s`,
    );
    expect(wrong).toEqual([]);
    expect(ending.again).toBeLessThanOrEqual(midRun ? 2 : faults);
    if (sentence) {
      expect(ending.sentence).toMatch(sentence);
      expect(ending.notRead.every((row) => row.endsWith(' waiting'))).toBe(true);
      return;
    }
    expect(ending.sentence).toBe('');
    expect(ending.descriptors.size).toBe(undisturbed.descriptors.size);
    expect(ending.groups).toEqual(undisturbed.groups);
    expect(ending.notRead.length).toBe(poison ? 1 : 0);
    if (poison) expect(ending.notRead[0]).toMatch(poison.row);
  });
}
