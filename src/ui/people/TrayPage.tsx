import { useVirtualizer } from '@tanstack/react-virtual';
import { useState } from 'react';
import { type Tray, trayOf } from '../../store/tray.ts';
import { useText } from '../i18n.ts';
import { useApp } from '../use-app.ts';
import { useSize } from '../use-size.ts';
import { usePeopleShell } from './people-shell.ts';
import css from './TrayPage.module.css';
import { TrayRow } from './TrayRow.tsx';

const ROW = 84;
/** Where the acts need a second line. */
const NARROW = 460;
const TALL_ROW = 122;
const LISTS: readonly (keyof Tray)[] = ['alone', 'hidden', 'notFaces'];

/** The faces in no group, each with its reason and the act that fits; and those that were hidden or are none. */
export function TrayPage() {
  const t = useText();
  const shell = usePeopleShell();
  const tray = useApp(trayOf);
  const [chosen, setChosen] = useState<keyof Tray>('alone');
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const { width } = useSize(scroller);
  const isNarrow = width < NARROW;
  // a list that empties while it is shown falls back to the first
  const name = tray[chosen].length > 0 ? chosen : 'alone';
  const faces = tray[name];
  const virtualizer = useVirtualizer({
    count: faces.length,
    getScrollElement: () => scroller,
    estimateSize: () => (isNarrow ? TALL_ROW : ROW),
    // keys of their own for each height, or the old ones would be kept
    getItemKey: (i) => `${faces[i]}/${isNarrow}`,
    overscan: 3,
  });
  return (
    <section className={css['page']} aria-label={t('people.tray.title')} data-testid="tray-page">
      <header className={css['header']}>
        <button type="button" className="button small" onClick={shell.closeReview}>
          ← <span className={css['long']}>{t('people.page.back')}</span>
          <span className={css['short']}>{t('people.page.backShort')}</span>
        </button>
        <h2>{t('people.tray.title')}</h2>
      </header>
      <fieldset className={css['lists']}>
        <legend className="visually-hidden">{t('people.tray.show')}</legend>
        {LISTS.map(
          (list) =>
            (tray[list].length > 0 || list === 'alone') && (
              <label key={list}>
                <input
                  type="radio"
                  name="tray-list"
                  checked={name === list}
                  onChange={() => setChosen(list)}
                />
                <span>
                  {t(`people.tray.${list}`)} <b>{tray[list].length}</b>
                </span>
              </label>
            ),
        )}
      </fieldset>
      <div className={css['scroller']} ref={setScroller}>
        {faces.length === 0 && <p className={css['empty']}>{t('people.tray.empty')}</p>}
        <ul
          className={css['list']}
          aria-label={t('people.tray.list')}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map((item) => (
            <TrayRow
              key={item.key}
              face={faces[item.index] ?? -1}
              list={name}
              top={item.start}
              height={item.size}
            />
          ))}
        </ul>
      </div>
    </section>
  );
}
