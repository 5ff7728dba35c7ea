import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../i18n.ts';
import css from './LicensesDialog.module.css';

/** One work of others in the app, as `licenses.json` of the build lists it. */
interface License {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
  readonly source: string;
}

/** Whose work is in the app, and on what terms; the list is loaded when it is asked for. */
export function LicensesDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const [list, setList] = useState<readonly License[] | 'loading' | 'failed'>('loading');
  useLayoutEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    const stop = new AbortController();
    fetch(new URL('licenses.json', document.baseURI), { signal: stop.signal })
      .then((response) => response.json())
      .then(setList, () => {
        if (!stop.signal.aborted) setList('failed');
      });
    return () => stop.abort();
  }, []);
  return (
    <dialog ref={dialog} className={css['dialog']} onClose={onClose} aria-labelledby="licenses-title">
      <h2 id="licenses-title">{t('privacy.licenses.title')}</h2>
      <p>{t('privacy.licenses.intro', { version: __APP_VERSION__ })}</p>
      {typeof list === 'string' ? (
        <p role="status">{t(`privacy.licenses.${list}`)}</p>
      ) : (
        <ul data-testid="licenses">
          {list.map((entry) => (
            <li key={`${entry.name} ${entry.version}`}>
              <Entry {...entry} />
            </li>
          ))}
        </ul>
      )}
      <button type="button" className="button" onClick={() => dialog.current?.close()}>
        {t('privacy.licenses.close')}
      </button>
    </dialog>
  );
}

/** Its address is text, not a link: nothing here leads away. */
function Entry({ name, version, license, text, source }: License) {
  const t = useText();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <b>{name}</b> {version} <small>{license}</small>
      </summary>
      {isOpen && (
        <>
          <p>{source}</p>
          <pre>{text || t('privacy.licenses.noText')}</pre>
        </>
      )}
    </details>
  );
}
