import { Line, LineChart, ReferenceDot, XAxis, YAxis } from 'recharts';
import type { KneeWitness } from '../../cluster/suggest-eps.ts';
import { thinCurve } from './thin-curve.ts';

const WIDTH = 320;
const HEIGHT = 92;

/** The distances to the next face, nearest faces first, and where the curve bends. */
export function KneeChart({ curve, index, eps }: KneeWitness) {
  return (
    <LineChart
      data={thinCurve(curve, WIDTH)}
      width={WIDTH}
      height={HEIGHT}
      margin={{ top: 6, right: 6, bottom: 4, left: 0 }}
      accessibilityLayer={false}
    >
      <XAxis dataKey="index" type="number" domain={[0, 'dataMax']} hide />
      <YAxis
        width={36}
        tickCount={3}
        tick={{ fill: 'var(--text-soft)', fontSize: 11 }}
        stroke="var(--border)"
      />
      <Line
        dataKey="distance"
        stroke="var(--accent)"
        strokeWidth={1.5}
        dot={false}
        isAnimationActive={false}
      />
      {index !== null && eps !== null && (
        <ReferenceDot x={index} y={eps} r={5} fill="var(--raised)" stroke="var(--accent)" strokeWidth={2.5} />
      )}
    </LineChart>
  );
}
