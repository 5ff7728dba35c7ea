import * as v from 'valibot';
import { findFault } from './result-fault.ts';
import { RESULT_FORMAT, RESULT_VERSION, type ResultFile, resultSchema } from './result-schema.ts';

export type { ResultFile };

type ResultPhoto = ResultFile['photos'][number];
type ResultFace = ResultFile['faces'][number];

/** What a result is made of, in the app's own shapes. Fields that the format does not name are left out. */
export interface ResultInput {
  /** ISO 8601. */
  readonly createdAt: string;
  readonly appVersion: string;
  readonly descriptor: {
    readonly id: string;
    readonly dims: number;
    readonly normalization: 'L2';
    readonly samePersonThreshold: number;
  };
  readonly backend: ResultFile['model']['backend'];
  readonly parameters: ResultFile['parameters'];
  readonly photos: readonly (ResultPhoto & { readonly id: string })[];
  readonly faces: readonly (Pick<ResultFace, 'id' | 'index' | 'box' | 'score' | 'quality'> & {
    readonly photoId: string;
  })[];
  /** (faces) cluster of each face, -1 for noise. */
  readonly labels: ArrayLike<number>;
  /** (faces) cluster of each face by DBSCAN alone, -1 for noise. */
  readonly plainLabels: ArrayLike<number>;
  /** (faces) 1 for a core face, else 0. */
  readonly isCore: ArrayLike<number>;
  /** In the order in which they are to be listed. */
  readonly clusters: ResultFile['clusters'];
  /** (m, 2) places on the map of the first m faces, m at most the number of faces. */
  readonly positions?: ArrayLike<number> | null;
  readonly map?: ResultFile['map'] | null;
  readonly people?: ResultFile['people'] | null;
}

/**
 * Put a result together. Descriptors and pictures of faces stay out.
 * @throws RangeError naming what does not fit, if the outcome would not be read back
 */
export function toResultFile(input: ResultInput): ResultFile {
  const { descriptor, faces, labels, plainLabels, isCore, positions, map, people } = input;
  for (const [name, { length }] of Object.entries({ labels, plainLabels, isCore })) {
    if (length !== faces.length)
      throw new RangeError(`${name} must have ${faces.length} entries, got ${length}`);
  }
  const photoIndex = new Map(input.photos.map((photo, i) => [photo.id, i]));
  const checked = check({
    format: RESULT_FORMAT,
    version: RESULT_VERSION,
    createdAt: input.createdAt,
    app: { name: 'kaomap', version: input.appVersion },
    model: {
      descriptor: descriptor.id,
      dims: descriptor.dims,
      normalization: descriptor.normalization,
      metric: 'euclidean',
      samePersonThreshold: descriptor.samePersonThreshold,
      backend: input.backend,
    },
    parameters: input.parameters,
    photos: input.photos,
    faces: faces.map(({ id, photoId, index, box, score, quality }, i) => ({
      id,
      photo: photoIndex.get(photoId),
      index,
      box,
      score,
      quality,
      cluster: labels[i],
      plainCluster: plainLabels[i],
      role: labels[i] === -1 ? 'noise' : isCore[i] === 1 ? 'core' : 'border',
      ...(positions && 2 * i + 1 < positions.length
        ? { position: [positions[2 * i], positions[2 * i + 1]] }
        : {}),
    })),
    clusters: input.clusters,
    ...(people ? { people } : {}),
    ...(map ? { map } : {}),
  });
  if (typeof checked === 'string') throw new RangeError(`not a result: ${checked}`);
  return checked;
}

/** The file's text: JSON with one photo, face and cluster a line, so that two results can be compared by line. */
export function serializeResult(result: ResultFile): string {
  const fields = Object.entries(result).map(([key, value]) => {
    const text = Array.isArray(value) ? linesOf(value) : JSON.stringify(value);
    return `${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${fields.join(',\n')}\n}\n`;
}

function linesOf(values: readonly unknown[]): string {
  return values.length === 0 ? '[]' : `[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]`;
}

export type ParsedResult =
  | { readonly ok: true; readonly result: ResultFile }
  | {
      readonly ok: false;
      readonly code: 'openedDamaged' | 'openedOtherVersion';
      /** What is wrong, in English, with the path of the first fault. Shown as text. */
      readonly detail: string;
    };

/** Longest text that is read, in UTF-16 units: some 500,000 faces. */
export const MAX_RESULT_CHARS = 200_000_000;

/** Longest part of a value that a message repeats. */
const MAX_QUOTED_CHARS = 80;

/**
 * Read a result file, written by whoever. Never throws. What the format does not name
 * is dropped, a key such as `__proto__` with it.
 * Whether the file's descriptor is the page's is for the caller to see.
 */
export function parseResultFile(text: string): ParsedResult {
  if (text.length > MAX_RESULT_CHARS) {
    return damaged(`the file has ${text.length} characters, at most ${MAX_RESULT_CHARS} are read`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // the parser's own words quote the file and differ from browser to browser
    return damaged('the file is not JSON');
  }
  if (!isRecord(value) || value.format !== RESULT_FORMAT) {
    return damaged(`the file is not a ${RESULT_FORMAT}`);
  }
  const version = value.version;
  if (typeof version === 'number' && version !== RESULT_VERSION) {
    return {
      ok: false,
      code: 'openedOtherVersion',
      detail: `the file has version ${version}, this page reads version ${RESULT_VERSION}`,
    };
  }
  const checked = check(value);
  return typeof checked === 'string' ? damaged(checked) : { ok: true, result: checked };
}

/** The value as a result, freshly built, or the first thing that is wrong with it. */
function check(value: unknown): ResultFile | string {
  const parsed = v.safeParse(resultSchema, value, { abortEarly: true });
  if (parsed.success) return findFault(parsed.output) ?? parsed.output;
  const [issue] = parsed.issues;
  const path = v.getDotPath(issue) ?? 'the file';
  if (issue.received === 'undefined') return `${path}: is missing`;
  return `${path}: expected ${issue.expected}, got ${issue.received.slice(0, MAX_QUOTED_CHARS)}`;
}

function damaged(detail: string): ParsedResult {
  return { ok: false, code: 'openedDamaged', detail };
}

function isRecord(value: unknown): value is { readonly format?: unknown; readonly version?: unknown } {
  return typeof value === 'object' && value !== null;
}
