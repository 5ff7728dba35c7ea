import type { Face } from '../../faces/face.ts';
import { whenIdle } from '../when-idle.ts';

/** The one owner of the decoded thumbnails that the canvas draws. */
export interface ThumbnailBitmaps {
  /** The bitmap if it is ready; else null, and it is made in the background. */
  get(face: Face): ImageBitmap | null;
  /** Close all bitmaps; what is still being made is closed as it arrives. */
  dispose(): void;
}

/** Bitmaps decoded at a time, so that a large map does not hold up the page. */
const AT_ONCE = 12;

/**
 * @param sidePx side of the bitmaps in device pixels
 * @param limit most bitmaps kept; the one unused for longest is closed first
 * @param onReady called once a frame in which new bitmaps arrived
 */
export function createThumbnailBitmaps(sidePx: number, limit: number, onReady: () => void): ThumbnailBitmaps {
  // a Map keeps insertion order, so the first key is the one unused for longest
  const ready = new Map<string, ImageBitmap>();
  const wanted = new Map<string, Face>();
  const underway = new Set<string>();
  const failed = new Set<string>();
  let frame = 0;
  let isPlanned = false;
  let disposed = false;

  function announce(): void {
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      if (!disposed) onReady();
    });
  }

  function keep(id: string, bitmap: ImageBitmap): void {
    ready.set(id, bitmap);
    for (const [oldest, unused] of ready) {
      if (ready.size <= limit) break;
      ready.delete(oldest);
      unused.close();
    }
  }

  async function make(face: Face): Promise<void> {
    underway.add(face.id);
    try {
      const bitmap = await createImageBitmap(face.thumbnail, {
        resizeWidth: sidePx,
        resizeHeight: sidePx,
        resizeQuality: 'medium',
      });
      if (disposed) bitmap.close();
      else {
        keep(face.id, bitmap);
        announce();
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
      next();
    });
  }

  function next(): void {
    for (const [id, face] of wanted) {
      if (underway.size >= AT_ONCE || disposed) return;
      wanted.delete(id);
      void make(face);
    }
  }

  return {
    get(face) {
      const bitmap = ready.get(face.id);
      if (bitmap !== undefined) {
        ready.delete(face.id);
        ready.set(face.id, bitmap);
        return bitmap;
      }
      if (!disposed && !failed.has(face.id) && !underway.has(face.id)) {
        wanted.set(face.id, face);
        plan();
      }
      return null;
    },
    dispose() {
      disposed = true;
      cancelAnimationFrame(frame);
      wanted.clear();
      for (const bitmap of ready.values()) bitmap.close();
      ready.clear();
    },
  };
}
