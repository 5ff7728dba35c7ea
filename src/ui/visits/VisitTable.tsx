import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useState } from 'react';
import type { VisitRow } from '../../store/visits.ts';
import { visitsCsvOf } from '../../store/visits-csv-of.ts';
import { useText } from '../i18n.ts';
import { useShell } from '../use-shell.ts';
import { STARTS_DESCENDING, sortVisits, type VisitColumn, type VisitOrder } from './sort-visits.ts';
import css from './VisitTable.module.css';
import { VisitTableRow } from './VisitTableRow.tsx';
import { visitorName } from './visit-words.ts';

const COLUMNS: readonly VisitColumn[] = [
  'person',
  'status',
  'visits',
  'days',
  'first',
  'last',
  'pause',
  'usual',
];
const ROW = 52;

/** Everybody with their visits; only what is in view is in the page. */
export function VisitTable({ rows }: { readonly rows: readonly VisitRow[] }) {
  const t = useText();
  const shell = useShell();
  const [order, setOrder] = useState<VisitOrder>({ by: 'visits', descending: true });
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const sorted = useMemo(
    () => sortVisits(rows, order, ({ visitor }) => visitorName(t, visitor)),
    [rows, order, t],
  );
  const virtualizer = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller,
    estimateSize: () => ROW,
    getItemKey: (i) => sorted[i]?.visitor.key ?? i,
    overscan: 6,
  });
  const items = virtualizer.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  const save = () =>
    shell.save(
      'kaomap-visits.csv',
      'text/csv;charset=utf-8',
      visitsCsvOf(sorted, ({ visitor }) => visitorName(t, visitor)),
    );
  return (
    <section className={css['card']} aria-label={t('visits.table.label')}>
      <header className={css['header']}>
        <h3>{t('visits.people', { count: sorted.length })}</h3>
        <button type="button" className="button small" onClick={save} data-testid="save-visits">
          {t('visits.table.save')}
        </button>
      </header>
      <div className={css['scroller']} ref={setScroller}>
        {/* the header line is the first row */}
        <table className={css['table']} aria-rowcount={sorted.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              {COLUMNS.map((column) => (
                <SortHead key={column} column={column} order={order} onOrder={setOrder} />
              ))}
            </tr>
          </thead>
          <tbody>
            {above > 0 && <Spacer height={above} />}
            {items.map((item) => {
              const row = sorted[item.index];
              return row && <VisitTableRow key={item.key} row={row} index={item.index} height={ROW} />;
            })}
            {below > 0 && <Spacer height={below} />}
          </tbody>
        </table>
        {sorted.length === 0 && <p className={css['empty']}>{t('visits.table.empty')}</p>}
      </div>
    </section>
  );
}

function Spacer({ height }: { readonly height: number }) {
  return (
    <tr>
      <td colSpan={COLUMNS.length} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

interface SortHeadProps {
  readonly column: VisitColumn;
  readonly order: VisitOrder;
  readonly onOrder: (order: VisitOrder) => void;
}

function SortHead({ column, order, onOrder }: SortHeadProps) {
  const t = useText();
  const isSorted = order.by === column;
  const name = t(`visits.table.${column}`);
  return (
    <th
      scope="col"
      data-column={column}
      aria-sort={isSorted ? (order.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        title={t('visits.table.sort', { column: name })}
        onClick={() =>
          onOrder({ by: column, descending: isSorted ? !order.descending : STARTS_DESCENDING[column] })
        }
      >
        {name}
      </button>
    </th>
  );
}
