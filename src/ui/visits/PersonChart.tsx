import { memo } from 'react';
import { Bar, BarChart, Rectangle, XAxis, YAxis } from 'recharts';
import type { VisitFigures } from '../../store/visit-figures.ts';
import { useText } from '../i18n.ts';
import type { Size } from '../use-size.ts';
import { AXIS, TICK } from './chart-axis.ts';
import { STATUS_COLOR, visitorName } from './visit-words.ts';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly visits: number;
  readonly fill: string;
}

/** Those who came most, a bar each. */
export const PersonChart = memo(function PersonChart({
  people,
  width,
  height,
}: Size & Pick<VisitFigures, 'people'>) {
  const t = useText();
  const data = people.map(({ row, visits }): Row => {
    const { status } = row.attendance;
    return {
      ...{ key: row.visitor.key, name: visitorName(t, row.visitor), visits },
      fill: status ? STATUS_COLOR[status] : 'var(--noise)',
    };
  });
  const names = new Map(data.map(({ key, name }) => [key, name]));
  return (
    <BarChart
      data={data}
      layout="vertical"
      width={width}
      height={height}
      margin={{ top: 0, right: 12, bottom: 0, left: 0 }}
      barCategoryGap="18%"
      accessibilityLayer={false}
    >
      <XAxis type="number" {...AXIS} height={20} allowDecimals={false} domain={[0, 'dataMax']} />
      <YAxis
        type="category"
        dataKey="key"
        {...AXIS}
        width={110}
        interval={0}
        tick={({ x, y, payload }: TickProps) => (
          // recharts' own would break a name into lines that lie on others
          <text x={x} y={y} dy="0.35em" textAnchor="end" {...TICK}>
            {shorten(names.get(payload.value) ?? '')}
          </text>
        )}
      />
      <Bar
        dataKey="visits"
        isAnimationActive={false}
        shape={(props: { readonly payload?: Row }) => (
          <Rectangle {...props} fill={props.payload?.fill ?? 'var(--noise)'} radius={[0, 3, 3, 0]} />
        )}
      />
    </BarChart>
  );
});

interface TickProps {
  readonly x: number | string;
  readonly y: number | string;
  readonly payload: { readonly value: string };
}

const LONGEST = 15;

function shorten(name: string): string {
  const letters = [...name];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : name;
}
