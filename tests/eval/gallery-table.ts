import type { MethodRates } from './measure-gallery.ts';

const percent = (value: number | null | undefined) =>
  value === null || value === undefined ? '-' : (100 * value).toFixed(2);

/** One line for each method: figures in percent, to be printed under {@link GALLERY_HEAD}. */
export function galleryLine({ method, isDefault, rank1, atOnePercent, own }: MethodRates): string {
  const cells = [
    percent(rank1),
    percent(atOnePercent?.accepted),
    percent(atOnePercent?.right),
    ...[own.known?.right, own.known?.wrong, own.known?.unsure, own.known?.new].map(percent),
    ...[own.strangers?.known, own.strangers?.unsure, own.strangers?.new].map(percent),
  ];
  return `${`${method}${isDefault ? ' *' : ''}`.padEnd(12)}${cells.map((cell) => cell.padStart(8)).join('')}`;
}

/** `*` marks the default. */
export const GALLERY_HEAD = [
  `${' '.repeat(20)}at 1 % strangers   known, own thresholds           strangers, own thresholds`,
  `${'method'.padEnd(12)}${['rank-1', 'accept', 'right', 'right', 'wrong', 'unsure', 'new', 'known', 'unsure', 'new'].map((cell) => cell.padStart(8)).join('')}`,
];

/** The measurement in lines for people. */
export function galleryTable(rates: readonly MethodRates[]): string[] {
  const [first] = rates;
  if (!first) return [];
  const { people, known, strangers } = first;
  const times = rates.map(
    ({ method, prepareMs, judgeMs }) =>
      `${method} ${prepareMs.toFixed(0)} ms to prepare, ${judgeMs.toFixed(0)} ms to judge`,
  );
  return [
    `${people} people enrolled, ${known} known and ${strangers} strangers judged; shares in %`,
    ...GALLERY_HEAD,
    ...rates.map(galleryLine),
    times.join('; '),
  ];
}
