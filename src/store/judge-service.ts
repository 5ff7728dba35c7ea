import { calibrationOf, distanceWithin } from '../cluster/distance-calibration.ts';
import { DESCRIPTORS, type DescriptorId } from '../faces/descriptor-spec.ts';
import { type Matrix, rowOf } from '../math/matrix.ts';
import { createJudge } from '../people/create-judge.ts';
import type { Gallery } from '../people/gallery.ts';
import type { Judge, JudgeMethod, Thresholds, Verdict } from '../people/judge.ts';
import { priorFromThreshold, type StrangerPrior } from '../people/stranger-prior.ts';

/** How the judge worker is to judge. */
export interface JudgeTraining {
  readonly method: JudgeMethod;
  readonly descriptorId: DescriptorId;
  /** Null to calibrate them on the gallery. */
  readonly thresholds: Thresholds | null;
}

export interface Trained {
  readonly thresholds: Thresholds;
  readonly ms: number;
}

export interface Judged {
  /** (rows) */
  readonly verdicts: readonly Verdict[];
  readonly ms: number;
}

/** What the judge worker answers. It keeps the gallery, and the judge, which is made of functions and cannot leave. */
export function createJudgeService(now: () => number = () => performance.now()) {
  let gallery: Gallery | null = null;
  let judge: Judge | null = null;

  return {
    hold(next: Gallery): void {
      gallery = next;
      judge = null;
    },
    /** @throws RangeError if no gallery is held, or as assertGallery */
    train({ method, descriptorId, thresholds }: JudgeTraining): Trained {
      if (!gallery) throw new RangeError('a gallery must be held before a judge is trained on it, got none');
      const start = now();
      const prior = strangerPriorOf(descriptorId);
      judge = createJudge(method, gallery, { prior, ...(thresholds && { thresholds }) });
      return { thresholds: judge.thresholds, ms: now() - start };
    },
    /** @param faces (rows, dims) vectors of length 1 @throws RangeError if there is no judge, or a face is not as the gallery's */
    judge(faces: Matrix): Judged {
      const trained = judge;
      if (!trained) throw new RangeError('a judge must be trained before it judges, got none');
      const start = now();
      const verdicts = Array.from({ length: faces.rows }, (_, i) => trained.judge(rowOf(faces, i)));
      return { verdicts, ms: now() - start };
    },
  };
}

export type JudgeService = ReturnType<typeof createJudgeService>;

/** What is known of strangers under a descriptor before any collection is seen. */
function strangerPriorOf(id: DescriptorId): StrangerPrior {
  const calibration = calibrationOf(id);
  return calibration
    ? { distanceWithin: (share) => distanceWithin(calibration.strangers, share) }
    : priorFromThreshold(DESCRIPTORS[id].samePersonThreshold);
}
