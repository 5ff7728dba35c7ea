import { afterEach, describe, expect, test } from 'vitest';
import { matrixFromRows } from '../../../src/math/matrix.ts';
import { createJudge } from '../../../src/people/create-judge.ts';
import { galleryOf } from '../../../src/people/gallery.ts';
import { priorFromThreshold } from '../../../src/people/stranger-prior.ts';
import { createJudgeClient } from '../../../src/store/judge-client.ts';
import { createJudgeService, type JudgeTraining } from '../../../src/store/judge-service.ts';
import { strangerPriorOf } from '../../eval/measure-gallery.ts';
import { FakeWorker } from '../../support/fake-worker.ts';
import { faceMaker } from '../people/random-gallery.ts';

const maker = faceMaker(3);
const centers = Array.from({ length: 12 }, maker.person);
const gallery = galleryOf(
  centers.map((center) => [maker.face(center), maker.face(center), maker.face(center)]),
  128,
);
const news = [...centers.map(maker.face), ...Array.from({ length: 12 }, () => maker.face(maker.person()))];
const faces = matrixFromRows(news, 128);
const training: JudgeTraining = {
  method: 'exemplars',
  descriptorId: 'dlib-128-aligned-mirror',
  thresholds: null,
};

describe('the service', () => {
  test('judges as the judge of the page would, with the descriptor’s own strangers', () => {
    const service = createJudgeService(() => 0);
    service.hold(gallery);
    for (const method of ['exemplars', 'svm'] as const) {
      const { thresholds } = service.train({ ...training, method });
      const judge = createJudge(method, gallery, { prior: strangerPriorOf(training.descriptorId) });
      expect(thresholds).toEqual(judge.thresholds);
      expect(service.judge(faces).verdicts).toEqual(news.map((face) => judge.judge(face)));
    }
  });

  test('takes given thresholds instead of calibrating, and assumes strangers where none were measured', () => {
    const service = createJudgeService(() => 0);
    service.hold(gallery);
    const thresholds = { acceptAt: 5, newAt: 4 };
    expect(service.train({ ...training, thresholds }).thresholds).toEqual(thresholds);
    expect(new Set(service.judge(faces).verdicts.map(({ kind }) => kind))).toEqual(new Set(['new']));
    const prior = priorFromThreshold(0.97);
    expect(service.train({ ...training, descriptorId: 'faceres-1024' }).thresholds).toEqual(
      createJudge('exemplars', gallery, { prior }).thresholds,
    );
  });

  test('says what is missing', () => {
    const service = createJudgeService(() => 0);
    expect(() => service.train(training)).toThrow(/gallery must be held/);
    service.hold(gallery);
    expect(() => service.judge(faces)).toThrow(/judge must be trained/);
    service.train(training);
    service.hold(gallery);
    expect(() => service.judge(faces)).toThrow(/judge must be trained/);
  });

  test('knows nobody in an empty gallery, and a face that is no face is refused', () => {
    const service = createJudgeService(() => 0);
    service.hold(galleryOf([], 128));
    service.train(training);
    expect(service.judge(faces).verdicts.every(({ kind, person }) => kind === 'new' && person === -1)).toBe(
      true,
    );
    service.hold(gallery);
    service.train(training);
    expect(() => service.judge(matrixFromRows([new Float32Array(128)], 128))).toThrow(RangeError);
  });
});

describe('the client', () => {
  const workers: FakeWorker[] = [];
  const held: number[] = [];
  const client = createJudgeClient(() => {
    const service = createJudgeService(() => 0);
    const worker = new FakeWorker({
      ...service,
      hold(next: typeof gallery) {
        held.push(next.people);
        service.hold(next);
      },
    });
    workers.push(worker);
    return worker.asWorker();
  });
  afterEach(() => {
    client.dispose();
    held.length = 0;
  });

  test('brings back what the service says, and sends a gallery once for several judges', async () => {
    const { thresholds } = await client.train(gallery, training);
    const judge = createJudge('exemplars', gallery, { prior: strangerPriorOf(training.descriptorId) });
    expect(thresholds).toEqual(judge.thresholds);
    expect((await client.judge(faces)).verdicts).toEqual(news.map((face) => judge.judge(face)));
    await client.train(gallery, { ...training, thresholds: { acceptAt: 0, newAt: -1 } });
    expect(held).toEqual([12]);
    await client.train({ ...gallery }, training);
    expect(held).toEqual([12, 12]);
  });

  test('sends the gallery anew to the worker that comes after one that died', async () => {
    await client.train(gallery, training);
    workers.at(-1)?.crash('out of memory');
    await expect(client.judge(faces)).rejects.toThrow();
    await client.train(gallery, training);
    expect((await client.judge(faces)).verdicts).toHaveLength(news.length);
    expect(held).toEqual([12, 12]);
  });

  test('passes on what the service refuses', async () => {
    const bad = galleryOf([[maker.face(centers[0]!)]], 128);
    bad.exemplars.data[0] = Number.NaN;
    await expect(client.train(bad, training)).rejects.toMatchObject({ name: 'RangeError' });
  });
});
