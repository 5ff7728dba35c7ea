import { mulberry32, type Rng } from '../../src/math/rng.ts';

export interface FuzzSource {
  /** Extension of the name that its children get. */
  readonly extension: string;
  readonly bytes: Uint8Array;
}

export interface FuzzedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const HEADER_BYTES = 256;

/** Ways to damage a file; each gives new bytes. */
const DAMAGES: Readonly<Record<string, (bytes: Uint8Array, random: Rng, other: Uint8Array) => Uint8Array>> = {
  flips: (bytes, random) => flipBits(bytes, random, bytes.length),
  headerFlips: (bytes, random) => flipBits(bytes, random, HEADER_BYTES),
  cut: (bytes, random) => bytes.subarray(0, 1 + at(random, bytes.length)),
  zeros: (bytes, random) => {
    const copy = Uint8Array.from(bytes);
    const start = at(random, bytes.length);
    return copy.fill(random() < 0.5 ? 0 : 0xff, start, start + 1 + at(random, 512));
  },
  hole: (bytes, random) => {
    const start = at(random, bytes.length);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + 1 + at(random, 200))]);
  },
  twice: (bytes, random) => {
    const start = at(random, bytes.length);
    return Buffer.concat([bytes.subarray(0, start + at(random, 300)), bytes.subarray(start)]);
  },
  // one file's header in front of another's body
  spliced: (bytes, random, other) =>
    Buffer.concat([
      bytes.subarray(0, 4 + at(random, HEADER_BYTES)),
      other.subarray(at(random, Math.min(other.length, HEADER_BYTES))),
    ]),
  // numbers of four bytes that headers are full of, as large as they can be
  lies: (bytes, random) => {
    const copy = Uint8Array.from(bytes);
    const start = at(random, Math.min(bytes.length, HEADER_BYTES));
    copy.set([0xff, 0xff, 0xff, random() < 0.5 ? 0xff : 0x7f].slice(0, bytes.length - start), start);
    return copy;
  },
};

/**
 * Damaged files, the same for the same seed.
 * @param first number of the first of them: files 0 to 99 and 100 to 199 are together those from 0 to 199
 */
export function fuzzFiles(
  sources: readonly FuzzSource[],
  { seed, first = 0, count }: { readonly seed: number; readonly first?: number; readonly count: number },
): FuzzedFile[] {
  const names = Object.keys(DAMAGES);
  return Array.from({ length: count }, (_, i) => {
    const number = first + i;
    // a generator of its own for each, so that any of them can be made again alone
    const random = mulberry32((seed * 0x9e3779b1 + number * 0x85ebca6b) >>> 0);
    const { bytes, extension } = sources[at(random, sources.length)]!;
    const other = sources[at(random, sources.length)]!.bytes;
    const damage = names[at(random, names.length)]!;
    const damaged = DAMAGES[damage]!(bytes, random, other);
    return { name: `${String(number).padStart(5, '0')}-${damage}.${extension}`, bytes: damaged };
  });
}

/** A whole number from 0 up to, but not including, the limit. */
function at(random: Rng, limit: number): number {
  return Math.floor(random() * limit);
}

function flipBits(bytes: Uint8Array, random: Rng, within: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  // mostly few: many make a file that is refused at once
  const flips = 2 ** at(random, 6);
  for (let i = 0; i < flips; i++) {
    const place = at(random, Math.min(within, bytes.length));
    copy[place] = copy[place]! ^ (1 << at(random, 8));
  }
  return copy;
}
