import { createExemplarJudge, type JudgeOptions } from './exemplar-judge.ts';
import type { Gallery } from './gallery.ts';
import type { Judge, JudgeMethod } from './judge.ts';
import { createSvmJudge } from './svm-judge.ts';

const METHODS = { exemplars: createExemplarJudge, svm: createSvmJudge };

/** Prepare a judge for a gallery; which method is better is told by `DEFAULT_JUDGE`. @throws RangeError as assertGallery */
export function createJudge(method: JudgeMethod, gallery: Gallery, options: JudgeOptions): Judge {
  return METHODS[method](gallery, options);
}
