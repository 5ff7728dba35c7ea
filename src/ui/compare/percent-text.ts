const DIGITS = 2;
/** Above this a share is written with the decimals that part it from 100 %. */
const NEAR_ALL = 0.99;
/** Beyond these nobody has measured, so no more digits are shown. */
const LEAST = 1e-6;
const MOST = 0.9999;

/** A share in [0, 1] as a percentage that says 0 or 100 % only where that is so: 42%, 0.021%, 99.7%, >99.99%. */
export function percentText(language: string, share: number): string {
  if (share > 0 && share < LEAST) return `<${percent(language, LEAST)}`;
  if (share > MOST && share < 1) return `>${percent(language, MOST)}`;
  return percent(language, share);
}

function percent(language: string, share: number): string {
  const digits: Intl.NumberFormatOptions =
    share >= NEAR_ALL && share < 1
      ? // rounding up would say 100 %
        { maximumFractionDigits: share > 0.999 ? 2 : 1, roundingMode: 'floor' }
      : { maximumSignificantDigits: DIGITS };
  return new Intl.NumberFormat(language, { style: 'percent', ...digits }).format(share);
}
