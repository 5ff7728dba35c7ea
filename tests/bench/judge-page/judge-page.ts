import { matrixFromRows } from '../../../src/math/matrix.ts';
import { type Gallery, galleryOf } from '../../../src/people/gallery.ts';
import type { JudgeMethod } from '../../../src/people/judge.ts';
import { createJudgeClient } from '../../../src/store/judge-client.ts';
import { type MadeShop, madeShop } from '../../support/made-shop.ts';

export interface JudgeTimes {
  /** Training and calibration in the worker, once for a gallery. */
  readonly trainMs: number;
  /** Judging the new faces in the worker. */
  readonly judgeMs: number;
  /** From asking for the verdicts to having them in the page. */
  readonly roundTripMs: number;
  /** Known faces taken for who they are, and strangers taken for somebody. */
  readonly right: number;
  readonly strangersKnown: number;
}

export interface JudgeBench {
  make(people: number, faces: number, news: number, seed: number): void;
  /** Train the page's own judge worker and have it judge all new faces. */
  run(method: JudgeMethod): Promise<JudgeTimes>;
}

declare global {
  interface Window {
    judging: JudgeBench;
  }
}

const client = createJudgeClient();
let shop: MadeShop;
let gallery: Gallery;

window.judging = {
  make(people, faces, news, seed) {
    shop = madeShop(people, faces, news, seed);
    gallery = galleryOf(shop.people, shop.news[0]?.length ?? 0);
  },
  async run(method) {
    const training = { method, descriptorId: 'dlib-128-aligned-mirror', thresholds: null } as const;
    const { ms: trainMs } = await client.train(gallery, training);
    const faces = matrixFromRows(shop.news, gallery.exemplars.cols);
    const start = performance.now();
    const { verdicts, ms: judgeMs } = await client.judge(faces);
    const roundTripMs = performance.now() - start;
    const known = Math.floor(verdicts.length / 2);
    const isKnown = verdicts.map(({ kind }) => kind === 'known');
    return {
      ...{ trainMs, judgeMs, roundTripMs },
      right: verdicts.slice(0, known).filter(({ person }, i) => isKnown[i] && person === i).length,
      strangersKnown: isKnown.slice(known).filter(Boolean).length,
    };
  },
};
