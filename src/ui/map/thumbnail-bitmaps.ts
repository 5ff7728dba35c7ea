import type { Face } from '../../faces/face.ts';
import { whenIdle } from '../when-idle.ts';

/** A picture that can be drawn and given back. */
export interface TilePicture {
  readonly width: number;
  close(): void;
}

/** The one owner of the pictures that the canvas draws. */
export interface ThumbnailBitmaps<P extends TilePicture = ImageBitmap> {
  /**
   * A picture of the face, or null while there is none; then one is made in the background.
   * @param px side in device pixels
   * @param anySize whether one of another size will do for now, and need not be made anew
   */
  get(face: Face, px: number, anySize: boolean): P | null;
  /** Bytes that all pictures hold. */
  bytes(): number;
  /** Close all pictures; what is still being made is closed as it arrives. */
  dispose(): void;
}

export interface ThumbnailBitmapsOptions<P extends TilePicture> {
  /** Pictures hold at most so many bytes; those unused for longest are closed first. */
  readonly limitBytes: number;
  /** Make the picture of a face, `px` square. */
  make(face: Face, px: number): Promise<P>;
  /** New pictures can be drawn. */
  onReady(): void;
}

/**
 * The bound for the page. Thumbnails in view do not overlap, so they never need more than about the view itself
 * has: 4 bytes a device pixel, 8 MB at 1440 × 900 and double density, 33 MB on a 4K screen. The rest keeps those
 * that a zoom or a move of the slider brings back.
 */
export const THUMBNAIL_BYTES = 48 * 2 ** 20;

/** Where the bound is passed, pictures go until this share of it is left. */
const ROOM = 0.9;

/** Pictures made at a time, so that a large map does not hold up the page. */
const AT_ONCE = 12;

const bytesOf = ({ width }: TilePicture) => 4 * width * width;

export function createThumbnailBitmaps<P extends TilePicture>({
  limitBytes,
  make,
  onReady,
}: ThumbnailBitmapsOptions<P>): ThumbnailBitmaps<P> {
  const ready = new Map<string, { readonly picture: P; usedAt: number }>();
  const wanted = new Map<string, { readonly face: Face; readonly px: number }>();
  const underway = new Set<string>();
  const failed = new Set<string>();
  let held = 0;
  let clock = 0;
  let isPlanned = false;
  let disposed = false;

  function drop(id: string): void {
    const picture = ready.get(id)?.picture;
    if (!picture) return;
    ready.delete(id);
    held -= bytesOf(picture);
    picture.close();
  }

  function keep(id: string, picture: P): void {
    drop(id);
    ready.set(id, { picture, usedAt: ++clock });
    held += bytesOf(picture);
    if (held <= limitBytes) return;
    // some more than must be, so that this is not done again for the next
    const oldest = [...ready].sort(([, a], [, b]) => a.usedAt - b.usedAt);
    for (const [old] of oldest) {
      if (held <= ROOM * limitBytes) break;
      drop(old);
    }
  }

  async function begin(face: Face, px: number): Promise<void> {
    underway.add(face.id);
    try {
      const picture = await make(face, px);
      if (disposed) picture.close();
      else {
        keep(face.id, picture);
        onReady();
      }
    } catch {
      // a thumbnail that does not decode stays a plain tile
      failed.add(face.id);
    }
    underway.delete(face.id);
    plan();
  }

  // even to begin costs time, which a frame in which the slider moves does not have
  function plan(): void {
    if (isPlanned || disposed || wanted.size === 0) return;
    isPlanned = true;
    whenIdle(() => {
      isPlanned = false;
      for (const [id, { face, px }] of wanted) {
        if (underway.size >= AT_ONCE || disposed) return;
        wanted.delete(id);
        void begin(face, px);
      }
    });
  }

  return {
    get(face, px, anySize) {
      const entry = ready.get(face.id);
      if (entry !== undefined) entry.usedAt = ++clock;
      const picture = entry?.picture;
      const isGood = picture !== undefined && (anySize || picture.width === px);
      if (!isGood && !disposed && !failed.has(face.id) && !underway.has(face.id)) {
        // the latest wishes first: what was wished for before may be out of view
        wanted.delete(face.id);
        wanted.set(face.id, { face, px });
        plan();
      }
      return picture ?? null;
    },
    bytes: () => held,
    dispose() {
      disposed = true;
      wanted.clear();
      for (const id of ready.keys()) drop(id);
    },
  };
}
