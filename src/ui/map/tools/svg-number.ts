/** A number as short as a picture needs it: to a tenth of a pixel unless told otherwise. @param steps in 1 */
export function svgNumber(value: number, steps = 10): number {
  return Math.round(value * steps) / steps;
}
