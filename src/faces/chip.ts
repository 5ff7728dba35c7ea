/** A point in pixels of the upright photo. */
export type Point = readonly [x: number, y: number];

/** A similarity transform: (x, y) → (a·x − b·y + e, b·x + a·y + f). */
export interface Similarity {
  readonly a: number;
  readonly b: number;
  readonly e: number;
  readonly f: number;
}

/** Side in pixels of the chip that the dlib network takes. */
export const CHIP_PX = 150;

const PADDING = 0.25;

/**
 * Points of Human's 468-point mesh that sit where dlib's five landmarks do, in the template's order:
 * outer and inner corner of one eye, outer and inner corner of the other, base of the nose.
 */
export const CHIP_MESH_POINTS = [263, 362, 33, 133, 2] as const;

/** dlib's five-point template in the unit square, before padding (shape_predictor_5_face_landmarks). */
const TEMPLATE: readonly Point[] = [
  [0.8595674595992, 0.2134981538014],
  [0.6460604764104, 0.2289674387677],
  [0.1205750620789, 0.2137274526848],
  [0.3340850613712, 0.2290642403242],
  [0.4901123135679, 0.6277975316475],
];

/** The template in pixels of the chip. */
export const CHIP_TEMPLATE: readonly Point[] = TEMPLATE.map(([x, y]) => [
  ((PADDING + x) / (1 + 2 * PADDING)) * CHIP_PX,
  ((PADDING + y) / (1 + 2 * PADDING)) * CHIP_PX,
]);

/**
 * The rotation, uniform scale and shift that bring `from` nearest to `to` in the least-squares sense.
 * Source: Umeyama, IEEE PAMI 13 (1991), written for the plane, where it has a closed form.
 * @throws RangeError if the lists differ in length or all points of `from` coincide
 */
export function fitSimilarity(from: readonly Point[], to: readonly Point[]): Similarity {
  if (from.length !== to.length)
    throw new RangeError(`need as many points, got ${from.length} and ${to.length}`);
  const n = from.length;
  let fx = 0;
  let fy = 0;
  let tx = 0;
  let ty = 0;
  for (let i = 0; i < n; i++) {
    fx += from[i]![0] / n;
    fy += from[i]![1] / n;
    tx += to[i]![0] / n;
    ty += to[i]![1] / n;
  }
  let dot = 0;
  let cross = 0;
  let spread = 0;
  for (let i = 0; i < n; i++) {
    const x = from[i]![0] - fx;
    const y = from[i]![1] - fy;
    const u = to[i]![0] - tx;
    const v = to[i]![1] - ty;
    dot += x * u + y * v;
    cross += x * v - y * u;
    spread += x * x + y * y;
  }
  if (!(spread > 0)) throw new RangeError('points must not all coincide');
  const a = dot / spread;
  const b = cross / spread;
  return { a, b, e: tx - a * fx + b * fy, f: ty - b * fx - a * fy };
}

/** The transform from photo pixels to chip pixels for a face with these five points. */
export function chipTransform(points: readonly Point[]): Similarity {
  return fitSimilarity(points, CHIP_TEMPLATE);
}
