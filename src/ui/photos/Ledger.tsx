import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useState } from 'react';
import type { PhotoState } from '../../ingest/photo.ts';
import { stateCountsOf } from '../../store/selectors.ts';
import { useText } from '../i18n.ts';
import { KeptLine } from '../storage/KeptLine.tsx';
import { useApp } from '../use-app.ts';
import css from './Ledger.module.css';
import { LedgerRow } from './LedgerRow.tsx';
import { RetryAll } from './RetryAll.tsx';

/** States in the order of the filter: what went well, what did not, what is still to come. */
const STATES: readonly PhotoState[] = [
  'read',
  'noFace',
  'duplicate',
  'skipped',
  'unsupported',
  'damaged',
  'failed',
  'reading',
  'waiting',
];
const ROW = 56;

/** One row for every file that was dropped, with what became of it. Only what is in view is in the page. */
export function Ledger() {
  const t = useText();
  const photos = useApp((s) => s.photos);
  const counts = useApp(stateCountsOf);
  const [filter, setFilter] = useState<PhotoState | 'all'>('all');
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  // a state that empties while it is shown falls back to all
  const shown = filter !== 'all' && counts[filter] > 0 ? filter : 'all';
  // hidden and system files are counted, not shown: a drop from a camera or a NAS has one for every photo
  const rows = useMemo(
    () =>
      photos.filter((photo) => (shown === 'all' || photo.state === shown) && photo.reason?.code !== 'hidden'),
    [photos, shown],
  );
  const hidden = useMemo(() => photos.filter((photo) => photo.reason?.code === 'hidden').length, [photos]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => ROW,
    getItemKey: (i) => rows[i]?.id ?? i,
    overscan: 8,
  });
  const options = [
    { value: 'all' as const, name: t('ledger.all'), count: photos.length },
    ...STATES.map((value) => ({ value, name: t(`ledger.state.${value}`), count: counts[value] })),
  ];
  return (
    <div className={css['ledger']}>
      <fieldset className={css['filter']}>
        <legend className="visually-hidden">{t('ledger.filter')}</legend>
        {options.map(
          ({ value, name, count }) =>
            count > 0 && (
              <label key={value} className={css['option']} data-state={value}>
                <input
                  type="radio"
                  name="ledger-filter"
                  value={value}
                  checked={shown === value}
                  onChange={() => setFilter(value)}
                />
                <span>
                  {name} <b>{count}</b>
                </span>
              </label>
            ),
        )}
      </fieldset>
      <div className={css['foot']}>
        <KeptLine />
        <RetryAll photos={rows} />
      </div>
      <div className={css['scroller']} ref={setScroller}>
        {hidden > 0 && (shown === 'all' || shown === 'skipped') && (
          <p className={css['hidden']} data-testid="ledger-hidden">
            {t('ledger.hidden', { count: hidden })}
          </p>
        )}
        {rows.length === 0 && hidden === 0 && <p className={css['empty']}>{t('ledger.empty')}</p>}
        <ul
          className={css['list']}
          aria-label={t('ledger.list')}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map((item) => {
            const photo = rows[item.index];
            return photo && <LedgerRow key={item.key} photo={photo} top={item.start} height={item.size} />;
          })}
        </ul>
      </div>
    </div>
  );
}
