// `npx tsx tests/eval/gallery-split.ts [--descriptors FILE] [--gallery-split F] [--seed S] [--large] [--out FILE.json]`:
// how well are the next faces judged? Without a browser.
//
// FILE is an .f32 with its .json of { person } beside it, or a JSON array of { person, descriptor } as
// `npm run eval -- --descriptors` writes it. Without --gallery-split: three faces of everybody who has four or more
// are enrolled, the first three and then five random draws; who has one face is a stranger.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DEFAULT_DESCRIPTOR, DESCRIPTORS } from '../../src/faces/descriptor-spec.ts';
import { madeShop } from '../support/made-shop.ts';
import { galleryTable } from './gallery-table.ts';
import { METHODS, type MethodRates, measureGallery } from './measure-gallery.ts';
import { type GallerySplit, splitByFraction, splitThree } from './split-gallery.ts';

const SEEDS = [1, 2, 3, 4, 5];
const DEFAULT_FILE = '../shared/embeddings/lfw-dev.f32';
const { dims } = DESCRIPTORS[DEFAULT_DESCRIPTOR];

interface Labelled {
  readonly rows: readonly Float32Array[];
  /** (n) number of each face's person. */
  readonly people: readonly number[];
}

function readFaces(file: string): Labelled {
  const isBinary = file.endsWith('.f32');
  const json = isBinary ? file.replace(/\.f32$/, '.json') : file;
  const faces = JSON.parse(readFileSync(json, 'utf8')) as { person: string; descriptor: number[] }[];
  const numbers = new Map([...new Set(faces.map(({ person }) => person))].map((person, i) => [person, i]));
  const people = faces.map(({ person }) => numbers.get(person)!);
  if (!isBinary) return { rows: faces.map(({ descriptor }) => Float32Array.from(descriptor)), people };
  const data = new Float32Array(Uint8Array.from(readFileSync(file)).buffer);
  return { rows: people.map((_, i) => data.subarray(i * dims, (i + 1) * dims)), people };
}

function measure({ rows }: Labelled, split: GallerySplit): MethodRates[] {
  return measureGallery(split, (face) => rows[face]!, DEFAULT_DESCRIPTOR);
}

/** Mean and deviation of each figure over the draws, in percent. */
function printSpread(draws: readonly (readonly MethodRates[])[]): void {
  const figures: Record<string, (rates: MethodRates) => number> = {
    'rank-1': ({ rank1 }) => rank1 ?? Number.NaN,
    'accepted at 1 % strangers': ({ atOnePercent }) => atOnePercent?.accepted ?? Number.NaN,
    'right of them': ({ atOnePercent }) => atOnePercent?.right ?? Number.NaN,
    'own thresholds: known, right': ({ own }) => own.known?.right ?? Number.NaN,
    'own thresholds: known, wrong': ({ own }) => own.known?.wrong ?? Number.NaN,
    'own thresholds: known, unsure': ({ own }) => own.known?.unsure ?? Number.NaN,
    'own thresholds: known, called new': ({ own }) => own.known?.new ?? Number.NaN,
    'own thresholds: strangers accepted': ({ own }) => own.strangers?.known ?? Number.NaN,
    'own thresholds: strangers, unsure': ({ own }) => own.strangers?.unsure ?? Number.NaN,
  };
  console.log(`\n${draws.length} random draws of the three, mean ± deviation in %`);
  console.log(`${''.padEnd(36)}${METHODS.map((method) => method.padEnd(16)).join('')}`);
  for (const [name, of] of Object.entries(figures)) {
    const cells = METHODS.map((_, m) => {
      const values = draws.map((draw) => 100 * of(draw[m]!));
      const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
      const sd = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1));
      return `${mean.toFixed(2)} ± ${sd.toFixed(2)}`.padEnd(16);
    });
    console.log(`${name.padEnd(36)}${cells.join('')}`);
  }
}

/** 2,000 people with 13,000 faces, as far apart as real ones, and 100 new faces, half of them strangers. */
function measureTime(): void {
  const { people, news } = madeShop(2000, 13_000, 100, 3);
  const rows: Float32Array[] = [];
  const gallery = people.map((own) => own.map((row) => rows.push(row) - 1));
  const judged = news.map((row) => rows.push(row) - 1);
  const known = judged.slice(0, 50).map((face, person) => ({ face, person }));
  const strangers = judged.slice(50);
  console.log('\nmade-up faces, for the time only');
  const faces = { rows, people: [] };
  for (const line of galleryTable(measure(faces, { gallery, known, strangers }))) console.log(line);
}

const { values } = parseArgs({
  options: {
    descriptors: { type: 'string', default: DEFAULT_FILE },
    'gallery-split': { type: 'string' },
    seed: { type: 'string', default: '1' },
    large: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});
if (existsSync(values.descriptors)) {
  const faces = readFaces(values.descriptors);
  const fraction = values['gallery-split'];
  if (fraction !== undefined) {
    const rates = measure(faces, splitByFraction(faces.people, Number(fraction), Number(values.seed)));
    for (const line of galleryTable(rates)) console.log(line);
    if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify(rates, null, 2)}\n`);
  } else {
    const first = measure(faces, splitThree(faces.people));
    for (const line of galleryTable(first)) console.log(line);
    const draws = SEEDS.map((seed) => measure(faces, splitThree(faces.people, seed)));
    printSpread(draws);
    if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify({ first, draws }, null, 2)}\n`);
  }
} else console.log(`${values.descriptors} is absent: nothing to measure.`);
if (values.large) measureTime();
