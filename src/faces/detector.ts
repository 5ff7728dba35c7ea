import { type Config, type FaceResult, Human } from '@vladmandic/human';
import { AppError } from '../errors.ts';
import { CHIP_MESH_POINTS, type Point } from './chip.ts';
import type { Box } from './face.ts';
import * as tf from './tfjs.ts';
import { tileViews, type View, viewAround, wholeView, withoutRepeats } from './views.ts';

/** A face found in a photo, before it is described. */
export interface Detection {
  /** Shares of the photo, clamped to it. */
  readonly box: Box;
  /** Confidence in [0, 1]. */
  readonly score: number;
  /** The five points that a chip is aligned by, in pixels of the photo. */
  readonly points: readonly Point[];
  /** Turn to the side, radians. */
  readonly yaw: number;
  /** Human's own 1024 numbers, unscaled; only if asked for. */
  readonly faceres: readonly number[] | null;
}

export interface Detector {
  /** All faces, left to right. Not re-entrant: one photo at a time. */
  detect(photo: ImageBitmap): Promise<readonly Detection[]>;
}

export interface DetectorOptions {
  /** Folder of the model files, with a trailing slash. */
  readonly modelsUrl: string;
  /** Also compute `faceres`, which doubles the time. */
  readonly withFaceres: boolean;
}

/** Side of the square that the detector sees a view in: what its network takes, so nothing is scaled twice. */
const FIND_PX = 256;
/** Side of the square in which one face is looked at again; the face fills most of it. */
const LOOK_PX = 384;
const LOOK_MARGIN = 1.45;

/** A face wider than this share of a view is found badly; the photo is looked at from farther away. */
const LARGE_SHARE = 0.45;
/** Longer side of a photo from which on small faces have pixels enough to be worth a look at tiles. */
const TILES_FROM_PX = 700;
const SMALL_TILES_FROM_PX = 1600;

const MIN_FIND_SCORE = 0.3;
const MIN_LOOK_SCORE = 0.5;

// every cache and filter off: they carry boxes, brightness and descriptors over from the photo before
function configFor({ modelsUrl, withFaceres }: DetectorOptions): Partial<Config> {
  return {
    backend: tf.getBackend() as 'webgl' | 'wasm',
    modelBasePath: modelsUrl,
    cacheModels: false,
    cacheSensitivity: 0,
    warmup: 'none',
    async: false,
    debug: false,
    filter: { enabled: false, autoBrightness: false, equalization: false, return: false },
    face: {
      enabled: true,
      detector: {
        rotation: true,
        maxDetected: 100,
        minConfidence: MIN_FIND_SCORE,
        iouThreshold: 0.3,
        skipFrames: 0,
        skipTime: 0,
        return: false,
        square: false,
      },
      mesh: { enabled: true, keepInvalid: false },
      iris: { enabled: false },
      emotion: { enabled: false },
      antispoof: { enabled: false },
      liveness: { enabled: false },
      description: { enabled: withFaceres, skipFrames: 0, skipTime: 0, minConfidence: 0 },
    },
    body: { enabled: false },
    hand: { enabled: false },
    object: { enabled: false },
    gesture: { enabled: false },
    segmentation: { enabled: false },
  } as Partial<Config>;
}

/**
 * Load Human on the backend that tfjs runs now.
 * @throws AppError `MODEL_LOAD` if a model is not there: Human itself would hang on the first photo
 */
export async function createDetector(options: DetectorOptions): Promise<Detector> {
  const human = new Human(configFor(options));
  await human.load();
  const needed = ['blazeface', 'facemesh', ...(options.withFaceres ? ['faceres'] : [])];
  const models = human.models.models as Record<string, { executor?: unknown } | null>;
  for (const name of needed) {
    if (!models[name]?.executor) throw new AppError('MODEL_LOAD', `model ${name} did not load`);
  }
  const findCanvas = createSquare(FIND_PX);
  const lookCanvas = createSquare(LOOK_PX);

  async function run(photo: ImageBitmap, view: View, square: Square, mesh: boolean): Promise<FaceResult[]> {
    const pixels = square.draw(photo, view);
    const input = tf.tidy(() => tf.expandDims(tf.cast(tf.browser.fromPixels(pixels), 'float32'), 0));
    try {
      const result = await human.detect(input as never, {
        face: { mesh: { enabled: mesh }, description: { enabled: mesh && options.withFaceres } },
      });
      if (result.error) throw new Error(result.error);
      return result.face;
    } finally {
      tf.dispose(input);
    }
  }

  async function find(photo: ImageBitmap, view: View): Promise<Candidate[]> {
    const faces = await run(photo, view, findCanvas, false);
    return faces.map((face) => ({ box: boxInPhoto(face, view), score: face.score }));
  }

  async function candidates(photo: ImageBitmap): Promise<Candidate[]> {
    const { width, height } = photo;
    const long = Math.max(width, height);
    const found = await find(photo, wholeView(width, height));
    if (found.length === 0 || found.some(({ box }) => box.width > LARGE_SHARE * long)) {
      found.push(...(await find(photo, wholeView(width, height, 2))));
    }
    const shares = [...(long >= TILES_FROM_PX ? [0.6] : []), ...(long >= SMALL_TILES_FROM_PX ? [0.36] : [])];
    for (const view of shares.flatMap((share) => tileViews(width, height, share))) {
      found.push(...(await find(photo, view)));
    }
    return withoutRepeats(
      found.sort((p, q) => q.score - p.score),
      0.7,
    );
  }

  // a second, closer look gives the mesh to a fraction of a pixel and sends false finds away
  async function look(photo: ImageBitmap, candidate: Candidate): Promise<Detection[]> {
    const view = viewAround(candidate.box, LOOK_MARGIN);
    const scale = view.side / LOOK_PX;
    return (await run(photo, view, lookCanvas, true))
      .filter((face) => face.mesh.length >= 468 && face.score >= MIN_LOOK_SCORE)
      .map((face) => ({
        box: toShares(boxInPhoto(face, view), photo),
        score: face.score,
        points: CHIP_MESH_POINTS.map((i): Point => {
          const [x, y] = face.mesh[i]!;
          return [view.x + x * scale, view.y + y * scale];
        }),
        yaw: face.rotation?.angle.yaw ?? 0,
        faceres: face.embedding ?? null,
      }));
  }

  return {
    async detect(photo) {
      const detections: Detection[] = [];
      for (const candidate of await candidates(photo)) {
        const wanted = toShares(candidate.box, photo);
        const [nearest] = (await look(photo, candidate)).sort(
          (p, q) => gap(p.box, wanted) - gap(q.box, wanted),
        );
        if (nearest && nearest.box.width > 0 && nearest.box.height > 0) detections.push(nearest);
      }
      return withoutRepeats(
        detections.sort((p, q) => q.score - p.score),
        0.5,
      ).sort((p, q) => p.box.x - q.box.x || p.box.y - q.box.y);
    },
  };
}

interface Candidate {
  /** Pixels of the photo. */
  readonly box: Box;
  readonly score: number;
}

interface Square {
  draw(photo: ImageBitmap, view: View): ImageData;
}

// always the same few sizes, opaque and painted over first: nothing of the photo before shines through
function createSquare(side: number): Square {
  const context = new OffscreenCanvas(side, side).getContext('2d', {
    alpha: false,
    willReadFrequently: true,
  });
  if (!context) throw new AppError('NO_BACKEND', 'no 2-D canvas in the worker');
  context.imageSmoothingQuality = 'high';
  context.fillStyle = 'black';
  return {
    draw(photo, view) {
      const scale = side / view.side;
      context.fillRect(0, 0, side, side);
      context.drawImage(photo, -view.x * scale, -view.y * scale, photo.width * scale, photo.height * scale);
      return context.getImageData(0, 0, side, side);
    },
  };
}

function boxInPhoto(face: FaceResult, view: View): Box {
  const [x, y, width, height] = face.boxRaw;
  return {
    x: view.x + x * view.side,
    y: view.y + y * view.side,
    width: width * view.side,
    height: height * view.side,
  };
}

/** Distance of the centres of two boxes. */
function gap(a: Box, b: Box): number {
  return Math.hypot(a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2);
}

function toShares(box: Box, photo: ImageBitmap): Box {
  const clamp = (v: number) => Math.min(1, Math.max(0, v));
  const x = clamp(box.x / photo.width);
  const y = clamp(box.y / photo.height);
  return {
    x,
    y,
    width: clamp((box.x + box.width) / photo.width) - x,
    height: clamp((box.y + box.height) / photo.height) - y,
  };
}
