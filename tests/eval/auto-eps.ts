// `npx tsx tests/eval/auto-eps.ts [--descriptors FILE.json]... [--out FILE.json]`: how good is the suggested eps?
//
// Plain DBSCAN (minPts 2) at `auto` against the best eps there is, by pairwise F1, on the faces of
// ../shared/embeddings/lfw-dev, on random people of it, and on every file named with --descriptors: a JSON array
// of { path, person, descriptor }. `auto` sees no label. Also what refinement makes of it.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { dbscan } from '../../src/cluster/dbscan.ts';
import { buildDensityTree } from '../../src/cluster/density-tree.ts';
import { calibrationOf } from '../../src/cluster/distance-calibration.ts';
import { landscape } from '../../src/cluster/landscape.ts';
import { bestEps, comparePartitions } from '../../src/cluster/metrics.ts';
import { refine } from '../../src/cluster/refine.ts';
import { refineDistance } from '../../src/cluster/refine-distance.ts';
import { suggestEps } from '../../src/cluster/suggest-eps.ts';
import { DEFAULT_DESCRIPTOR, DESCRIPTORS } from '../../src/faces/descriptor-spec.ts';
import { type Matrix, matrixFromRows, rowOf } from '../../src/math/matrix.ts';
import { hasLfwDev, loadLfwDev } from '../support/lfw-dev.ts';
import { drawPeople } from './draw-people.ts';

const MIN_PTS = 2;
const DRAWN_FACES = [100, 400, 1200];
const SEEDS = [1, 2, 3, 4, 5, 6, 7];

interface Labelled {
  readonly name: string;
  readonly seed?: number;
  readonly points: Matrix;
  /** (n) number of each face's person. */
  readonly people: Int32Array;
}

function* readSets(files: readonly string[]): Generator<Labelled> {
  for (const file of files) {
    const faces = JSON.parse(readFileSync(file, 'utf8')) as { person: string; descriptor: number[] }[];
    const numbers = new Map([...new Set(faces.map(({ person }) => person))].map((person, i) => [person, i]));
    const rows = faces.map(({ descriptor }) => Float32Array.from(descriptor));
    yield {
      name: basename(file, '.json'),
      points: matrixFromRows(rows, DESCRIPTORS[DEFAULT_DESCRIPTOR].dims),
      people: Int32Array.from(faces, ({ person }) => numbers.get(person)!),
    };
  }
  if (!hasLfwDev) return;
  const { points, people } = loadLfwDev();
  yield { name: 'lfw-dev', points, people };
  for (const faces of DRAWN_FACES) {
    for (const seed of SEEDS) {
      const drawn = drawPeople(people, faces, seed);
      const rows = drawn.map((i) => rowOf(points, i));
      yield {
        name: `lfw-dev ${faces}`,
        seed,
        points: matrixFromRows(rows, points.cols),
        people: Int32Array.from(drawn, (i) => people[i]!),
      };
    }
  }
}

function measure({ name, seed, points, people }: Labelled) {
  const tree = buildDensityTree(points, MIN_PTS);
  const calibration = calibrationOf(DEFAULT_DESCRIPTOR)!;
  const { defaultEps } = DESCRIPTORS[DEFAULT_DESCRIPTOR];
  const { auto, witnesses } = suggestEps({ tree, landscape: landscape(tree), defaultEps, calibration });
  const blind = suggestEps({ tree, landscape: landscape(tree), defaultEps }).auto;

  const cutAt = (eps: number) => dbscan(tree, { eps, minPts: MIN_PTS });
  const best = bestEps(tree, people);
  const ratioAt = (eps: number) => comparePartitions(cutAt(eps).labels, people).pairwise.f1 / best.f1;
  const plain = comparePartitions(cutAt(auto.eps).labels, people);
  const distance = refineDistance(tree.size, calibration);
  const refined = refine(points, cutAt(auto.eps), { distance, minPts: MIN_PTS });
  const after = comparePartitions(refined.labels, people);
  const alone: Record<string, number> = { default: ratioAt(defaultEps), uncalibrated: ratioAt(blind.eps) };
  for (const { kind, eps } of witnesses) if (eps !== null) alone[kind] = ratioAt(eps);
  return {
    set: name,
    seed: seed ?? null,
    faces: tree.size,
    people: new Set(people).size,
    auto: auto.eps,
    reason: auto.reason.code,
    largest: auto.outcome.largest,
    f1: plain.pairwise.f1,
    bcubed: plain.bcubed.f1,
    bestF1: best.f1,
    bestEps: best.eps,
    ratio: plain.pairwise.f1 / best.f1,
    refinedF1: after.pairwise.f1,
    refinedBcubed: after.bcubed.f1,
    /** By witness: the F1 at its eps, by the best F1. `uncalibrated` is `auto` without a calibration. */
    alone,
  };
}

function summarize(rows: readonly ReturnType<typeof measure>[]) {
  return [...new Set(rows.map(({ set }) => set))].map((set) => {
    const own = rows.filter((row) => row.set === set);
    const ratios = own.map(({ ratio }) => ratio);
    const kinds = [...new Set(own.flatMap(({ alone }) => Object.keys(alone)))];
    const alone = kinds.map((kind) => [kind, median(own.map((row) => row.alone[kind] ?? Number.NaN))]);
    return {
      set,
      runs: own.length,
      medianRatio: median(ratios),
      worstRatio: Math.min(...ratios),
      medianF1: median(own.map(({ f1 }) => f1)),
      medianRefinedF1: median(own.map(({ refinedF1 }) => refinedF1)),
      medianRefinedBcubed: median(own.map(({ refinedBcubed }) => refinedBcubed)),
      worstRefinedLessPlain: Math.min(...own.map(({ refinedF1, f1 }) => refinedF1 - f1)),
      medianRatioAlone: Object.fromEntries(alone) as Record<string, number>,
    };
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Numbers to three digits after the point, the rest as it is. */
function printTable(rows: readonly object[]): void {
  const lines = rows.map((row) =>
    Object.values(row).map((value) =>
      typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(3) : String(value ?? ''),
    ),
  );
  const table = [Object.keys(rows[0] ?? {}), ...lines];
  const widths = table[0]!.map((_, c) => Math.max(...table.map((line) => line[c]!.length)));
  for (const line of table) console.log(line.map((cell, c) => cell.padStart(widths[c]!)).join('  '));
}

const { values } = parseArgs({
  options: { descriptors: { type: 'string', multiple: true, default: [] }, out: { type: 'string' } },
});
if (!hasLfwDev) console.log('../shared/embeddings/lfw-dev is absent: its rows are left out.');
if (values.descriptors.length === 0) {
  console.log(
    'No --descriptors given: the photos of bbt and lfw-dev, which the app has to read, are left out.',
  );
}
const rows = [...readSets(values.descriptors)].map(measure);
const summary = summarize(rows);
printTable(rows.map(({ alone, ...row }) => row));
console.log();
printTable(summary.map(({ medianRatioAlone, ...row }) => row));
console.log('\nMedian F1 at each witness alone, by the best F1:');
printTable(summary.map(({ set, medianRatioAlone }) => ({ set, ...medianRatioAlone })));
if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify({ rows, summary }, null, 2)}\n`);
