import { type Coloring, type ColoringId, type ColorScale, type LegendEntry, NONE_KEY } from './coloring.ts';
import { NEUTRAL } from './neutral-color.ts';
import { SCALE_CSS, SCALE_PIXELS, SCALE_STEPS } from './scale-colors.ts';

const PALETTE = [...SCALE_CSS, NEUTRAL.css];
const PIXELS = Uint32Array.of(...SCALE_PIXELS, NEUTRAL.pixel);

interface ScaleOptions {
  readonly unit: ColorScale['unit'];
  /** Equal ratios look alike, not equal differences; values of 0 and below count as the least above. */
  readonly isLogarithmic: boolean;
}

/**
 * Color faces by a number each, along one scale from the least to the greatest. Where all are equal, the middle.
 * @param values (n) not finite where it is not known
 */
export function scaleColoring(
  id: ColoringId,
  values: Float64Array,
  { unit, isLogarithmic }: ScaleOptions,
): Coloring {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let known = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    known++;
    if (isLogarithmic && value <= 0) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const at = isLogarithmic ? Math.log : (value: number) => value;
  const from = at(min);
  const span = at(max) - from;
  const colors = new Uint16Array(values.length);
  const entryOf = new Uint16Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (Number.isFinite(value)) {
      const share = span > 0 ? (at(Math.max(min, value)) - from) / span : 0.5;
      colors[i] = Math.round(share * (SCALE_STEPS - 1));
    } else {
      colors[i] = SCALE_STEPS;
      entryOf[i] = 1;
    }
  }
  const entries: LegendEntry[] = [
    { key: 'known', name: { kind: 'known' }, color: null, count: known },
    { key: NONE_KEY, name: { kind: 'none' }, color: SCALE_STEPS, count: values.length - known },
  ];
  // where nothing is known, or nothing above 0, there is no scale to show
  const scale = max >= min ? { min, max, unit } : null;
  return { id, colors, palette: PALETTE, pixels: PIXELS, entryOf, entries, scale };
}
