import { useEffect, useRef, useState } from 'react';
import { makeTilePicture } from './make-tile-picture.ts';
import { createThumbnailBitmaps, THUMBNAIL_BYTES, type ThumbnailBitmaps } from './thumbnail-bitmaps.ts';

/** The pictures of the map for as long as it is shown. @param onReady new ones can be drawn */
export function useTilePictures(onReady: () => void): ThumbnailBitmaps | null {
  const [pictures, setPictures] = useState<ThumbnailBitmaps | null>(null);
  const tell = useRef(onReady);
  useEffect(() => {
    tell.current = onReady;
  });
  useEffect(() => {
    const made = createThumbnailBitmaps({
      limitBytes: THUMBNAIL_BYTES,
      make: makeTilePicture,
      onReady: () => tell.current(),
    });
    setPictures(made);
    return () => made.dispose();
  }, []);
  return pictures;
}
