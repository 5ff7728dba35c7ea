import { createContext, use } from 'react';
import type { Face } from '../faces/face.ts';
import { whenIdle } from './when-idle.ts';

/** The one owner of the object URLs of thumbnails. */
export interface ThumbnailUrls {
  /** The URL of a face's thumbnail, made at the first call. */
  urlOf(face: Face): string;
  /** Make the URLs of all faces in idle moments, so that a list that changes quickly finds them ready. */
  prepare(faces: readonly Face[]): void;
  /** Revoke the URLs of all faces that are not among `faces`. */
  retain(faces: readonly Face[]): void;
}

/** URLs made even in a moment that is not idle. */
const AT_LEAST = 8;

export function createThumbnailUrls(): ThumbnailUrls {
  const urls = new Map<string, string>();
  let wanted: readonly Face[] = [];
  let prepared = 0;
  let isPreparing = false;

  function urlOf(face: Face): string {
    let url = urls.get(face.id);
    if (url === undefined) {
      url = URL.createObjectURL(face.thumbnail);
      urls.set(face.id, url);
    }
    return url;
  }

  function prepareSome(): void {
    isPreparing = true;
    whenIdle((hasTime) => {
      for (let some = 0; prepared < wanted.length && (some < AT_LEAST || hasTime()); some++) {
        const face = wanted[prepared++];
        if (face) urlOf(face);
      }
      isPreparing = false;
      if (prepared < wanted.length) prepareSome();
    });
  }

  return {
    urlOf,
    prepare(faces) {
      // those at the front mostly are as before, and done
      if (faces[0] !== wanted[0]) prepared = 0;
      wanted = faces;
      if (!isPreparing && prepared < wanted.length) prepareSome();
    },
    retain(faces) {
      if (urls.size === 0) return;
      const kept = new Set(faces.map((face) => face.id));
      for (const [id, url] of urls) {
        if (kept.has(id)) continue;
        URL.revokeObjectURL(url);
        urls.delete(id);
      }
    },
  };
}

export const ThumbnailUrlsContext = createContext<ThumbnailUrls>(createThumbnailUrls());

export function useThumbnailUrls(): ThumbnailUrls {
  return use(ThumbnailUrlsContext);
}
