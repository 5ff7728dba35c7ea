import { memo } from 'react';
import { Scatter, ScatterChart, XAxis, YAxis } from 'recharts';
import { useLanguage, useText } from '../i18n.ts';
import type { Size } from '../use-size.ts';
import { TICK } from './chart-axis.ts';
import { clockText } from './visit-words.ts';

const LEFT = 40;
const BOTTOM = 22;
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];
const HOURS = [0, 3, 6, 9, 12, 15, 18, 21];

interface HourChartProps extends Size {
  /** (7 × 24) */
  readonly hours: Int32Array;
}

/** Weekday by hour; the darker, the more visits. */
export const HourChart = memo(function HourChart({ hours, width, height }: HourChartProps) {
  const t = useText();
  const clock = clockText(useLanguage());
  const most = Math.max(1, ...hours);
  const cell = { width: (width - LEFT) / 24 - 1, height: (height - BOTTOM) / 7 - 1 };
  const data = [...hours].map((count, at) => ({ hour: at % 24, weekday: Math.floor(at / 24), count }));
  return (
    <ScatterChart
      width={width}
      height={height}
      margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <XAxis
        type="number"
        dataKey="hour"
        domain={[-0.5, 23.5]}
        ticks={HOURS}
        tick={TICK}
        axisLine={false}
        tickLine={false}
        height={BOTTOM}
        interval={0}
      />
      <YAxis
        type="number"
        dataKey="weekday"
        domain={[-0.5, 6.5]}
        reversed
        ticks={WEEKDAYS}
        tick={TICK}
        axisLine={false}
        tickLine={false}
        width={LEFT}
        interval={0}
        tickFormatter={clock.shortWeekday}
      />
      <Scatter
        data={data}
        isAnimationActive={false}
        shape={({ cx = 0, cy = 0, payload }: CellProps) =>
          payload === undefined ? null : (
            <rect
              x={cx - cell.width / 2}
              y={cy - cell.height / 2}
              {...cell}
              rx={2}
              fill={payload.count === 0 ? 'var(--sunken)' : 'var(--accent)'}
              fillOpacity={payload.count === 0 ? 1 : 0.25 + (0.75 * payload.count) / most}
            >
              <title>
                {t('visits.charts.cell', {
                  count: payload.count,
                  day: clock.weekday(payload.weekday),
                  hour: clock.hour(payload.hour),
                })}
              </title>
            </rect>
          )
        }
      />
    </ScatterChart>
  );
});

interface CellProps {
  readonly cx?: number | undefined;
  readonly cy?: number | undefined;
  readonly payload?: { readonly hour: number; readonly weekday: number; readonly count: number };
}
