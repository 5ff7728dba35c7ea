import { memo, useState } from 'react';
import { visitFiguresOf, visitSpanOf } from '../../store/visit-figures.ts';
import type { VisitTable } from '../../store/visits.ts';
import { useLanguage, useText } from '../i18n.ts';
import { ChartCard } from './ChartCard.tsx';
import { DayChart } from './DayChart.tsx';
import { DistributionChart } from './DistributionChart.tsx';
import { HourChart } from './HourChart.tsx';
import { PersonChart } from './PersonChart.tsx';
import css from './VisitCharts.module.css';
import { clockText, STATUSES, timeOfDay, visitorName } from './visit-words.ts';

const HEIGHT = 180;
const PERSON_ROW = 22;
/** Days that the first chart can show, besides all. */
const RANGES = { month: 31, quarter: 92, year: 366, all: Number.POSITIVE_INFINITY } as const;
type Range = keyof typeof RANGES;
/** A collection of no more days is shown whole. */
const SHORT = 120;

/** The four charts, each with its figures as a table for those who cannot see it. */
export const VisitCharts = memo(function VisitCharts({ table }: { readonly table: VisitTable }) {
  const t = useText();
  const clock = clockText(useLanguage());
  const [range, setRange] = useState<Range | null>(null);
  const shown = range ?? (visitSpanOf(table) <= SHORT ? 'all' : 'quarter');
  const { days, people, hours, distribution } = visitFiguresOf(table, RANGES[shown]);
  const span = days[0]?.span ?? 1;
  const daysTitle =
    span === 1
      ? t('visits.charts.perDay')
      : span === 7
        ? t('visits.charts.perWeek')
        : t('visits.charts.perMonth');
  const cells = [...hours.entries()].filter(([, count]) => count > 0);
  return (
    <section className={css['charts']} aria-label={t('visits.charts.title')}>
      <ChartCard
        title={daysTitle}
        hint={t('visits.charts.perDayHint')}
        legend
        extra={
          <select
            aria-label={t('visits.charts.range')}
            value={shown}
            onChange={(event) => setRange(event.currentTarget.value as Range)}
          >
            {(Object.keys(RANGES) as Range[]).map((name) => (
              <option key={name} value={name}>
                {t(`visits.charts.ranges.${name}`)}
              </option>
            ))}
          </select>
        }
        height={HEIGHT}
        columns={[t('visits.charts.day'), ...STATUSES.map((status) => t(`visits.status.${status}`))]}
        rows={days
          .filter((day) => day.regular + day.seenBefore + day.new > 0)
          .map((day) => [clock.date(timeOfDay(day.day)), ...STATUSES.map((status) => day[status])])}
      >
        {(size) => <DayChart {...size} days={days} />}
      </ChartCard>
      <ChartCard
        title={t('visits.charts.perPerson')}
        height={24 + PERSON_ROW * people.length}
        columns={[t('visits.charts.person'), t('visits.charts.visits')]}
        rows={people.map(({ row, visits }) => [visitorName(t, row.visitor), visits])}
      >
        {(size) => <PersonChart {...size} people={people} />}
      </ChartCard>
      <ChartCard
        title={t('visits.charts.hours')}
        height={HEIGHT}
        columns={[t('visits.charts.day'), t('visits.charts.hour'), t('visits.charts.visits')]}
        rows={cells.map(([at, count]) => [clock.weekday(Math.floor(at / 24)), clock.hour(at % 24), count])}
      >
        {(size) => <HourChart {...size} hours={hours} />}
      </ChartCard>
      <ChartCard
        title={t('visits.charts.distribution')}
        hint={t('visits.charts.distributionHint')}
        height={HEIGHT}
        columns={[t('visits.charts.visits'), t('visits.charts.people')]}
        rows={distribution.map(({ visits, people: count }) => [visits, count])}
      >
        {(size) => <DistributionChart {...size} distribution={distribution} />}
      </ChartCard>
    </section>
  );
});
