import type { Face } from '../../faces/face.ts';
import { NOISE } from '../../store/selectors.ts';
import { faceGroupingOf } from '../face-grouping.ts';
import { useText } from '../i18n.ts';
import { photoOf } from '../photos/photo-of.ts';
import { useThumbnailUrls } from '../thumbnail-urls.ts';
import { useApp } from '../use-app.ts';
import type { Size } from '../use-size.ts';
import css from './HoverCard.module.css';

const CARD_WIDTH = 184;
const CARD_HEIGHT = 262;

interface HoverCardProps {
  readonly face: Face;
  readonly index: number;
  /** Centre of the face on the map, in pixels. */
  readonly x: number;
  readonly y: number;
  /** Space to leave beside the centre. */
  readonly gap: number;
  readonly frame: Size;
  /** Whether it is to be read out. */
  readonly isLive: boolean;
}

/** A face large, with its photo and its group, beside its place on the map. */
export function HoverCard({ face, index, x, y, gap, frame, isLive }: HoverCardProps) {
  const t = useText();
  const urls = useThumbnailUrls();
  const path = useApp((s) => photoOf(s, face.photoId)?.path) ?? '';
  const grouping = useApp(faceGroupingOf);
  const kind = grouping.kindOf(index);
  const label = grouping.labelOf(index) ?? NOISE;
  const fitsRight = x + gap + CARD_WIDTH < frame.width;
  const left = fitsRight ? x + gap : Math.max(0, x - gap - CARD_WIDTH);
  const top = Math.max(4, Math.min(y - CARD_HEIGHT / 2, frame.height - CARD_HEIGHT - 4));
  const color = grouping.colorOf(index);
  return (
    <div
      className={css['card']}
      data-testid="hover-card"
      data-face={index}
      role={isLive ? 'status' : 'presentation'}
      style={{ translate: `${left}px ${top}px`, borderTopColor: color ?? 'var(--noise)' }}
    >
      <img className={css['image']} src={urls.urlOf(face)} alt="" />
      <p className={css['group']}>
        {color !== null && <span className={css['dot']} style={{ background: color }} aria-hidden="true" />}
        <strong>{color !== null ? t('face.group', { label }) : t('face.onItsOwn')}</strong>
        <code>{t(`face.${kind}`)}</code>
      </p>
      <p className={css['path']}>
        <b>{path.slice(path.lastIndexOf('/') + 1)}</b>
        <span>{path.slice(0, path.lastIndexOf('/') + 1)}</span>
      </p>
    </div>
  );
}
