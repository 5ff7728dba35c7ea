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
import type { PeopleConstraints } from '../people/constraints-of.ts';
import { groupPeople, type PeopleGroups } from '../people/group-people.ts';
import type { AppState } from './app-state.ts';
import { facePoints, firstRows, photoNumbers } from './face-points.ts';
import { memoizeLast } from './memoize-last.ts';
import { saidOf } from './people.ts';

/** The cut at the present settings, step by step, for the first `tree.size` faces. */
export interface Grouping {
  /** DBSCAN alone, bit for bit. */
  readonly plain: Clustering;
  /** Heeding what the user said, with faces of one photo kept apart; null if neither has anything to say. */
  readonly constrained: ConstrainedClustering | null;
  /** Cut again by average linkage; null if that is switched off. */
  readonly refined: Refined | null;
  /** The last of the three that there is. */
  readonly cut: Clustering;
  /** People laid over `cut`; null while nothing was said of any face. */
  readonly people: PeopleGroups | null;
  /** What the page shows: the groups of `people` with their places for labels, else `cut`. */
  readonly shown: Clustering;
}

/** Pairs of faces that a slider tick may compare for the refinement; larger clusters follow from the worker. */
const PAIRS_PER_TICK = 10_000;
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
const caches = new WeakMap<Face, { readonly distance: number; readonly cache: RefineCache }>();

/** The refinements of this collection at this distance so far; those at the one before are of no more use. */
export function refineCacheOf(faces: readonly Face[], distance: number): RefineCache {
  const [first] = faces;
  const known = first && caches.get(first);
  if (known?.distance === distance) return known.cache;
  const cache = new RefineCache();
  if (first) caches.set(first, { distance, cache });
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
    said: PeopleConstraints | null,
  ): Grouping | null => {
    if (!tree || tree.minPts !== minPts) return null;
    const plain = dbscan(tree, { eps, minPts });
    const photos = photoNumbers(faces).subarray(0, tree.size);
    // where no cluster shows a photo twice the rule has nothing to cut, and a check is ten times as fast
    const constrained =
      said || (partPhotos && hasPhotoTwice(plain, photos))
        ? constrainedDbscan(tree, {
            eps,
            minPts,
            constraints: {
              mustLink: said?.mustLink ?? [],
              cannotLink: said?.cannotLink ?? [],
              ...(said && { personOf: said.personOf }),
              ...(partPhotos && { groupsOfStrangers: photos }),
            },
          })
        : null;
    const dense = constrained ?? plain;
    const distance = refineDistanceOf(descriptorId, tree.size);
    const refined = isRefining
      ? refine(firstRows(facePoints(faces, DESCRIPTORS[descriptorId].dims), tree.size), dense, {
          distance,
          minPts,
          cache: refineCacheOf(faces, distance),
          maxPairs: PAIRS_PER_TICK,
        })
      : null;
    const cut = refined ?? dense;
    const people = said && groupPeople(said, cut.labels, plain.labels);
    return { plain, constrained, refined, cut, people, shown: people ? peopleAsClusters(people, cut) : cut };
  },
);

/** Groups as a clustering, so that whoever shows clusters need not know of people. */
function peopleAsClusters({ groups, groupOf }: PeopleGroups, { isCore }: Clustering): Clustering {
  return {
    labels: groupOf,
    isCore: isCore.map((core, i) => (groupOf[i] === NOISE ? 0 : core)),
    clusterCount: groups.length,
  };
}

/** Null while the tree is not there or is for another minPts. */
export function groupingOf(state: AppState): Grouping | null {
  const { tree, faces, settings, refinements } = state;
  const { eps, minPts, descriptorId, partPhotos, refine: isRefining } = settings;
  return group(tree, faces, eps, minPts, descriptorId, partPhotos, isRefining, refinements, saidOf(state));
}
