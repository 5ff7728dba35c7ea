import type { AppState } from '../../store/app-state.ts';
import { faceMerits } from '../../store/face-merits.ts';
import { useText } from '../i18n.ts';
import { photoOf } from '../photos/photo-of.ts';
import { useApp } from '../use-app.ts';
import { FaceImage } from './FaceImage.tsx';
import css from './FaceStrip.module.css';
import { useShowPhoto } from './use-show-photo.ts';

interface FaceStripProps {
  readonly faces: readonly number[];
  /** Comes first, whatever its picture is like. */
  readonly first?: number | undefined;
  readonly most: number;
  readonly size: number;
  readonly frame?: string | undefined;
}

/** A few faces of many, the best pictures; each opens its photo. */
export function FaceStrip({ faces, first, most, size, frame }: FaceStripProps) {
  const t = useText();
  const showPhoto = useShowPhoto();
  const all = useApp((s) => s.faces);
  const photos = useApp((s) => s.photos);
  const shown = bestOf({ faces: all }, faces, first, most);
  return (
    <span className={css['strip']}>
      {shown.map((index) => {
        const face = all[index];
        const path = face ? (photoOf({ photos }, face.photoId)?.path ?? '') : '';
        return (
          <button
            key={index}
            type="button"
            className={css['face']}
            data-strip={index}
            aria-label={t('face.label', { place: (face?.index ?? 0) + 1, path })}
            onClick={() => showPhoto(index)}
          >
            <FaceImage face={index} size={size} frame={frame} />
          </button>
        );
      })}
      {faces.length > shown.length && (
        <span className={css['more']}>{t('people.check.more', { count: faces.length - shown.length })}</span>
      )}
    </span>
  );
}

function bestOf(
  { faces }: Pick<AppState, 'faces'>,
  members: readonly number[],
  first: number | undefined,
  most: number,
): number[] {
  const merits = faceMerits(faces);
  const others = members.filter((face) => face !== first);
  others.sort((a, b) => (merits[b] ?? 0) - (merits[a] ?? 0) || a - b);
  return (first === undefined ? others : [first, ...others]).slice(0, most);
}
