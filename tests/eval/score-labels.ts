import { NOISE } from '../../src/cluster/clustering.ts';
import { dbscan } from '../../src/cluster/dbscan.ts';
import { buildDensityTree } from '../../src/cluster/density-tree.ts';
import { type Agreement, bestEps, comparePartitions } from '../../src/cluster/metrics.ts';
import { matrixFromRows } from '../../src/math/matrix.ts';
import { type EvalFace, type EvalPhoto, faceOf } from './eval-photo.ts';

export type Scores = Omit<Agreement, 'faces'>;

/** Fields of the JSON, see README. The scores are null where no labelled photo has a face. */
export interface LabelScores {
  readonly labelled: {
    readonly people: number;
    readonly photos: number;
    readonly faces: number;
    readonly photosMissed: number;
    readonly photosWithoutLabel: number;
    readonly clusters: number;
    readonly noise: number;
  };
  readonly atParameters: Scores | null;
  readonly atParametersOnPage: Scores | null;
  readonly atBestEps:
    | (Scores & { readonly eps: number; readonly clusters: number; readonly noise: number })
    | null;
}

/** Files that are no photo of their own: not a picture that can be opened, or one that is there already. */
const NOT_COUNTED = ['skipped', 'unsupported', 'duplicate'];

/**
 * Cluster one face of each labelled photo and compare with the labels.
 *
 * @param labelOf who is on a photo, null if unknown
 * @throws RangeError if minPts or eps is out of range
 */
export function scoreLabels(
  photos: readonly EvalPhoto[],
  labelOf: (photo: EvalPhoto) => string | null,
  { eps, minPts }: { readonly eps: number; readonly minPts: number },
): LabelScores {
  const counted = photos.filter(({ state }) => !NOT_COUNTED.includes(state));
  const people = new Map<string, number>();
  const faces: EvalFace[] = [];
  const truth: number[] = [];
  let labelledPhotos = 0;
  for (const photo of counted) {
    const label = labelOf(photo);
    if (label === null) continue;
    labelledPhotos++;
    const person = people.get(label) ?? people.size;
    people.set(label, person);
    const face = faceOf(photo);
    if (!face) continue;
    faces.push(face);
    truth.push(person);
  }

  const dims = faces[0]?.descriptor.length ?? 0;
  const points = matrixFromRows(
    faces.map(({ descriptor }) => descriptor),
    dims,
  );
  const tree = buildDensityTree(points, minPts);
  const cutAt = (radius: number) => {
    const { labels, clusterCount } = dbscan(tree, { eps: radius, minPts });
    const noise = labels.filter((label) => label === NOISE).length;
    return { clusters: clusterCount, noise, scores: scoresOf(labels, truth) };
  };
  const { scores, ...found } = cutAt(eps);
  const labelled = {
    people: people.size,
    photos: labelledPhotos,
    faces: faces.length,
    photosMissed: labelledPhotos - faces.length,
    photosWithoutLabel: counted.length - labelledPhotos,
    ...found,
  };
  // no face at all would count as no mistake at all
  if (faces.length === 0) return { labelled, atParameters: null, atParametersOnPage: null, atBestEps: null };
  const best = bestEps(tree, truth).eps;
  const { scores: bestScores, ...foundAtBest } = cutAt(best);
  const onPage = faces.map(({ cluster }) => cluster);
  return {
    labelled,
    atParameters: scores,
    atParametersOnPage: scoresOf(onPage, truth),
    atBestEps: { eps: best, ...bestScores, ...foundAtBest },
  };
}

function scoresOf(labels: ArrayLike<number>, truth: ArrayLike<number>): Scores {
  const { pairwise, bcubed, adjustedRand } = comparePartitions(labels, truth);
  return { pairwise, bcubed, adjustedRand };
}
