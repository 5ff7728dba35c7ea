import sharp from 'sharp';
import type { Rng } from '../math/rng.ts';
import type { SampleFace } from './sample-faces.ts';

/** A rectangle in pixels of a photo. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** How one further picture of a person is made from a group photo. */
export interface PicturePlan {
  readonly crop: Rect;
  /** Turn about the middle of the crop, degrees, clockwise. */
  readonly turn: number;
  readonly mirrored: boolean;
  /** Factor on all channels; 1 leaves the light as it is. */
  readonly brightness: number;
  /** Share by which red grows and blue shrinks; negative makes the picture colder. */
  readonly warmth: number;
  /** Longer side of the finished picture in pixels. */
  readonly sizePx: number;
  /** JPEG quality, 1 to 100. */
  readonly quality: number;
}

/** Size of a photo in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Decoded pixels, 3 channels of 8 bits, row by row. */
export interface Pixels extends Size {
  readonly data: Buffer;
}

// margins on each side of a face, in sides of its box
const LEAST_MARGIN = 0.5;
const MOST_MARGIN = 0.9;
const MARGIN_BESIDE_NEIGHBOR = 0.05;
/** How far a crop may reach into a neighbor's box, in its sides: an ear or some hair, not a face to be found. */
const NEIGHBOR_SHARE = 0.05;

const between = (random: Rng, low: number, high: number) => low + (high - low) * random();
const eitherSign = (random: Rng, size: number) => (random() < 0.5 ? -size : size);

/** Draw a crop round `face` inside the photo that leaves `others`, the faces beside it, outside. */
function drawCrop(face: SampleFace, others: readonly SampleFace[], photo: Size, random: Rng): Rect {
  // the margin that each side has room for
  const room = {
    left: face.x,
    right: photo.width - face.x - face.side,
    top: face.y,
    bottom: photo.height - face.y - face.side,
  };

  // each neighbor limits the one side on which it mainly stands
  for (const other of others) {
    const dx = other.x + other.side / 2 - (face.x + face.side / 2);
    const dy = other.y + other.side / 2 - (face.y + face.side / 2);
    const gap = Math.max(Math.abs(dx), Math.abs(dy)) - (face.side + other.side) / 2;
    const limit = Math.max(gap + other.side * NEIGHBOR_SHARE, face.side * MARGIN_BESIDE_NEIGHBOR);
    const side = Math.abs(dx) > Math.abs(dy) ? (dx < 0 ? 'left' : 'right') : dy < 0 ? 'top' : 'bottom';
    room[side] = Math.min(room[side], limit);
  }
  const margin = (most: number) =>
    Math.floor(Math.min(most, face.side * between(random, LEAST_MARGIN, MOST_MARGIN)));
  const left = margin(room.left);
  const right = margin(room.right);
  const top = margin(room.top);
  const bottom = margin(room.bottom);
  return {
    left: face.x - left,
    top: face.y - top,
    width: left + face.side + right,
    height: top + face.side + bottom,
  };
}

/** Draw the plan of one picture of `face`. Equal generators give equal plans. */
export function drawPlan(
  face: SampleFace,
  others: readonly SampleFace[],
  photo: Size,
  mirrored: boolean,
  random: Rng,
): PicturePlan {
  return {
    crop: drawCrop(face, others, photo, random),
    turn: eitherSign(random, between(random, 4, 8)),
    mirrored,
    brightness: between(random, 0.82, 1.18),
    warmth: between(random, -0.1, 0.1),
    sizePx: Math.round(between(random, 260, 420)),
    quality: Math.round(between(random, 68, 90)),
  };
}

/**
 * Make the picture as a JPEG file. Equal plans give equal bytes with one version of sharp.
 * Where the turned crop reaches over the photo's border, the photo is continued mirrored, so no corner is black.
 * @param taken date that the file says it was taken on, as EXIF writes it
 */
export async function renderPicture(photo: Pixels, plan: PicturePlan, taken?: string): Promise<Buffer> {
  const { crop, turn } = plan;
  const raw = (width: number, height: number) => ({ raw: { width, height, channels: 3 as const } });

  // the upright rectangle that holds the turned crop, two pixels wider than needed for the interpolation
  const angle = (Math.abs(turn) * Math.PI) / 180;
  const width = Math.ceil(crop.width * Math.cos(angle) + crop.height * Math.sin(angle)) + 4;
  const height = Math.ceil(crop.height * Math.cos(angle) + crop.width * Math.sin(angle)) + 4;
  const left = Math.round(crop.left + (crop.width - width) / 2);
  const top = Math.round(crop.top + (crop.height - height) / 2);
  const inside = {
    left: Math.max(0, left),
    top: Math.max(0, top),
    right: Math.min(photo.width, left + width),
    bottom: Math.min(photo.height, top + height),
  };
  const around = await sharp(photo.data, raw(photo.width, photo.height))
    .extract({
      left: inside.left,
      top: inside.top,
      width: inside.right - inside.left,
      height: inside.bottom - inside.top,
    })
    .extend({
      left: inside.left - left,
      top: inside.top - top,
      right: left + width - inside.right,
      bottom: top + height - inside.bottom,
      extendWith: 'mirror',
    })
    .raw()
    .toBuffer();

  // turned about its middle, which stays the middle of the larger canvas that sharp returns
  const turned = await sharp(around, raw(width, height))
    .rotate(turn)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const cut = await sharp(turned.data, raw(turned.info.width, turned.info.height))
    .extract({
      left: Math.round((turned.info.width - crop.width) / 2),
      top: Math.round((turned.info.height - crop.height) / 2),
      width: crop.width,
      height: crop.height,
    })
    .raw()
    .toBuffer();

  const { brightness, warmth } = plan;
  const picture = sharp(cut, raw(crop.width, crop.height))
    .flop(plan.mirrored)
    .resize({ width: plan.sizePx, height: plan.sizePx, fit: 'inside' })
    .linear([brightness * (1 + warmth), brightness, brightness * (1 - warmth)], [0, 0, 0])
    .jpeg({ quality: plan.quality });
  // libvips calls the directory of EXIF's own tags IFD2
  if (taken !== undefined) picture.withExif({ IFD2: { DateTimeOriginal: taken } });
  return picture.toBuffer();
}
