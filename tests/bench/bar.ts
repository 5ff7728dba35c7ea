/** A figure and the limit it has to keep. */
export interface Bar {
  readonly what: string;
  readonly unit: string;
  readonly limit: number;
  readonly value: number;
  readonly met: boolean;
}

export function bar(what: string, unit: string, limit: number, value: number): Bar {
  return { what, unit, limit, value, met: value <= limit };
}
