import { DESCRIPTORS } from '../../src/faces/descriptor-spec.ts';
import type { DetectedFace, Face } from '../../src/faces/face.ts';
import { normalize } from '../../src/math/vector.ts';

const { dims } = DESCRIPTORS['dlib-128-aligned-mirror'];

export type MadeFace = Partial<Face['quality']> & {
  readonly id?: string;
  readonly photoId?: string;
  readonly index?: number;
  /** Direction of the descriptor, radians; faces of nearly one angle are alike. */
  readonly angle?: number;
};

/** A face of the default descriptor, made up. */
export function makeFace({ id, photoId = 'photo-0', index = 0, ...rest }: MadeFace = {}): Face {
  return { ...makeDetected(rest), id: id ?? `${photoId}-${index}`, photoId, index };
}

/** The same before it belongs to a photo. */
export function makeDetected({
  angle = 0,
  sizePx = 100,
  sharpness = 80,
  yaw = 0,
}: MadeFace = {}): DetectedFace {
  const direction = new Float32Array(dims);
  direction[0] = Math.cos(angle);
  direction[1] = Math.sin(angle);
  return {
    box: { x: 0.25, y: 0.25, width: 0.5, height: 0.5 },
    score: 0.9,
    quality: { sizePx, sharpness, yaw },
    thumbnail: new Blob([]),
    descriptor: normalize(direction),
  };
}

/** Faces of several people, each a little bundle of directions. */
export function makePeople(counts: readonly number[]): Face[] {
  return counts
    .flatMap((count, person) => Array.from({ length: count }, (_, i) => person + i / 100))
    .map((angle, i) => makeFace({ photoId: `photo-${i}`, angle }));
}
