import { type Clustering, NOISE } from '../cluster/clustering.ts';
import { type ConstrainedClustering, constrainedDbscan } from '../cluster/constrained-cut.ts';
import { dbscan } from '../cluster/dbscan.ts';
import type { DensityTree } from '../cluster/density-tree.ts';
import { calibrationOf } from '../cluster/distance-calibration.ts';
import { type Refined, refine } from '../cluster/refine.ts';
import { RefineCache } from '../cluster/refine-cache.ts';
import { refineDistance } from '../cluster/refine-distance.ts';
import { DESCRIPTORS, type DescriptorId } from '../faces/descriptor-spec.ts';
import type { Face } from '../faces/face.ts';
import type { AppState } from './app-state.ts';
import { facePoints, firstRows, photoNumbers } from './face-points.ts';
import { memoizeLast } from './memoize-last.ts';

/** The cut at the present settings, step by step, for the first `tree.size` faces. */
export interface Grouping {
  /** DBSCAN alone, bit for bit. */
  readonly plain: Clustering;
  /** With faces of one photo kept apart; null if that is switched off or changes nothing. */
  readonly constrained: ConstrainedClustering | null;
  /** Cut again by average linkage; null if that is switched off. */
  readonly refined: Refined | null;
  /** What the page shows: the last of the three that there is. */
  readonly shown: Clustering;
}

/** Pairs of faces that a slider tick may compare for the refinement; larger clusters follow from the worker. */
const PAIRS_PER_TICK = 20_000;
/** Mean distance in same-person thresholds for a descriptor whose distances were never counted. */
const UNCALIBRATED = 0.9;

/** The mean distance at which clusters are cut again, for the present number of faces. */
export function refineDistanceOf(id: DescriptorId, faces: number): number {
  const calibration = calibrationOf(id);
  return calibration
    ? refineDistance(faces, calibration)
    : UNCALIBRATED * DESCRIPTORS[id].samePersonThreshold;
}

// rows keep their meaning as long as the collection begins with the same face
const caches = new WeakMap<Face, RefineCache>();

/** The refinements of this collection so far. */
export function refineCacheOf(faces: readonly Face[]): RefineCache {
  const [first] = faces;
  const known = first && caches.get(first);
  if (known) return known;
  const cache = new RefineCache();
  if (first) caches.set(first, cache);
  return cache;
}

/** Whether two faces of one photo share a cluster. @param photos (n) number of each face's photo, ascending */
function hasPhotoTwice({ labels }: Clustering, photos: Int32Array): boolean {
  for (let i = 1; i < labels.length; i++) {
    // faces of one photo lie side by side
    for (let j = i - 1; j >= 0 && photos[j] === photos[i]; j--) {
      if (labels[i] !== NOISE && labels[j] === labels[i]) return true;
    }
  }
  return false;
}

const group = memoizeLast(
  (
    tree: DensityTree | null,
    faces: readonly Face[],
    eps: number,
    minPts: number,
    descriptorId: DescriptorId,
    partPhotos: boolean,
    isRefining: boolean,
    _refinements: number,
  ): Grouping | null => {
    if (!tree || tree.minPts !== minPts) return null;
    const plain = dbscan(tree, { eps, minPts });
    const photos = photoNumbers(faces).subarray(0, tree.size);
    // where no cluster shows a photo twice the rule has nothing to cut, and a check is ten times as fast
    const constrained =
      partPhotos && hasPhotoTwice(plain, photos)
        ? constrainedDbscan(tree, {
            eps,
            minPts,
            constraints: {
              mustLink: [],
              cannotLink: [],
              groupsOfStrangers: photos,
            },
          })
        : null;
    const cut = constrained ?? plain;
    const refined = isRefining
      ? refine(firstRows(facePoints(faces, DESCRIPTORS[descriptorId].dims), tree.size), cut, {
          distance: refineDistanceOf(descriptorId, tree.size),
          minPts,
          cache: refineCacheOf(faces),
          maxPairs: PAIRS_PER_TICK,
        })
      : null;
    return { plain, constrained, refined, shown: refined ?? cut };
  },
);

/** Null while the tree is not there or is for another minPts. */
export function groupingOf({ tree, faces, settings, refinements }: AppState): Grouping | null {
  const { eps, minPts, descriptorId, partPhotos, refine: isRefining } = settings;
  return group(tree, faces, eps, minPts, descriptorId, partPhotos, isRefining, refinements);
}
