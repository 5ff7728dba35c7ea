import { type Face, THUMBNAIL_PX } from '../../../src/faces/face.ts';
import type { Photo } from '../../../src/ingest/photo.ts';
import type { Matrix } from '../../../src/math/matrix.ts';

/** Rows of the ledger, and a face for each descriptor. */
export interface SyntheticCollection {
  readonly photos: readonly Photo[];
  readonly faces: readonly Face[];
}

/** Sides of a made-up photo in pixels. */
const WIDTH = 640;
const HEIGHT = 480;

/**
 * One photo for each face, but for `shared` photos with two. All faces show one picture.
 *
 * @param points (n, dims) descriptors, n at least twice `shared`
 */
export async function syntheticCollection(points: Matrix, shared: number): Promise<SyntheticCollection> {
  const { data, rows, cols } = points;
  const thumbnail = await drawFace();
  const photos: Photo[] = [];
  const faces: Face[] = [];
  for (let i = 0; i < rows; i++) {
    const isSecond = i < 2 * shared && i % 2 === 1;
    if (!isSecond) photos.push(photoOf(photos.length));
    const photo = photos.length - 1;
    faces.push({
      id: `face-${i}`,
      photoId: `photo-${photo}`,
      index: isSecond ? 1 : 0,
      box: { x: isSecond ? 0.6 : 0.1, y: 0.2, width: 0.25, height: 0.35 },
      score: 0.9,
      quality: { sizePx: 0.35 * HEIGHT, sharpness: 200, yaw: 0 },
      thumbnail,
      descriptor: data.subarray(i * cols, (i + 1) * cols),
    });
  }
  return { photos, faces };
}

function photoOf(number: number): Photo {
  return {
    id: `photo-${number}`,
    path: `made-up/${number}.jpg`,
    size: 1,
    modified: 0,
    state: 'read',
    width: WIDTH,
    height: HEIGHT,
  };
}

function drawFace(): Promise<Blob> {
  const canvas = new OffscreenCanvas(THUMBNAIL_PX, THUMBNAIL_PX);
  const context = canvas.getContext('2d');
  if (!context) throw new TypeError('a canvas must have a 2d context, got none');
  context.fillStyle = 'slategray';
  context.fillRect(0, 0, THUMBNAIL_PX, THUMBNAIL_PX);
  context.fillStyle = 'peachpuff';
  context.beginPath();
  context.ellipse(THUMBNAIL_PX / 2, THUMBNAIL_PX / 2, 40, 52, 0, 0, 2 * Math.PI);
  context.fill();
  return canvas.convertToBlob({ type: 'image/jpeg' });
}
