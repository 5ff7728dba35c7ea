import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { NOISE } from '../../store/selectors.ts';
import { faceGroupingOf } from '../face-grouping.ts';
import { useText } from '../i18n.ts';
import { clickSelection, isSelected } from '../selection.ts';
import { useActions, useApp, useGetState } from '../use-app.ts';
import css from './PhotoDialog.module.css';
import { photoOf } from './photo-of.ts';

interface PhotoDialogProps {
  readonly photoId: string;
  /** Face to mark, if one was asked for. */
  readonly face: number | undefined;
  readonly onClose: () => void;
}

/** The whole photo in a dialog, each face in its box. */
export function PhotoDialog({ photoId, face, onClose }: PhotoDialogProps) {
  const t = useText();
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
        <button type="button" className="button small" onClick={() => dialog.current?.close()}>
          {t('photo.close')}
        </button>
      </header>
      <div className={css['body']}>
        {url !== null && state === 'shown' ? (
          <div className={css['picture']}>
            <img src={url} alt={photo?.path ?? ''} onError={onError} />
            <Boxes photoId={photoId} marked={face} />
          </div>
        ) : (
          <p className={css['gone']}>{state === 'broken' ? t('photo.cannotShow') : t('photo.gone')}</p>
        )}
      </div>
    </dialog>
  );
}

/** An object URL of the photo's file, revoked with the dialog. */
function usePhotoUrl(photoId: string) {
  const actions = useActions();
  const [url, setUrl] = useState<string | null>(null);
  const [state, setState] = useState<'shown' | 'gone' | 'broken'>('shown');
  useEffect(() => {
    const file = actions.fileOf(photoId);
    setState(file === undefined ? 'gone' : 'shown');
    if (file === undefined) return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [actions, photoId]);
  return {
    url,
    state: url === null && state === 'shown' ? ('gone' as const) : state,
    onError: () => setState('broken'),
  };
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
