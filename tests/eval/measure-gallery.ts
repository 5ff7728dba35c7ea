import { calibrationOf, distanceWithin } from '../../src/cluster/distance-calibration.ts';
import { DESCRIPTORS, type DescriptorId } from '../../src/faces/descriptor-spec.ts';
import { euclidean } from '../../src/math/vector.ts';
import { createJudge } from '../../src/people/create-judge.ts';
import { type Gallery, galleryOf } from '../../src/people/gallery.ts';
import { DEFAULT_JUDGE, type Judge } from '../../src/people/judge.ts';
import { priorFromThreshold, type StrangerPrior } from '../../src/people/stranger-prior.ts';
import { type JudgeRates, judgeRates } from './judge-rates.ts';
import type { LabelledDescriptor } from './list-descriptors.ts';
import { type GallerySplit, splitByFraction } from './split-gallery.ts';

/** `nearest` is no method of the app: one nearest exemplar and a fixed threshold, to compare with. */
export const METHODS = ['nearest', 'exemplars', 'svm'] as const;
export type Method = (typeof METHODS)[number];

export interface MethodRates extends JudgeRates {
  readonly method: Method;
  readonly isDefault: boolean;
  /** Training and calibration, once for a gallery. */
  readonly prepareMs: number;
  readonly judgeMs: number;
}

/** What is known of strangers under a descriptor before any collection is seen. */
export function strangerPriorOf(descriptorId: DescriptorId): StrangerPrior {
  const calibration = calibrationOf(descriptorId);
  return calibration
    ? { distanceWithin: (share) => distanceWithin(calibration.strangers, share) }
    : priorFromThreshold(DESCRIPTORS[descriptorId].samePersonThreshold);
}

/** Judge a split by every method. @throws RangeError if nobody is enrolled */
export function measureGallery(
  split: GallerySplit,
  faceOf: (face: number) => Float32Array,
  descriptorId: DescriptorId,
): MethodRates[] {
  if (split.gallery.length === 0) throw new RangeError('nobody is enrolled: no person has faces enough');
  const { dims, samePersonThreshold } = DESCRIPTORS[descriptorId];
  const gallery = galleryOf(
    split.gallery.map((faces) => faces.map(faceOf)),
    dims,
  );
  const prior = strangerPriorOf(descriptorId);
  return METHODS.map((method) => {
    const start = performance.now();
    const judge =
      method === 'nearest'
        ? nearestJudge(gallery, samePersonThreshold)
        : createJudge(method, gallery, { prior });
    const ready = performance.now();
    const rates = judgeRates(judge, split, faceOf);
    const judgeMs = performance.now() - ready;
    return { method, isDefault: method === DEFAULT_JUDGE, prepareMs: ready - start, judgeMs, ...rates };
  });
}

/** The faces that count of a labelled folder, split by a fraction. @throws RangeError if nobody can be enrolled */
export function measureFolder(
  faces: readonly LabelledDescriptor[],
  { fraction, seed }: { readonly fraction: number; readonly seed: number },
  descriptorId: DescriptorId,
) {
  const numbers = new Map([...new Set(faces.map(({ person }) => person))].map((person, i) => [person, i]));
  const people = Int32Array.from(faces, ({ person }) => numbers.get(person)!);
  const split = splitByFraction(people, fraction, seed);
  const rows = faces.map(({ descriptor }) => Float32Array.from(descriptor));
  return { fraction, seed, methods: measureGallery(split, (face) => rows[face]!, descriptorId) };
}

function nearestJudge({ exemplars, personOf }: Gallery, threshold: number): Judge {
  return {
    method: 'exemplars',
    thresholds: { acceptAt: -threshold, newAt: -threshold },
    judge(descriptor) {
      let exemplar = -1;
      let distance = Number.POSITIVE_INFINITY;
      for (let i = 0; i < exemplars.rows; i++) {
        const found = euclidean(
          descriptor,
          exemplars.data.subarray(i * exemplars.cols, (i + 1) * exemplars.cols),
        );
        if (found < distance) [distance, exemplar] = [found, i];
      }
      return {
        kind: distance < threshold ? 'known' : 'new',
        person: personOf[exemplar] ?? -1,
        ...{ distance, second: -1, margin: 0, score: -distance, exemplar },
      };
    },
  };
}
