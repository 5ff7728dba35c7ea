import { useMemo, useState } from 'react';
import type { RegularStatus } from '../../people/regulars.ts';
import { visitSettings } from '../../store/visit-settings.ts';
import { visitTableOf } from '../../store/visits.ts';
import { Header } from '../Header.tsx';
import { useText } from '../i18n.ts';
import { Notice } from '../Notice.tsx';
import { Progress } from '../photos/Progress.tsx';
import { useActions, useApp } from '../use-app.ts';
import { useStateOf } from '../use-state-of.ts';
import { DateSources } from './DateSources.tsx';
import { VisitCharts } from './VisitCharts.tsx';
import { VisitRules } from './VisitRules.tsx';
import css from './VisitsPage.module.css';
import { VisitTable } from './VisitTable.tsx';
import { STATUSES } from './visit-words.ts';

/** Who comes how often: the rule, the counts, the table and the charts. */
export default function VisitsPage() {
  const t = useText();
  const actions = useActions();
  const settings = useStateOf(visitSettings, (s) => s);
  const table = useApp((s) => visitTableOf(s, settings));
  const [status, setStatus] = useState<RegularStatus | 'all'>('all');
  const counts = useMemo(() => {
    const found = { all: table.rows.length, regular: 0, seenBefore: 0, new: 0 };
    for (const { attendance } of table.rows) if (attendance.status) found[attendance.status]++;
    return found;
  }, [table]);
  const rows = useMemo(
    () =>
      status === 'all' ? table.rows : table.rows.filter(({ attendance }) => attendance.status === status),
    [table, status],
  );
  return (
    <div className={css['page']}>
      <Header />
      <Notice />
      <Progress />
      <main className={css['main']}>
        <header className={css['lead']}>
          <h2>{t('visits.title')}</h2>
          <p>{t('visits.lead')}</p>
        </header>
        {table.rows.length === 0 ? (
          <div className={css['nobody']}>
            <p>{t('visits.nobody')}</p>
            <button type="button" className="button" onClick={actions.loadSamples}>
              {t('visits.nobodySamples')}
            </button>
          </div>
        ) : (
          <>
            <VisitRules newestDay={table.newestDay} />
            <DateSources sources={table.sources} />
            <fieldset className={css['tiles']}>
              <legend className="visually-hidden">{t('visits.table.show')}</legend>
              {(['all', ...STATUSES] as const).map((kind) => (
                <label
                  key={kind}
                  className={css['tile']}
                  data-status={kind}
                  title={kind === 'all' ? undefined : t(`visits.statusHint.${kind}`)}
                >
                  <input
                    type="radio"
                    name="visit-status"
                    checked={status === kind}
                    onChange={() => setStatus(kind)}
                  />
                  <b data-testid={`visits-${kind}`}>{counts[kind]}</b>
                  <span>{kind === 'all' ? t('visits.table.all') : t(`visits.status.${kind}`)}</span>
                </label>
              ))}
            </fieldset>
            <div className={css['body']}>
              <VisitTable rows={rows} />
              <VisitCharts table={table} />
            </div>
          </>
        )}
      </main>
    </div>
  );
}
