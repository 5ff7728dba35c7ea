/** The most decimals that are ever worth reading. */
const MOST_DECIMALS = 6;

/** An eps to read: three decimals at most, no zeros at the end. */
export function shortEps(eps: number): string {
  return String(Number(eps.toFixed(3)));
}

/** The middle of [from, to), with as few decimals, from two on, as still lie inside it. */
export function middleEps(from: number, to: number): number {
  const middle = (from + to) / 2;
  for (let decimals = 2; decimals < MOST_DECIMALS; decimals++) {
    const rounded = Number(middle.toFixed(decimals));
    if (rounded >= from && rounded < to) return rounded;
  }
  return middle;
}
