import { Fragment, useLayoutEffect, useRef } from 'react';
import { useText } from '../i18n.ts';
import css from './KeysDialog.module.css';

const KEYS = [
  ['← → ↑ ↓', 'arrows'],
  ['Space', 'space'],
  ['Ctrl A', 'all'],
  ['N', 'name'],
  ['M', 'move'],
  ['X', 'notPerson'],
  ['S', 'split'],
  ['U', 'undo'],
  ['Enter', 'confirm'],
  ['H', 'hide'],
  ['F', 'notFace'],
  ['C', 'cover'],
  ['P', 'photo'],
  ['?', 'help'],
  ['Esc', 'escape'],
] as const;

/** All keys of the review page. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={css['dialog']} onClose={onClose} aria-labelledby="keys-title">
      <header className={css['header']}>
        <h2 id="keys-title">{t('people.keys.title')}</h2>
        <button type="button" className="button small" onClick={() => dialog.current?.close()}>
          {t('people.keys.close')}
        </button>
      </header>
      <dl className={css['keys']}>
        {KEYS.map(([key, text]) => (
          <Fragment key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`people.keys.${text}`)}</dd>
          </Fragment>
        ))}
      </dl>
    </dialog>
  );
}
