import { createContext, use } from 'react';
import type { Face } from '../faces/face.ts';

/** The one owner of the object URLs of thumbnails. */
export interface ThumbnailUrls {
  /** The URL of a face's thumbnail, made at the first call. */
  urlOf(face: Face): string;
  /** Revoke the URLs of all faces that are not among `faces`. */
  retain(faces: readonly Face[]): void;
}

export function createThumbnailUrls(): ThumbnailUrls {
  const urls = new Map<string, string>();
  return {
    urlOf(face) {
      let url = urls.get(face.id);
      if (url === undefined) {
        url = URL.createObjectURL(face.thumbnail);
        urls.set(face.id, url);
      }
      return url;
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
