import { describe, expect, test } from 'vitest';
import { makeReport } from '../../eval/make-report.ts';
import type { FolderRun } from '../../eval/read-folder.ts';
import { summarize } from '../../eval/summarize.ts';

const size = { size: 1, modified: 0 };
const pixels = { width: 100, height: 100 };
const middle = { x: 0.4, y: 0.4, width: 0.2, height: 0.2 };
const quality = { sizePx: 20, sharpness: 99, yaw: 0 };
const face = { index: 0, box: middle, score: 0.9, quality };

const run: FolderRun = {
  result: {
    format: 'kaomap.result',
    version: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    app: { name: 'kaomap', version: '0.1.0' },
    model: {
      descriptor: 'test-2',
      dims: 2,
      normalization: 'L2',
      metric: 'euclidean',
      samePersonThreshold: 2,
      backend: 'wasm',
    },
    parameters: { eps: 1, minPts: 2, seed: 1, partPhotos: false, refineDistance: null },
    photos: [
      { path: 'album/ann/1.jpg', ...size, ...pixels, state: 'read' },
      { path: 'album/ann/2.jpg', ...size, ...pixels, state: 'read' },
      { path: 'album/bob/1.jpg', ...size, ...pixels, state: 'damaged', reason: { code: 'cutOff' } },
      { path: 'album/bob/2.jpg', ...size, ...pixels, state: 'noFace' },
      { path: 'album/bob/3.jpg', ...size, state: 'damaged', reason: { code: 'empty' } },
      { path: 'album/bob/4.jpg', ...size, state: 'failed', reason: { code: 'engine', detail: 'lost' } },
      { path: 'album/notes.txt', ...size, state: 'unsupported', reason: { code: 'notAPicture' } },
    ],
    faces: [
      { ...face, id: 'a-0', photo: 0, cluster: 0, plainCluster: 0, role: 'core' },
      { ...face, id: 'b-0', photo: 1, cluster: 0, plainCluster: 0, role: 'core' },
      { ...face, id: 'c-0', photo: 2, cluster: -1, plainCluster: -1, role: 'noise' },
      { ...face, id: 'c-1', photo: 2, index: 1, cluster: -1, plainCluster: -1, role: 'noise' },
    ],
    clusters: [{ label: 0, faces: [0, 1], cover: 0 }],
  },
  descriptors: [0, 1, 5, 9].map((at) => Float32Array.of(at, 0)),
  activeMs: 2000,
};

describe('makeReport', () => {
  const report = makeReport('/x/album', run, { labels: 'folder' }, [
    { file_x: 'ann/1.jpg', file_y: 'ann/2.jpg' },
    { file_x: 'ann/1.jpg', file_y: 'bob/2.jpg' },
  ]);

  test('counts what became of each file', () => {
    expect(report).toMatchObject({
      photos: 7,
      faces: 4,
      photosWithoutFace: 1,
      failed: 2,
      clusters: 1,
      noise: 2,
    });
    expect(report.states).toEqual({
      read: 2,
      noFace: 1,
      duplicate: 0,
      skipped: 0,
      unsupported: 1,
      damaged: 2,
      failed: 1,
    });
    expect(Object.values(report.states).reduce((sum, n) => sum + n, 0)).toBe(report.photos);
  });

  test('takes the rate over the photos that were decoded', () => {
    expect(report).toMatchObject({ seconds: 2, photosPerSecond: 4 / 2 });
    expect(makeReport('/x/album', { ...run, activeMs: 0 }, { labels: 'none' }).photosPerSecond).toBeNull();
  });

  test('has one row for each face, by path inside the folder, with the label on the face that counts', () => {
    expect(report.labels).toEqual([
      { photo: 'ann/1.jpg', face: 0, cluster: 0, role: 'core', person: 'ann' },
      { photo: 'ann/2.jpg', face: 0, cluster: 0, role: 'core', person: 'ann' },
      { photo: 'bob/1.jpg', face: 0, cluster: -1, role: 'noise', person: 'bob' },
      { photo: 'bob/1.jpg', face: 1, cluster: -1, role: 'noise' },
    ]);
  });

  test('names every file that is not simply read, with the reason', () => {
    expect(report.problems).toContainEqual({
      path: 'bob/4.jpg',
      state: 'failed',
      reason: 'engine',
      detail: 'lost',
    });
    expect(report.problems).toHaveLength(5);
  });

  test('holds scores with labels only, and pairs where asked only', () => {
    expect(report.labelled).toMatchObject({ people: 2, photos: 6, faces: 3, photosMissed: 3 });
    const bare = makeReport('/x/album', run, { labels: 'none' });
    for (const field of ['labelled', 'atParameters', 'atParametersOnPage', 'atBestEps', 'pairs']) {
      expect(report).toHaveProperty(field === 'labelled' ? 'labelled.people' : field);
      expect(bare).not.toHaveProperty(field);
    }
    expect(bare.labels[0]).not.toHaveProperty('person');
  });

  test('refuses descriptors that are not those of the faces', () => {
    const short = { ...run, descriptors: run.descriptors.slice(1) };
    expect(() => makeReport('/x/album', short, { labels: 'none' })).toThrow(
      new RangeError('descriptors must be of 4 faces, got 3'),
    );
  });

  test('is summed up in lines that name its figures', () => {
    const text = summarize(report);
    expect(text).toContain('7 files, 4 faces; 1 photos without a face, 2 failed');
    expect(text).toContain('eps 1, minPts 2: 1 clusters, 2 noise');
    expect(text).toMatch(/^labelled faces, eps 1 +1\.0000 +1\.0000 +1\.0000/m);
    expect(text).toMatch(/^ann\/1\.jpg +ann\/2\.jpg +1\.0000 +same$/m);
    expect(text).toMatch(/^ann\/1\.jpg +bob\/2\.jpg +bob\/2\.jpg: no face found$/m);
  });
});
