import { memo, useMemo } from 'react';
import { Area, ComposedChart, Line, ReferenceArea, XAxis, YAxis } from 'recharts';
import type { Landscape } from '../../cluster/landscape.ts';
import type { Plateau } from '../../cluster/plateaus.ts';
import { landscapeCurve } from './landscape-curve.ts';

/** More would be finer than a pixel on most screens. */
const COLUMNS = 400;

interface LandscapeChartProps {
  readonly landscape: Landscape;
  readonly plateaus: readonly Plateau[];
  /** Right end of the scale. */
  readonly limit: number;
  readonly width: number;
  readonly height: number;
}

/**
 * How many groups, and faintly how many faces on their own, every eps would give. Knows nothing
 * of the present eps, so that it is not drawn again while the slider moves.
 */
export const LandscapeChart = memo(function LandscapeChart({
  landscape,
  plateaus,
  limit,
  width,
  height,
}: LandscapeChartProps) {
  const data = useMemo(() => landscapeCurve(landscape, limit, COLUMNS), [landscape, limit]);
  return (
    <ComposedChart
      data={data}
      width={width}
      height={height}
      margin={{ top: 2, right: 0, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <XAxis dataKey="eps" type="number" domain={[0, limit]} hide />
      <YAxis yAxisId="groups" domain={[0, 'dataMax']} hide />
      <YAxis yAxisId="noise" domain={[0, 'dataMax']} hide />
      {plateaus.map(({ from, to }) => (
        <ReferenceArea
          key={from}
          yAxisId="groups"
          x1={from}
          x2={to}
          fill="var(--accent)"
          fillOpacity={0.13}
        />
      ))}
      <Line
        yAxisId="noise"
        dataKey="noise"
        type="stepAfter"
        stroke="var(--noise)"
        strokeOpacity={0.6}
        strokeDasharray="2 3"
        dot={false}
        isAnimationActive={false}
      />
      <Area
        yAxisId="groups"
        dataKey="clusters"
        type="stepAfter"
        stroke="var(--accent)"
        strokeWidth={1.5}
        fill="var(--accent)"
        fillOpacity={0.16}
        isAnimationActive={false}
      />
    </ComposedChart>
  );
});
