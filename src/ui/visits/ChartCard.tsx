import { type ReactNode, useState } from 'react';
import { useText } from '../i18n.ts';
import { type Size, useSize } from '../use-size.ts';
import css from './VisitCharts.module.css';
import { STATUSES } from './visit-words.ts';

interface ChartCardProps {
  readonly title: string;
  readonly hint?: string;
  /** Whether to say which color is which status. */
  readonly legend?: boolean;
  /** A control beside the name. */
  readonly extra?: ReactNode;
  /** CSS pixels of the chart. */
  readonly height: number;
  /** The figures as a table. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** The chart, in a space of that size. */
  readonly children: (size: Size) => ReactNode;
}

/** A chart with its name; its figures unfold as a table. */
export function ChartCard(props: ChartCardProps) {
  const { title, hint, legend = false, extra, height, columns, rows, children } = props;
  const t = useText();
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  const { width } = useSize(place);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <figure className={css['card']} aria-label={title}>
      <figcaption>
        <h3>{title}</h3>
        {extra}
        {hint !== undefined && <span>{hint}</span>}
      </figcaption>
      {legend && (
        <p className={css['legend']} aria-hidden="true">
          {STATUSES.map((status) => (
            <span key={status} data-status={status}>
              {t(`visits.status.${status}`)}
            </span>
          ))}
        </p>
      )}
      {rows.length === 0 ? (
        <p className={css['none']}>{t('visits.charts.none')}</p>
      ) : (
        <>
          <div ref={setPlace} className={css['chart']} role="img" aria-label={title} style={{ height }}>
            {width > 0 && children({ width, height })}
          </div>
          <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
            <summary>{t('visits.charts.table')}</summary>
            {isOpen && (
              <div className={css['figures']}>
                <table>
                  <thead>
                    <tr>
                      {columns.map((column) => (
                        <th key={column} scope="col">
                          {column}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map((row, i) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: two people may bear one name
                      <tr key={i}>
                        {columns.map((column, k) => (
                          <td key={column}>{row[k]}</td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </details>
        </>
      )}
    </figure>
  );
}
