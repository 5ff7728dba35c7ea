import { memo } from 'react';
import { isReviewedFace, isSaidFace } from '../../store/said-faces.ts';
import { useText } from '../i18n.ts';
import { photoOf } from '../photos/photo-of.ts';
import { useThumbnailUrls } from '../thumbnail-urls.ts';
import { useApp } from '../use-app.ts';
import { OddMark } from './OddMark.tsx';
import css from './ReviewTile.module.css';

interface ReviewTileProps {
  readonly id: string;
  readonly face: number;
  readonly place: number;
  /** To the middle of the group. */
  readonly distance: number;
  readonly isMiddle: boolean;
  readonly isFocused: boolean;
  readonly isChosen: boolean;
}

/** One face of the review grid with its distance, and what the user has said of it. */
export const ReviewTile = memo(function ReviewTile(props: ReviewTileProps) {
  const { id, face: index, place, distance, isMiddle, isFocused, isChosen } = props;
  const t = useText();
  const urls = useThumbnailUrls();
  const face = useApp((s) => s.faces[index]);
  const path = useApp((s) => photoOf(s, s.faces[index]?.photoId ?? '')?.path) ?? '';
  const isReviewed = useApp((s) => isReviewedFace(s, index));
  const isSaid = useApp((s) => isSaidFace(s, index));
  if (!face) return null;
  return (
    <div
      id={id}
      role="option"
      className={css['tile']}
      aria-selected={isChosen}
      aria-label={t('people.face.label', { place: face.index + 1, path, distance: distance.toFixed(2) })}
      title={path}
      tabIndex={-1}
      data-place={place}
      data-face={index}
      data-focused={isFocused}
      data-said={isSaid}
    >
      <img src={urls.urlOf(face)} alt="" width={84} height={84} draggable={false} />
      <span className={css['distance']}>{isMiddle ? '◎' : distance.toFixed(2)}</span>
      {isReviewed && (
        <span className={css['reviewed']} title={t('people.face.reviewed')}>
          ✓<span className="visually-hidden">{t('people.face.reviewed')}</span>
        </span>
      )}
      <OddMark face={index} className={css['odd']} />
    </div>
  );
});
