import type { Size } from '../use-size.ts';
import type { MapTransform } from './map-transform.ts';

/** Places of the lines of a grid, in pixels. */
export interface GridLines {
  readonly vertical: number[];
  readonly horizontal: number[];
}

/** Least pixels between two lines. */
const LEAST_GAP = 80;

/** Lines at round coordinates, all over the view. */
export function gridLines(transform: MapTransform, { width, height }: Size): GridLines {
  return {
    vertical: linesWithin(width, transform.offsetX, transform.factorX),
    horizontal: linesWithin(height, transform.offsetY, transform.factorY),
  };
}

function linesWithin(length: number, offset: number, factor: number): number[] {
  const step = roundStep(LEAST_GAP / Math.abs(factor));
  const ends = [-offset / factor, (length - offset) / factor];
  const found: number[] = [];
  for (let n = Math.ceil(Math.min(...ends) / step); n * step <= Math.max(...ends); n++) {
    found.push(offset + factor * n * step);
  }
  return found;
}

/** The next of 1, 2, 5, 10, 20 … times a power of ten. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((factor) => factor * power >= least) ?? 10) * power;
}
