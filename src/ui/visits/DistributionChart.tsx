import { memo } from 'react';
import { Bar, BarChart, CartesianGrid, XAxis, YAxis } from 'recharts';
import type { VisitFigures } from '../../store/visit-figures.ts';
import type { Size } from '../use-size.ts';
import { AXIS } from './chart-axis.ts';

/** How many people came once, twice, and so on. */
export const DistributionChart = memo(function DistributionChart({
  distribution,
  width,
  height,
}: Size & Pick<VisitFigures, 'distribution'>) {
  return (
    <BarChart
      data={[...distribution]}
      width={width}
      height={height}
      margin={{ top: 4, right: 4, bottom: 0, left: 0 }}
      barCategoryGap="25%"
      accessibilityLayer={false}
    >
      <CartesianGrid stroke="var(--grid)" vertical={false} />
      <XAxis dataKey="visits" {...AXIS} />
      <YAxis {...AXIS} width={34} allowDecimals={false} />
      <Bar dataKey="people" fill="var(--accent)" maxBarSize={48} isAnimationActive={false} />
    </BarChart>
  );
});
