import { useId, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { Photo } from '../../ingest/photo.ts';
import { useText } from '../i18n.ts';
import css from '../StartOverDialog.module.css';
import { useActions } from '../use-app.ts';

interface ReadAnywayDialogProps {
  readonly photo: Photo;
  readonly onClose: () => void;
}

/** Asks before a picture is read that may take all memory. */
export function ReadAnywayDialog({ photo, onClose }: ReadAnywayDialogProps) {
  const t = useText();
  const actions = useActions();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  // out of the list, whose rows are moved about
  return createPortal(
    <dialog ref={dialog} className={css['dialog']} onClose={onClose} aria-labelledby={id}>
      <h2 id={id}>{t('ledger.retry.askTitle')}</h2>
      <p>{t('ledger.retry.askBody', { path: photo.path, size: photo.reason?.detail ?? '' })}</p>
      <div className={css['buttons']}>
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          {t('ledger.retry.askNo')}
        </button>
        <button
          type="button"
          className="button danger"
          onClick={() => {
            onClose();
            actions.readAnyway([photo.id]);
          }}
        >
          {t('ledger.retry.askYes')}
        </button>
      </div>
    </dialog>,
    document.body,
  );
}
