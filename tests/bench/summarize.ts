/** Where the middle and the end of a list of times lie. */
export interface Summary {
  readonly median: number;
  readonly p95: number;
  readonly most: number;
}

export function summarize(values: readonly number[]): Summary {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return { median: at(0.5), p95: at(0.95), most: at(1) };
}

export function writeSummary({ median, p95, most }: Summary): string {
  return `median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, max ${most.toFixed(1)} ms`;
}
