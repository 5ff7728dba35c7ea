import { memo } from 'react';
import { Scatter, ScatterChart, usePlotArea, XAxis, YAxis } from 'recharts';
import { useLanguage, useText } from '../i18n.ts';
import type { Size } from '../use-size.ts';
import { TICK } from './chart-axis.ts';
import { clockText } from './visit-words.ts';

const LEFT = 40;
const BOTTOM = 22;
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];
const HOURS = [0, 3, 6, 9, 12, 15, 18, 21];
/** CSS pixels between two cells. */
const GAP = 1;
/** recharts makes axes only for data. */
const CORNERS = [
  { hour: 0, weekday: 0 },
  { hour: 23, weekday: 6 },
];
const NO_SHAPE = () => null;

interface HourChartProps extends Size {
  /** (7 × 24) */
  readonly hours: Int32Array;
}

/** Weekday by hour; the darker, the more visits. */
export const HourChart = memo(function HourChart({ hours, width, height }: HourChartProps) {
  const clock = clockText(useLanguage());
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
      <Scatter data={CORNERS} isAnimationActive={false} shape={NO_SHAPE} />
      <HourCells hours={hours} />
    </ScatterChart>
  );
});

/** The cells as one part of the chart: as 168 points of it they would take half of the page's time. */
function HourCells({ hours }: { readonly hours: Int32Array }) {
  const t = useText();
  const clock = clockText(useLanguage());
  const area = usePlotArea();
  if (!area) return null;
  const most = Math.max(1, ...hours);
  const cell = { width: area.width / 24, height: area.height / 7 };
  return (
    <g>
      {Array.from(hours, (count, at) => {
        const [weekday, hour] = [Math.floor(at / 24), at % 24];
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a cell is
            key={at}
            x={area.x + hour * cell.width + GAP / 2}
            y={area.y + weekday * cell.height + GAP / 2}
            width={cell.width - GAP}
            height={cell.height - GAP}
            rx={2}
            fill={count === 0 ? 'var(--sunken)' : 'var(--accent)'}
            fillOpacity={count === 0 ? 1 : 0.25 + (0.75 * count) / most}
          >
            {count > 0 && (
              <title>
                {t('visits.charts.cell', { count, day: clock.weekday(weekday), hour: clock.hour(hour) })}
              </title>
            )}
          </rect>
        );
      })}
    </g>
  );
}
