import { assertFinite, type Matrix } from '../math/matrix.ts';
import type { Alarm, WeakHopFigures } from './alarm-kinds.ts';
import { type ClusterTree, clusterTrees, JOINT, partsAt, placesBetween, weakestOf } from './cluster-tree.ts';
import type { Clustering } from './clustering.ts';
import type { FacePair } from './constraints.ts';
import type { DensityTree } from './density-tree.ts';
import { hopsAndParts } from './part-spread.ts';
import { squaredDistance } from './squared-distance.ts';

export interface AlarmInput {
  /** At which the clustering was cut. */
  readonly eps: number;
  /** What distances are weighed by in place of eps, at least 0; eps if absent. */
  readonly scale?: number;
  /** (n, dim) the descriptors; without them the tree alone has to tell. */
  readonly points?: Matrix;
  /** (n) number of each face's photo, negative for none. */
  readonly photoOf?: ArrayLike<number>;
}

/** Fewest faces of a part: what one face alone is far from is no second person. */
const MIN_PART = 2;
/** Two parts are two people if they are this much farther from each other than inside … */
const SEPARATION = 1.2;
/** … and that many eps: two bursts of one person are each narrow, but near each other. */
const MIN_BETWEEN = 1.05;
/** Without descriptors: the hop between two parts, in mean hops inside them, and in eps. */
const HOP_RATIO = 1.2;
const MIN_HOP = 0.9;
/** Diameter that no chain through one person reaches, in eps. */
const WIDE = 1.5;

/**
 * Find the clusters that look mixed, the surest first, then by label; a cluster may have one alarm a kind.
 *
 * - `weakHop`: one hop whose two sides, of two faces or more each, are farther from each other than each is
 *   wide (root mean square distances, exact for every hop of every cluster); without descriptors, a hop
 *   near eps that is clearly longer than those on either side. The hop that separates best.
 * - `samePhoto`: two faces of one photo; of the hops between such faces, the weakest.
 * - `wide`: two faces far beyond eps from each other, found by two sweeps to the farthest face.
 *
 * What no hop joins is not called in question, be it together by a must-link or by refinement: nothing is
 * cut there, and no width is blamed on it.
 *
 * Measured on the 2,550 faces of ../shared/embeddings/lfw-dev, minPts 2, eps 0.30 to 0.36 in steps of 0.01,
 * one face a photo, over all clusters of the seven cuts. Right: the cluster holds two people or more. Found:
 * of the 121 clusters in which two faces or more are not of the main person, the share with an alarm; what
 * is mixed by one stray face (167 more, most of them pairs) is left to the eye.
 *
 * | alarm                        | alarms | right | found | cuts that part people better |
 * | ---------------------------- | ------ | ----- | ----- | ---------------------------- |
 * | weakHop                      |     93 |  97 % |  68 % |                           81 |
 * | wide                         |     43 |  98 % |  35 % |                           42 |
 * | either                       |    100 |  96 % |  73 % |                           87 |
 * | weakHop, without descriptors |     39 |  95 % |  31 % |                           37 |
 *
 * Either, by eps: 0.30 right 75 % (6 of 8), found 5 of 5; 0.33 right 100 %, found 16 of 18; 0.36, where one
 * cluster of 862 faces has formed, right 100 %, found 12 of 22; with `scale` 0.33 found 14, none wrong. Of the
 * clusters at 0.36 to 0.40 that average linkage has cut again no alarm is told without it, and three with it,
 * two of them right.
 *
 * O(n (dim + minPts)) time and O(n dim) memory.
 *
 * @throws RangeError if eps or scale is NaN or negative, a length is not the tree's, or a value is not finite
 */
export function alarm(tree: DensityTree, clustering: Clustering, input: AlarmInput): Alarm[] {
  const { eps, scale = eps, points, photoOf } = input;
  assertInput(tree, clustering, input);
  const alarms: Alarm[] = [];
  for (const cluster of clusterTrees(tree, clustering, eps)) {
    const found = [
      weakHop(cluster, points, scale),
      photoOf ? samePhoto(cluster, photoOf) : null,
      points ? wide(cluster, points, scale) : null,
    ];
    for (const one of found) if (one) alarms.push(one);
  }
  // sorting is stable: equals stay in the order of clusters
  return alarms.sort((a, b) => b.sureness - a.sureness);
}

function weakHop(cluster: ClusterTree, points: Matrix | undefined, eps: number): Alarm | null {
  let best: { readonly place: number; readonly excess: number; readonly figures: WeakHopFigures } | null =
    null;
  for (const { place, smaller, ...figures } of hopsAndParts(cluster, points)) {
    if (smaller < MIN_PART || figures.hop === JOINT) continue;
    const { hop, meanHop, between, within } = figures;
    let excess = hop / (HOP_RATIO * meanHop);
    if (between !== null && within !== null) {
      if (between < MIN_BETWEEN * eps) continue;
      excess = between / (SEPARATION * within);
    } else if (hop < MIN_HOP * eps) continue;
    if (excess >= 1 && excess > (best?.excess ?? 0)) best = { place, excess, figures };
  }
  if (best === null) return null;
  const { place, excess, figures } = best;
  const { faces, parents } = cluster;
  return {
    kind: 'weakHop',
    cluster: cluster.cluster,
    sureness: surenessOf(excess),
    faces: [faces[parents[place]!]!, faces[place]!],
    figures,
    parts: partsAt(cluster, place),
  };
}

function samePhoto(cluster: ClusterTree, photoOf: ArrayLike<number>): Alarm | null {
  const { faces, hops } = cluster;
  const last = new Map<number, number>();
  const counts = new Map<number, number>();
  let pairs = 0;
  let best: { readonly place: number; readonly photo: number; readonly pair: FacePair } | null = null;
  for (const [at, face] of faces.entries()) {
    const photo = photoOf[face]!;
    if (photo < 0) continue;
    const before = last.get(photo);
    last.set(photo, at);
    pairs += counts.get(photo) ?? 0;
    counts.set(photo, (counts.get(photo) ?? 0) + 1);
    if (before === undefined) continue;
    // ways between neighbors in this order cover the ways between all faces of the photo
    const place = weakestOf(cluster, placesBetween(cluster, before, at));
    if (hops[place] !== JOINT && (best === null || hops[place]! > hops[best.place]!)) {
      best = { place, photo, pair: [faces[before]!, face] };
    }
  }
  if (best === null) return null;
  const { place, photo, pair } = best;
  return {
    kind: 'samePhoto',
    cluster: cluster.cluster,
    sureness: 1,
    faces: pair,
    figures: { photo, pairs, hop: hops[place]! },
    parts: partsAt(cluster, place),
  };
}

function wide(cluster: ClusterTree, { data, cols }: Matrix, eps: number): Alarm | null {
  const { faces, hops } = cluster;
  const [first] = farthest(0);
  const [second, squared] = farthest(first);
  const diameter = Math.sqrt(squared);
  if (diameter < WIDE * eps || diameter === 0) return null;
  const places = placesBetween(cluster, first, second);
  if (places.some((place) => hops[place] === JOINT)) return null;
  const place = weakestOf(cluster, places);
  return {
    kind: 'wide',
    cluster: cluster.cluster,
    sureness: surenessOf(diameter / (WIDE * eps)),
    faces: [faces[first]!, faces[second]!],
    figures: { diameter, eps, hop: hops[place]! },
    parts: partsAt(cluster, place),
  };

  /** Place of the face farthest from the one at `place`, and the squared distance. */
  function farthest(place: number): [number, number] {
    let best: [number, number] = [place, 0];
    faces.forEach((face, at) => {
      const squared = squaredDistance(data, faces[place]! * cols, face * cols, cols);
      if (squared > best[1]) best = [at, squared];
    });
    return best;
  }
}

/** From 0.5 for what just reaches its threshold towards 1. */
function surenessOf(excess: number): number {
  return 1 - 0.5 / excess;
}

function assertInput(tree: DensityTree, { labels }: Clustering, input: AlarmInput): void {
  const { eps, scale = eps, points, photoOf } = input;
  if (!(eps >= 0)) throw new RangeError(`eps must be at least 0, got ${eps}`);
  if (!(scale >= 0)) throw new RangeError(`scale must be at least 0, got ${scale}`);
  const lengths = { clustering: labels.length, points: points?.rows, photoOf: photoOf?.length };
  for (const [name, length] of Object.entries(lengths)) {
    if (length !== undefined && length !== tree.size) {
      throw new RangeError(`${name} must be of ${tree.size} faces, got ${length}`);
    }
  }
  if (points) assertFinite(points);
}
