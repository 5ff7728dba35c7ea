import { calibrationOf, shareWithin } from '../cluster/distance-calibration.ts';
import { DESCRIPTORS, type DescriptorId } from '../faces/descriptor-spec.ts';
import type { Box, DetectedFace, Face } from '../faces/face.ts';
import type { FacesClient } from '../faces/faces-client.ts';
import { euclidean } from '../math/vector.ts';
import type { AppState } from './app-state.ts';
import { boxOverlap } from './box-overlap.ts';
import { facePoints, firstRows } from './face-points.ts';
import { type Grouping, groupingOf } from './grouping.ts';
import { readLoosePhoto } from './loose-photo.ts';
import { memoizeLast } from './memoize-last.ts';
import { type PairSample, samplePairs, shareBelow } from './pair-sample.ts';

/** Pairs of each kind that are looked at: a percentage is as exact as that to half a point, in milliseconds. */
const MOST_PAIRS = 8000;
const SEED = 1;
/** Fewer pairs of one person than this say nothing of a collection. */
const LEAST_PAIRS = 10;

/** Where a distance lies among others, as shares in [0, 1] that are smaller; null where there are none. */
export interface Standing {
  readonly same: number | null;
  readonly different: number | null;
  /** The pairs of this collection, or those on which the descriptor was measured. */
  readonly among: 'collection' | 'measured';
  /** Pairs that were compared, of each kind; 0 where the figures are not of this collection. */
  readonly samePairs: number;
  readonly differentPairs: number;
}

const sample = memoizeLast((faces: readonly Face[], dims: number, grouping: Grouping): PairSample => {
  const { labels } = grouping.shown;
  return samplePairs(firstRows(facePoints(faces, dims), labels.length), labels, {
    most: MOST_PAIRS,
    seed: SEED,
  });
});

/** Where a distance lies among the pairs of the collection, else among those that were measured beforehand. */
export function standingOf(state: AppState, id: DescriptorId, distance: number): Standing | null {
  const grouping = id === state.settings.descriptorId ? groupingOf(state) : null;
  const pairs = grouping && sample(state.faces, DESCRIPTORS[id].dims, grouping);
  if (pairs && pairs.same.length >= LEAST_PAIRS) {
    const { same, different } = pairs;
    return {
      ...{ same: shareBelow(same, distance), different: shareBelow(different, distance) },
      ...{ among: 'collection', samePairs: same.length, differentPairs: different.length },
    };
  }
  const measured = calibrationOf(id);
  if (!measured) return null;
  return {
    same: shareWithin(measured.samePerson, distance),
    different: shareWithin(measured.strangers, distance),
    ...{ among: 'measured', samePairs: 0, differentPairs: 0 },
  };
}

/** Euclidean. @throws RangeError if the two were described in different ways */
export function faceDistance(
  a: Pick<DetectedFace, 'descriptor'>,
  b: Pick<DetectedFace, 'descriptor'>,
): number {
  return euclidean(a.descriptor, b.descriptor);
}

/** The distance up to which two faces are called one person, unless another is chosen. */
export function thresholdOf(id: DescriptorId): number {
  return DESCRIPTORS[id].samePersonThreshold;
}

/** The other way of describing a face. */
export function otherDescriptor(id: DescriptorId): DescriptorId {
  return id === 'faceres-1024' ? 'dlib-128-aligned-mirror' : 'faceres-1024';
}

/** Overlap of two boxes from which on they are one face. */
const SAME_BOX = 0.3;

/** The face of a photo that lies where another was found, described by this engine; null if none does. */
export async function describeAgain(file: File, box: Box, engine: FacesClient): Promise<DetectedFace | null> {
  const outcome = await readLoosePhoto(file, engine);
  if (!outcome.ok) return null;
  const [best] = outcome.photo.faces
    .map((face) => ({ face, overlap: boxOverlap(face.box, box) }))
    .sort((a, b) => b.overlap - a.overlap);
  return best && best.overlap >= SAME_BOX ? best.face : null;
}
