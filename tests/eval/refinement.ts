import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { averageLinkageCut } from '../../src/cluster/average-linkage.ts';
import { dbscan } from '../../src/cluster/dbscan.ts';
import { buildDensityTree, type DensityTree } from '../../src/cluster/density-tree.ts';
import { landscape } from '../../src/cluster/landscape.ts';
import { comparePartitions } from '../../src/cluster/metrics.ts';
import { membersByCluster, refine } from '../../src/cluster/refine.ts';
import { RefineCache } from '../../src/cluster/refine-cache.ts';
import { distanceAtShare, refineDistance } from '../../src/cluster/refine-distance.ts';
import { suggestEps } from '../../src/cluster/suggest-eps.ts';
import { DEFAULT_DESCRIPTOR, DESCRIPTORS } from '../../src/faces/descriptor-spec.ts';
import { type Matrix, matrix } from '../../src/math/matrix.ts';
import { gaussian, mulberry32 } from '../../src/math/rng.ts';
import { hasLfwDev, loadLfwDev } from '../support/lfw-dev.ts';

/**
 * What refinement is worth and what it costs, printed:
 * `npx tsx tests/eval/refinement.ts [--out FILE.json] [--large]`, the latter to time 13,000 made faces as well.
 */

const MIN_PTS = 2;
const SEEDS = [1, 2, 3, 4, 5, 6, 7];
const SIZES = [100, 400, 1200];
const FIXED_EPS = [0.3, 0.31, 0.32, 0.33, 0.34, 0.35, 0.36];
/** Strangers that a face expects within eps; 0.05 is the rule for plain DBSCAN. */
const STRANGERS = [0.05, 0.1, 0.2, 0.5, 1];
/** Limits of an eps found so; 1 is none. */
const CAPS = [0.34, 0.35, 0.36, 1];
const LARGE = 13_000;
/** Milliseconds of a frame that refinement may take, and pairs that can be compared in it. */
const FRAME_MS = 4;
const FRAME_PAIRS = (300 * 299) / 2;

interface Draw {
  readonly points: Matrix;
  readonly people: Int32Array;
  readonly tree: DensityTree;
}

interface Scores {
  readonly f1: number;
  readonly bcubed: number;
}

const { values: options } = parseArgs({
  options: { out: { type: 'string' }, large: { type: 'boolean', default: false } },
});
if (!hasLfwDev) {
  console.error('Nothing to evaluate: ../shared/embeddings is not there.');
  process.exit(2);
}
const calibration = readCalibration();
const all = loadLfwDev();
const sets = [
  ...SIZES.map((faces) => ({ faces, draws: SEEDS.map((seed) => drawPeople(faces, seed)) })),
  { faces: all.points.rows, draws: [{ ...all, tree: buildDensityTree(all.points, MIN_PTS) }] },
];
const report = { atEps: sets.flatMap(compareWithPlain), rules: compareRules(), time: measureTime() };
if (options.out) writeFileSync(options.out, `${JSON.stringify(report, null, 1)}\n`);

/** Plain and refined at each eps: medians over the draws, and the gains of refinement draw by draw. */
function compareWithPlain({ faces, draws }: (typeof sets)[number]) {
  const distance = refineDistance(faces, calibration);
  const rules = [
    { name: 'suggested', epsOf: suggestedEps },
    { name: '0.05 strangers', epsOf: () => epsFor(faces, 0.05) },
    ...FIXED_EPS.map((eps) => ({ name: 'fixed', epsOf: () => eps })),
  ];
  console.log(`\n${faces} faces, ${draws.length} draws, refined at ${distance.toFixed(4)}`);
  console.log(
    'eps (median)             plain F1 / BCubed   refined             median gain         worst gain',
  );
  return rules.map(({ name, epsOf }) => {
    const plain = draws.map((draw) => scoreAt(draw, epsOf(draw)));
    const refined = draws.map((draw) => scoreAt(draw, epsOf(draw), distance));
    const gains = refined.map((score, i) => ({
      f1: score.f1 - plain[i]!.f1,
      bcubed: score.bcubed - plain[i]!.bcubed,
    }));
    const eps = draws.map(epsOf).sort((a, b) => a - b)[draws.length >> 1]!;
    const row = {
      ...{ faces, rule: name, eps, distance, plain: atRank(plain, 0.5), refined: atRank(refined, 0.5) },
      ...{ gain: atRank(gains, 0.5), worstGain: atRank(gains, 0) },
    };
    const cells = [row.plain, row.refined, row.gain, row.worstGain].map((score) => inWords(score).padEnd(20));
    console.log(`${eps.toFixed(4)} ${name.padEnd(18)}${cells.join('')}`);
    return row;
  });
}

/** Which eps to take when refinement follows. */
function compareRules() {
  console.log(
    '\neps when refinement follows, by strangers in reach and limit: eps, refined F1 / BCubed, medians',
  );
  return CAPS.flatMap((cap) =>
    STRANGERS.map((strangers) => {
      const scores = sets.map(({ faces, draws }) => {
        const eps = Math.min(epsFor(faces, strangers), cap);
        const distance = refineDistance(faces, calibration);
        const refined = draws.map((draw) => scoreAt(draw, eps, distance));
        return { faces, eps, ...atRank(refined, 0.5) };
      });
      const cells = scores.map((score) => `${score.faces}: ${score.eps.toFixed(3)} ${inWords(score)}`);
      console.log(`${strangers.toFixed(2)} ${cap.toFixed(2)}   ${cells.join('   ')}`);
      return { strangers, cap, scores };
    }),
  );
}

function measureTime() {
  const timeOf = (count: number) => {
    const members = Int32Array.from({ length: count }, (_, i) => i);
    const times = Array.from({ length: 15 }, () =>
      elapsed(() => averageLinkageCut(all.points, members, 0.36)),
    );
    return times.sort((a, b) => a - b)[7]!;
  };
  timeOf(200);
  let inFrame = 50;
  while (inFrame + 10 <= all.points.rows && timeOf(inFrame + 10) <= FRAME_MS) inFrame += 10;
  console.log(`\nlargest cluster refined in ${FRAME_MS} ms: ${inFrame} faces`);
  return { inFrame, ticks: [all.points, ...(options.large ? [makeFaces()] : [])].map(timeTicks) };
}

/** The slider goes to and fro around 0.33 in steps of 0.005, three times. */
function timeTicks(points: Matrix) {
  const tree = buildDensityTree(points, MIN_PTS);
  const distance = refineDistance(points.rows, calibration);
  const cold = dbscan(tree, { eps: 0.33, minPts: MIN_PTS });
  const largest = Math.max(...membersByCluster(cold).map(({ length }) => length));
  const coldMs = elapsed(() => refine(points, cold, { distance, minPts: MIN_PTS }));

  const cache = new RefineCache();
  const ticks: number[] = [];
  let leftForLater = 0;
  for (let step = 0; step < 60; step++) {
    const eps = 0.33 + 0.005 * (Math.abs((step % 20) - 10) - 5);
    const plain = dbscan(tree, { eps, minPts: MIN_PTS });
    const members = membersByCluster(plain);
    const start = performance.now();
    const { pending } = refine(points, plain, { distance, minPts: MIN_PTS, cache, maxPairs: FRAME_PAIRS });
    ticks.push(performance.now() - start);
    leftForLater += pending.length;
    for (const label of pending) {
      cache.set(members[label]!, distance, averageLinkageCut(points, members[label]!, distance));
    }
  }
  ticks.sort((a, b) => a - b);
  const row = { faces: points.rows, largest, coldMs, medianMs: ticks[30]!, p95Ms: ticks[57]!, leftForLater };
  console.log(
    `${row.faces} faces at eps 0.33, largest cluster ${largest}: without cache ${coldMs.toFixed(1)} ms; 60 slider ` +
      `ticks with cache and at most ${FRAME_PAIRS} pairs: median ${row.medianMs.toFixed(2)} ms, ` +
      `p95 ${row.p95Ms.toFixed(2)} ms, ${leftForLater} clusters left for later`,
  );
  return row;
}

/**
 * Unit vectors about as far apart as real descriptors: same person 0.29, strangers 0.57. People have as many
 * faces as in the real collection, over and over; all vary in 40 directions only, which spreads distances.
 */
function makeFaces(): Matrix {
  const counts = new Map<number, number>();
  for (const person of all.people) counts.set(person, (counts.get(person) ?? 0) + 1);
  const sizes = [...counts.values()];
  const normal = gaussian(mulberry32(1));
  const points = matrix(new Float32Array(LARGE * 128), LARGE, 128);
  for (let i = 0, person = 0; i < LARGE; person++) {
    const center = Array.from({ length: 40 }, () => (0.343 * normal()) / Math.sqrt(40));
    for (let face = 0; face < sizes[person % sizes.length]! && i < LARGE; face++, i++) {
      const row = [0.917, ...center.map((x) => x + (0.205 * normal()) / Math.sqrt(40))];
      const length = Math.hypot(...row);
      for (const [c, x] of row.entries()) points.data[i * 128 + c] = x / length;
    }
  }
  return points;
}

/** Random people, all their faces, until there are `faces` of them. */
function drawPeople(faces: number, seed: number): Draw {
  const random = mulberry32(seed);
  const order = [...new Set(all.people)];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  const facesOf = (person: number) => [...all.people.keys()].filter((i) => all.people[i] === person);
  const chosen = order.flatMap(facesOf).slice(0, faces);
  chosen.sort((a, b) => a - b);
  const { cols, data } = all.points;
  const points = matrix(new Float32Array(faces * cols), faces, cols);
  for (const [to, from] of chosen.entries()) {
    points.data.set(data.subarray(from * cols, (from + 1) * cols), to * cols);
  }
  const people = Int32Array.from(chosen, (i) => all.people[i]!);
  return { points, people, tree: buildDensityTree(points, MIN_PTS) };
}

function readCalibration() {
  type Kind = 'strangers' | 'samePerson';
  const file = new URL('../../../shared/embeddings/distance-calibration.json', import.meta.url);
  const read = JSON.parse(readFileSync(fileURLToPath(file), 'utf8')) as Record<
    Kind,
    { share: number; distance: number }[]
  >;
  const quantiles = (kind: Kind) => ({
    shares: read[kind].map(({ share }) => share),
    distances: read[kind].map(({ distance }) => distance),
  });
  return { strangers: quantiles('strangers'), samePerson: quantiles('samePerson') };
}

function epsFor(faces: number, strangers: number): number {
  return distanceAtShare(calibration.strangers, strangers / faces);
}

/** What the page suggests for plain DBSCAN. */
function suggestedEps({ tree }: Draw): number {
  const { defaultEps } = DESCRIPTORS[DEFAULT_DESCRIPTOR];
  return suggestEps({ tree, landscape: landscape(tree), defaultEps, calibration }).auto.eps;
}

/** Plain DBSCAN, refined if a distance is given. */
function scoreAt({ points, people, tree }: Draw, eps: number, distance?: number): Scores {
  const plain = dbscan(tree, { eps, minPts: MIN_PTS });
  const { labels } = distance === undefined ? plain : refine(points, plain, { distance, minPts: MIN_PTS });
  const { pairwise, bcubed } = comparePartitions(labels, people);
  return { f1: pairwise.f1, bcubed: bcubed.f1 };
}

/** Each score by itself: 0 the lowest, 0.5 the median. */
function atRank(scores: readonly Scores[], rank: number): Scores {
  const pick = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(rank * values.length)]!;
  return { f1: pick(scores.map(({ f1 }) => f1)), bcubed: pick(scores.map(({ bcubed }) => bcubed)) };
}

function inWords({ f1, bcubed }: Scores): string {
  return `${f1.toFixed(4)} / ${bcubed.toFixed(4)}`;
}

function elapsed(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}
