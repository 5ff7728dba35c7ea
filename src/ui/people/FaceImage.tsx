import { photoOf } from '../photos/photo-of.ts';
import { useThumbnailUrls } from '../thumbnail-urls.ts';
import { useApp } from '../use-app.ts';
import css from './FaceImage.module.css';

interface FaceImageProps {
  readonly face: number;
  /** Side in CSS pixels. */
  readonly size: number;
  /** Color of a frame, if it should have one. */
  readonly frame?: string | undefined;
}

/** A face as a mere picture. */
export function FaceImage({ face: index, size, frame }: FaceImageProps) {
  const urls = useThumbnailUrls();
  const face = useApp((s) => s.faces[index]);
  const path = useApp((s) => photoOf(s, s.faces[index]?.photoId ?? '')?.path) ?? '';
  if (!face) return null;
  return (
    <img
      className={css['image']}
      src={urls.urlOf(face)}
      alt=""
      title={path}
      width={size}
      height={size}
      draggable={false}
      data-picture={index}
      style={frame === undefined ? undefined : { boxShadow: `0 0 0 3px ${frame}` }}
    />
  );
}
