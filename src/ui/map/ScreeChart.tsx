import { memo } from 'react';
import { Bar, BarChart, XAxis, YAxis } from 'recharts';
import { useLanguage } from '../i18n.ts';

const WIDTH = 320;
const HEIGHT = 92;
/** Directions that the quick map shows. */
const ON_MAP = 2;

/** The share of the variance that each principal component holds, those on the map brought out. */
export const ScreeChart = memo(function ScreeChart({ shares }: { readonly shares: Float64Array }) {
  const language = useLanguage();
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  const data = Array.from(shares, (share, i) => ({ component: i + 1, share, isOnMap: i < ON_MAP }));
  return (
    <BarChart
      data={data}
      width={WIDTH}
      height={HEIGHT}
      margin={{ top: 6, right: 6, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <XAxis
        dataKey="component"
        tick={{ fill: 'var(--text-soft)', fontSize: 11 }}
        stroke="var(--border)"
        height={20}
      />
      <YAxis
        width={36}
        tickCount={3}
        tickFormatter={(share: number) => percent.format(share)}
        tick={{ fill: 'var(--text-soft)', fontSize: 11 }}
        stroke="var(--border)"
      />
      <Bar dataKey="share" fill="var(--noise)" isAnimationActive={false} shape={Column} />
    </BarChart>
  );
});

interface ColumnProps {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly payload?: { readonly isOnMap: boolean };
}

function Column({ x = 0, y = 0, width = 0, height = 0, payload }: ColumnProps) {
  return (
    <rect
      x={x}
      y={y}
      width={width}
      height={height}
      fill={payload?.isOnMap ? 'var(--accent)' : 'var(--noise)'}
    />
  );
}
