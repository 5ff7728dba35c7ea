import fc from 'fast-check';
import type { ResultInput } from '../../../src/export/result-file.ts';

/** Paths that break careless code: other scripts, direction marks, markup, keys of Object.prototype. */
export const ODD_PATHS = [
  '__proto__',
  'constructor/toString.jpg',
  '家族/顔😀.jpg',
  '\u202egpj.exe',
  'line\nbreak\r\n.jpg',
  '"quoted", and comma.jpg',
  '=HYPERLINK("http://x").jpg',
  '\ud800 half a character.jpg',
  '<img src=x onerror=alert(1)>.jpg',
  '\u2028\u0000',
];

export const paths = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...ODD_PATHS));

/** JSON has one zero, so what is compared after a round trip must not hold the other. */
const plain = (x: number) => x + 0;
const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map(plain);
const share = fc.double({ min: 0, max: 1, noNaN: true }).map(plain);
const atLeastZero = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map(plain);

const photo = fc.record(
  {
    path: paths,
    size: fc.nat(),
    modified: fc.integer(),
    state: fc.constantFrom('read' as const, 'noFace' as const, 'damaged' as const, 'failed' as const),
    reason: fc.record({ code: fc.constantFrom('cutOff', 'cannotRead'), detail: paths }),
    width: fc.integer({ min: 1, max: 50_000 }),
    height: fc.integer({ min: 1, max: 50_000 }),
    sha256: fc.constant('0123456789abcdef'.repeat(4)),
    note: fc.record(
      { code: fc.constantFrom('preview', 'firstPage'), detail: paths },
      { requiredKeys: ['code'] },
    ),
    taken: fc.record({ time: fc.integer(), source: fc.constantFrom('exif' as const, 'file' as const) }),
  },
  { requiredKeys: ['path', 'size', 'modified', 'state'] },
);

const faceParts = fc.record({
  photo: fc.nat(),
  index: fc.nat(20),
  box: fc.record({ x: share, y: share, width: share, height: share }),
  score: share,
  quality: fc.record({ sizePx: atLeastZero, sharpness: atLeastZero, yaw: finite }),
  label: fc.integer({ min: -1, max: 4 }),
  isCore: fc.nat(1),
  position: fc.tuple(finite, finite),
});

/** Results of up to a dozen faces that hang together. */
export const resultInputs: fc.Arbitrary<ResultInput> = fc
  .record({
    photos: fc.array(photo, { minLength: 1, maxLength: 6 }),
    faces: fc.array(faceParts, { maxLength: 12 }),
    placed: fc.nat(12),
    seed: fc.integer(),
    eps: atLeastZero,
    minPts: fc.integer({ min: 1, max: 10 }),
    hasMap: fc.boolean(),
  })
  .map(({ photos, faces, placed, seed, eps, minPts, hasMap }) => {
    const labels = faces.map((face) => face.label);
    const used = [...new Set(labels)].filter((label) => label >= 0);
    return {
      createdAt: '2026-11-23T05:43:01.000Z',
      appVersion: '0.1.0',
      descriptor: {
        id: 'dlib-128-aligned-mirror',
        dims: 128,
        normalization: 'L2',
        samePersonThreshold: 0.415,
      },
      backend: 'wasm',
      parameters: { eps, minPts, seed, partPhotos: hasMap, refineDistance: hasMap ? eps : null },
      photos: photos.map((row, i) => ({ ...row, id: `photo-${i}` })),
      faces: faces.map(({ photo, index, box, score, quality }, i) => ({
        id: `face-${i}`,
        photoId: `photo-${photo % photos.length}`,
        index,
        box,
        score,
        quality,
      })),
      labels,
      plainLabels: labels.toReversed(),
      isCore: faces.map((face) => face.isCore),
      clusters: used.map((label) => {
        const members = labels.flatMap((other, i) => (other === label ? [i] : []));
        return { label, faces: members, cover: members.at(-1) ?? -1 };
      }),
      positions: hasMap ? faces.slice(0, placed).flatMap((face) => face.position) : null,
      map: hasMap ? { engine: 'tsne-js', seed, perplexity: 30, iterations: 500 } : null,
    };
  });

/** Two photos; faces 0 and 2 are one cluster, face 1 is noise. */
export const SMALL: ResultInput = {
  createdAt: '2026-11-23T05:43:01.000Z',
  appVersion: '0.1.0',
  descriptor: { id: 'dlib-128-aligned-mirror', dims: 128, normalization: 'L2', samePersonThreshold: 0.415 },
  backend: 'wasm',
  parameters: { eps: 0.33, minPts: 2, seed: 1, partPhotos: true, refineDistance: 0.4 },
  photos: [
    { id: 'photo-7', path: 'a.jpg', size: 10, modified: 5, state: 'read', width: 40, height: 30 },
    { id: 'photo-8', path: 'b/c.jpg', size: 11, modified: 6, state: 'read', width: 40, height: 30 },
  ],
  faces: ['photo-7', 'photo-7', 'photo-8'].map((photoId, i) => ({
    id: `face-${i}`,
    photoId,
    index: i % 2,
    box: { x: 0.1, y: 0.2, width: 0.3, height: 0.4 },
    score: 0.9,
    quality: { sizePx: 12, sharpness: 80, yaw: -0.1 },
  })),
  labels: Int32Array.of(0, -1, 0),
  plainLabels: Int32Array.of(0, 0, 0),
  isCore: Uint8Array.of(1, 0, 0),
  clusters: [{ label: 0, faces: [0, 2], cover: 2 }],
  positions: Float32Array.of(1, 2, 3, 4),
  map: { engine: 'tsne-js', seed: 1, perplexity: 5, iterations: 500 },
};
