import { useLayoutEffect, useRef } from 'react';
import { useText } from './i18n.ts';
import css from './StartOverDialog.module.css';
import { useActions } from './use-app.ts';

/** Asks before everything on the page is forgotten. */
export function StartOverDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const actions = useActions();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={css['dialog']} onClose={onClose} aria-labelledby="start-over-title">
      <h2 id="start-over-title">{t('startOver.title')}</h2>
      <p>{t('startOver.body')}</p>
      <div className={css['buttons']}>
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          {t('startOver.cancel')}
        </button>
        <button
          type="button"
          className="button danger"
          onClick={() => {
            actions.clear();
            dialog.current?.close();
          }}
        >
          {t('startOver.confirm')}
        </button>
      </div>
    </dialog>
  );
}
