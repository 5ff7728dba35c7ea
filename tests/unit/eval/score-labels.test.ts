import { describe, expect, test } from 'vitest';
import type { EvalPhoto } from '../../eval/eval-photo.ts';
import { photoLabel } from '../../eval/photo-label.ts';
import { scoreLabels } from '../../eval/score-labels.ts';
import { faceAt, photoOf } from './eval-photos.ts';

const byFolder = ({ pagePath }: EvalPhoto) => photoLabel(pagePath, 'folder');
const byName = ({ pagePath }: EvalPhoto) => photoLabel(pagePath, 'filename');
const CORNER = { x: 0, y: 0, width: 0.1, height: 0.1 };

describe('scoreLabels', () => {
  const photos = [
    photoOf('ann/1.jpg', [faceAt(0)]),
    photoOf('ann/2.jpg', [faceAt(1)]),
    photoOf('bob/1.jpg', [faceAt(10)]),
    photoOf('bob/2.jpg', [faceAt(12)]),
    photoOf('cem/1.jpg', [faceAt(15)]),
  ];

  test('clusters at the eps given and at the best one', () => {
    const { labelled, atParameters, atBestEps } = scoreLabels(photos, byFolder, { eps: 1, minPts: 2 });
    expect(labelled).toMatchObject({
      people: 3,
      photos: 5,
      faces: 5,
      photosMissed: 0,
      clusters: 1,
      noise: 3,
    });
    expect(atParameters?.pairwise).toEqual({ precision: 1, recall: 0.5, f1: 2 / 3 });
    // bob's two are 2 apart, cem is 3 from the nearest
    expect(atBestEps).toMatchObject({
      eps: 2.5,
      clusters: 2,
      noise: 1,
      pairwise: { f1: 1 },
      adjustedRand: 1,
    });
  });

  test("scores the page's labels of the same faces beside its own", () => {
    const merged = photos.map(({ path, faces }) => photoOf(path, [{ ...faces[0]!, cluster: 0 }]));
    const { atParameters, atParametersOnPage } = scoreLabels(merged, byFolder, { eps: 2, minPts: 2 });
    expect(atParameters?.pairwise.f1).toBe(1);
    expect(atParametersOnPage?.pairwise).toMatchObject({ precision: 2 / 10, recall: 1 });
  });

  test('takes one face a photo, the central one', () => {
    const crowd = [
      photoOf('ann/1.jpg', [faceAt(100, { box: CORNER }), faceAt(0)]),
      photoOf('ann/2.jpg', [faceAt(1), faceAt(101, { box: CORNER })]),
    ];
    const { labelled, atParameters } = scoreLabels(crowd, byFolder, { eps: 1, minPts: 2 });
    expect(labelled).toMatchObject({ faces: 2, clusters: 1, noise: 0 });
    expect(atParameters?.pairwise.f1).toBe(1);
  });

  test('counts labelled photos that gave no face as missed, and leaves out what is no photo of its own', () => {
    const mixed = [
      photoOf('ann/1.jpg', [faceAt(0)]),
      photoOf('ann/2.jpg', []),
      photoOf('bob/1.jpg', [], { state: 'failed' }),
      photoOf('bob/2.jpg', [], { state: 'duplicate' }),
      photoOf('cem/notes.txt', [], { state: 'unsupported' }),
      photoOf('dee/.DS_Store', [], { state: 'skipped' }),
    ];
    expect(scoreLabels(mixed, byFolder, { eps: 1, minPts: 2 }).labelled).toEqual({
      people: 2,
      photos: 3,
      faces: 1,
      photosMissed: 2,
      photosWithoutLabel: 0,
      clusters: 0,
      noise: 1,
    });
  });

  test('leaves photos without a label out of the scores and says how many', () => {
    const some = [
      photoOf('ann-1.jpg', [faceAt(0)]),
      photoOf('ann-2.jpg', [faceAt(1)]),
      photoOf('who.jpg', [faceAt(0.5)]),
    ];
    const { labelled, atParameters } = scoreLabels(some, byName, { eps: 0.5, minPts: 2 });
    // the face without a label would have been the bridge between the two
    expect(labelled).toMatchObject({ people: 1, photos: 2, photosWithoutLabel: 1, clusters: 0, noise: 2 });
    expect(atParameters?.pairwise.recall).toBe(0);
  });

  test('gives no scores where no labelled photo has a face', () => {
    const empty = scoreLabels([photoOf('ann/1.jpg', [])], byFolder, { eps: 1, minPts: 2 });
    expect(empty).toMatchObject({ atParameters: null, atParametersOnPage: null, atBestEps: null });
    expect(empty.labelled).toMatchObject({ people: 1, photos: 1, faces: 0, photosMissed: 1 });
  });
});
