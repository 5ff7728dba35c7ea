import { memo } from 'react';
import { Bar, BarChart, CartesianGrid, XAxis, YAxis } from 'recharts';
import type { DayBar } from '../../store/visit-figures.ts';
import { useLanguage } from '../i18n.ts';
import type { Size } from '../use-size.ts';
import { AXIS } from './chart-axis.ts';
import { STATUS_COLOR, STATUSES, timeOfDay } from './visit-words.ts';

/** Visits by day, in three layers. */
export const DayChart = memo(function DayChart({
  days,
  width,
  height,
}: Size & { readonly days: readonly DayBar[] }) {
  const language = useLanguage();
  const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return (
    <BarChart
      data={[...days]}
      width={width}
      height={height}
      margin={{ top: 4, right: 4, bottom: 0, left: 0 }}
      barCategoryGap="15%"
      accessibilityLayer={false}
    >
      <CartesianGrid stroke="var(--grid)" vertical={false} />
      <XAxis
        dataKey="day"
        {...AXIS}
        minTickGap={24}
        tickFormatter={(day: number) => format.format(timeOfDay(day))}
      />
      <YAxis {...AXIS} width={28} allowDecimals={false} />
      {STATUSES.map((status) => (
        <Bar
          key={status}
          dataKey={status}
          stackId="visits"
          fill={STATUS_COLOR[status]}
          maxBarSize={48}
          isAnimationActive={false}
        />
      ))}
    </BarChart>
  );
});
