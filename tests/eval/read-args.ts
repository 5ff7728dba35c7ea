import { parseArgs } from 'node:util';
import { MAX_MIN_PTS } from '../../src/cluster/clustering.ts';
import {
  DEFAULT_DESCRIPTOR,
  DESCRIPTORS,
  type DescriptorId,
  maxEps,
} from '../../src/faces/descriptor-spec.ts';
import type { Backend } from '../../src/faces/faces-api.ts';
import { LABEL_SOURCES, type LabelSource } from './photo-label.ts';
import { UsageError } from './usage-error.ts';

export interface EvalOptions {
  /** As given, not resolved. */
  readonly dir: string;
  readonly labels: LabelSource;
  readonly descriptorId: DescriptorId;
  readonly backend: Backend;
  readonly eps: number;
  readonly minPts: number;
  readonly out?: string;
  readonly descriptors?: string;
  readonly pairs?: string;
  /** Judge a part of the faces by a gallery of the rest; see gallery-split.ts. */
  readonly gallerySplit?: { readonly fraction: number; readonly seed: number };
}

/** Full ids, and the short forms that are accepted for them. */
const DESCRIPTOR_NAMES: Readonly<Record<string, DescriptorId>> = {
  ...(Object.fromEntries(Object.keys(DESCRIPTORS).map((id) => [id, id])) as Record<
    DescriptorId,
    DescriptorId
  >),
  dlib: 'dlib-128-aligned-mirror',
  faceres: 'faceres-1024',
};

const BACKENDS: readonly Backend[] = ['wasm', 'webgl'];

export const USAGE = `usage: npm run eval -- DIR [options]

  DIR                  folder of photos; its subfolders are read too
  --labels SOURCE      ${LABEL_SOURCES.join(', ')}: where it says who is on a photo (default none)
  --descriptor ID      ${Object.keys(DESCRIPTOR_NAMES).join(', ')}
                       (default ${DEFAULT_DESCRIPTOR})
  --backend NAME       ${BACKENDS.join(', ')} (default wasm)
  --eps NUMBER         radius of DBSCAN (default: the descriptor's own)
  --min-pts NUMBER     1 to ${MAX_MIN_PTS} (default 2)
  --out FILE.json      where the result goes (default: standard output)
  --descriptors FILE   JSON of the labelled faces' descriptors, for tests/eval/auto-eps.ts
  --pairs FILE.csv     columns file_x,file_y: measure the distance of each pair
  --gallery-split F    enroll this fraction of each person's faces, judge the rest (needs --labels)
  --seed NUMBER        of the draw for --gallery-split (default 1)
  --help

What comes out is described in tests/eval/README.md.`;

/**
 * Read the command line.
 * @returns undefined if help is asked for
 * @throws UsageError with a sentence for the user
 */
export function readArgs(argv: readonly string[]): EvalOptions | undefined {
  const { values, positionals } = parse(argv);
  if (values.help) return undefined;
  const [dir, ...more] = positionals;
  if (!dir) throw new UsageError('Name the folder of photos to read.');
  if (more.length > 0)
    throw new UsageError(`Name one folder, not ${positionals.length}: ${positionals.join(', ')}`);
  const descriptorId =
    DESCRIPTOR_NAMES[oneOf('descriptor', values.descriptor, Object.keys(DESCRIPTOR_NAMES))]!;
  const spec = DESCRIPTORS[descriptorId];
  const eps = values.eps === undefined ? spec.defaultEps : numberOf('eps', values.eps);
  if (!(eps >= 0 && eps <= maxEps(spec))) {
    throw new UsageError(
      `--eps must lie between 0 and ${maxEps(spec)} for ${descriptorId}, got ${values.eps}.`,
    );
  }
  const minPts = numberOf('min-pts', values['min-pts']);
  if (!Number.isInteger(minPts) || minPts < 1 || minPts > MAX_MIN_PTS) {
    throw new UsageError(
      `--min-pts must be a whole number from 1 to ${MAX_MIN_PTS}, got ${values['min-pts']}.`,
    );
  }
  return {
    dir,
    labels: oneOf('labels', values.labels, LABEL_SOURCES),
    descriptorId,
    backend: oneOf('backend', values.backend, BACKENDS),
    eps,
    minPts,
    ...pathOf('out', values.out),
    ...pathOf('descriptors', values.descriptors),
    ...pathOf('pairs', values.pairs),
    ...gallerySplitOf(values),
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        labels: { type: 'string', default: 'none' },
        descriptor: { type: 'string', default: DEFAULT_DESCRIPTOR },
        backend: { type: 'string', default: 'wasm' },
        eps: { type: 'string' },
        'min-pts': { type: 'string', default: '2' },
        out: { type: 'string' },
        descriptors: { type: 'string' },
        pairs: { type: 'string' },
        'gallery-split': { type: 'string' },
        seed: { type: 'string', default: '1' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    // Node's own words: which option is unknown, or lacks its value; its advice on odd file names is cut off
    const [sentence] = (error instanceof Error ? error.message : String(error)).split(/\.\s/);
    throw new UsageError(`${sentence}.`);
  }
}

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((name) => name === value);
  if (found === undefined) {
    throw new UsageError(`--${option} must be one of ${allowed.join(', ')}, got '${value}'.`);
  }
  return found;
}

function numberOf(option: string, value: string): number {
  const number = value.trim() === '' ? Number.NaN : Number(value);
  if (!Number.isFinite(number)) throw new UsageError(`--${option} must be a number, got '${value}'.`);
  return number;
}

function gallerySplitOf(values: {
  readonly labels: string;
  readonly seed: string;
  readonly 'gallery-split'?: string;
}): Pick<EvalOptions, 'gallerySplit'> {
  const text = values['gallery-split'];
  const seed = numberOf('seed', values.seed);
  if (!Number.isInteger(seed)) throw new UsageError(`--seed must be a whole number, got ${values.seed}.`);
  if (text === undefined) return {};
  const fraction = numberOf('gallery-split', text);
  if (!(fraction > 0 && fraction < 1)) {
    throw new UsageError(`--gallery-split must lie between 0 and 1, got ${text}.`);
  }
  if (values.labels === 'none') throw new UsageError('--gallery-split needs --labels folder or filename.');
  return { gallerySplit: { fraction, seed } };
}

function pathOf<K extends 'out' | 'pairs' | 'descriptors'>(
  option: K,
  value: string | undefined,
): { [P in K]?: string } {
  if (value === '') throw new UsageError(`--${option} must name a file.`);
  return value === undefined ? {} : ({ [option]: value } as { [P in K]: string });
}
