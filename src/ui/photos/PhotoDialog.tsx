import { type CSSProperties, useLayoutEffect, useRef } from 'react';
import { NOISE } from '../../store/selectors.ts';
import { faceGroupingOf } from '../face-grouping.ts';
import { useLanguage, useText } from '../i18n.ts';
import { clickSelection, isSelected } from '../selection.ts';
import { useActions, useApp, useGetState } from '../use-app.ts';
import { clockText } from '../visits/visit-words.ts';
import css from './PhotoDialog.module.css';
import { PhotoFaces } from './PhotoFaces.tsx';
import { photoOf } from './photo-of.ts';
import { usePhotoUrl } from './use-photo-url.ts';

interface PhotoDialogProps {
  readonly photoId: string;
  /** Face to mark, if one was asked for. */
  readonly face: number | undefined;
  readonly onClose: () => void;
}

/** The whole photo in a dialog, each face in its box. */
export function PhotoDialog({ photoId, face, onClose }: PhotoDialogProps) {
  const t = useText();
  const clock = clockText(useLanguage());
  const dialog = useRef<HTMLDialogElement>(null);
  const photo = useApp((s) => photoOf(s, photoId));
  const { url, state, onError } = usePhotoUrl(photoId);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={css['dialog']} onClose={onClose} aria-labelledby="photo-dialog-title">
      <header className={css['header']}>
        <h2 id="photo-dialog-title">{photo?.path ?? t('photo.title')}</h2>
        {photo?.width !== undefined && photo.height !== undefined && (
          <span>{t('photo.size', { width: photo.width, height: photo.height })}</span>
        )}
        {photo?.taken && (
          <span data-testid="photo-taken" data-source={photo.taken.source}>
            {clock.dateTime(photo.taken.time)} · {t(`people.page.taken.${photo.taken.source}`)}
          </span>
        )}
        <button type="button" className="button small" onClick={() => dialog.current?.close()}>
          {t('photo.close')}
        </button>
      </header>
      <div className={css['body']}>
        {state === 'shown' ? (
          url !== null && (
            <div className={css['picture']}>
              <img src={url} alt={photo?.path ?? ''} onError={onError} />
              <Boxes photoId={photoId} marked={face} />
            </div>
          )
        ) : (
          <div>
            <p className={css['gone']} role="status">
              {state === 'converting'
                ? t('photo.converting')
                : state === 'broken'
                  ? t('photo.cannotShow')
                  : t('photo.gone')}
            </p>
            {state !== 'converting' && <PhotoFaces photoId={photoId} />}
          </div>
        )}
      </div>
    </dialog>
  );
}

function Boxes({ photoId, marked }: { readonly photoId: string; readonly marked: number | undefined }) {
  const t = useText();
  const actions = useActions();
  const getState = useGetState();
  const faces = useApp((s) => s.faces);
  const selected = useApp((s) => s.selected);
  const grouping = useApp(faceGroupingOf);
  return faces.map((face, i) => {
    if (face.photoId !== photoId) return null;
    const { x, y, width, height } = face.box;
    const color = grouping.colorOf(i);
    const label = grouping.labelOf(i) ?? NOISE;
    return (
      <button
        key={face.id}
        type="button"
        className={css['box']}
        data-marked={i === marked}
        aria-pressed={isSelected(selected, i)}
        aria-label={color === null ? t('face.onItsOwn') : t('face.group', { label })}
        onClick={(event) => actions.select(clickSelection(getState().selected, i, event.shiftKey))}
        style={
          {
            left: `${100 * x}%`,
            top: `${100 * y}%`,
            width: `${100 * width}%`,
            height: `${100 * height}%`,
            '--cluster': color ?? 'var(--noise)',
          } as CSSProperties
        }
      >
        <code>{color === null ? '–' : `#${label}`}</code>
      </button>
    );
  });
}
