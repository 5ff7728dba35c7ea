import * as v from 'valibot';
import { fromBase64, toBase64 } from './base64.ts';
import {
  GALLERY_FORMAT,
  GALLERY_VERSION,
  type GalleryFile,
  type GalleryFilePerson,
  gallerySchema,
} from './gallery-schema.ts';

export type { GalleryFile, GalleryFilePerson };

export type GalleryFault =
  /** Not a gallery of this app at all. */
  | 'galleryOtherFormat'
  | 'galleryOtherVersion'
  /** Made with another descriptor: its vectors cannot be compared with this page's. */
  | 'galleryOtherDescriptor'
  | 'galleryDamaged';

export type ParsedGallery =
  | { readonly ok: true; readonly gallery: GalleryFile }
  | {
      readonly ok: false;
      readonly code: GalleryFault;
      /** What is wrong, in English. Shown as text. */
      readonly detail: string;
    };

/** Longest text that is read, in UTF-16 units: some 250,000 descriptors of 128 numbers. */
export const MAX_GALLERY_CHARS = 200_000_000;

/** How far from 1 the length of a descriptor may lie. */
const LENGTH_TOLERANCE = 1e-3;

/**
 * The file's text: JSON, one person a line. Descriptors are in it, hence faces that can be recognized again:
 * the person who saves it has to be told.
 * @throws RangeError if the file would not be read back
 */
export function serializeGallery({ people, ...rest }: GalleryFile): string {
  const stored = {
    format: GALLERY_FORMAT,
    version: GALLERY_VERSION,
    ...rest,
    counts: {
      people: people.length,
      descriptors: people.reduce((sum, { descriptors }) => sum + descriptors.length, 0),
    },
    people: people.map(({ descriptors, ...person }) => ({
      ...person,
      exemplars: descriptors.length,
      descriptors: toBase64(bytesOf(descriptors)),
    })),
  };
  const checked = check(stored);
  if (typeof checked === 'string') throw new RangeError(`not a gallery: ${checked}`);
  const fields = Object.entries(stored).map(([key, value]) => {
    const text = Array.isArray(value)
      ? `[\n${value.map((item) => JSON.stringify(item)).join(',\n')}\n]`
      : JSON.stringify(value);
    return `${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${fields.join(',\n')}\n}\n`;
}

/**
 * Read a gallery, written by whoever. Never throws. What the format does not name is dropped.
 * @param expected the descriptor that the page works with
 */
export function parseGallery(
  text: string,
  expected: { readonly id: string; readonly dims: number },
): ParsedGallery {
  if (text.length > MAX_GALLERY_CHARS) {
    return fault('galleryDamaged', `${text.length} characters, at most ${MAX_GALLERY_CHARS} are read`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fault('galleryOtherFormat', 'the file is not JSON');
  }
  if (!isRecord(value) || value.format !== GALLERY_FORMAT) {
    return fault('galleryOtherFormat', `the file is not a ${GALLERY_FORMAT}`);
  }
  const { version } = value;
  if (typeof version === 'number' && version !== GALLERY_VERSION) {
    return fault('galleryOtherVersion', `version ${version}, this page reads version ${GALLERY_VERSION}`);
  }
  const gallery = check(value);
  if (typeof gallery === 'string') return fault('galleryDamaged', gallery);
  const { id, dims } = gallery.descriptor;
  return id === expected.id && dims === expected.dims
    ? { ok: true, gallery }
    : fault('galleryOtherDescriptor', `${id} with ${dims} numbers, not ${expected.id} with ${expected.dims}`);
}

/** The value as a gallery, freshly built, or the first thing that is wrong with it. */
function check(value: unknown): GalleryFile | string {
  const parsed = v.safeParse(gallerySchema, value, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return `${v.getDotPath(issue) ?? 'the file'}: expected ${issue.expected}`;
  }
  const { format, version, counts, people, ...rest } = parsed.output;
  const unpacked: GalleryFilePerson[] = [];
  let total = 0;
  for (const [i, { exemplars, descriptors, ...person }] of people.entries()) {
    const vectors = vectorsOf(descriptors, exemplars, rest.descriptor.dims);
    if (!vectors) return `people.${i}.descriptors: expected ${exemplars} vectors of length 1`;
    total += vectors.length;
    unpacked.push({ ...person, descriptors: vectors });
  }
  if (counts.people !== people.length || counts.descriptors !== total) {
    return `counts: expected ${people.length} people and ${total} descriptors`;
  }
  const { judge } = rest;
  if (judge.thresholds.newAt > judge.thresholds.acceptAt) return 'judge.thresholds: newAt is above acceptAt';
  if (judge.strangersKnown > judge.strangersNotNew) return 'judge: strangersKnown is above strangersNotNew';
  return { ...rest, people: unpacked };
}

function bytesOf(vectors: readonly Float32Array[]): Uint8Array {
  const dims = vectors[0]?.length ?? 0;
  const view = new DataView(new ArrayBuffer(4 * vectors.reduce((sum, { length }) => sum + length, 0)));
  for (const [i, vector] of vectors.entries()) {
    for (const [k, x] of vector.entries()) view.setFloat32(4 * (i * dims + k), x, true);
  }
  return new Uint8Array(view.buffer);
}

function vectorsOf(packed: string, count: number, dims: number): Float32Array[] | null {
  // before anything of that size is made
  if (packed.length !== 4 * Math.ceil((count * dims * 4) / 3)) return null;
  const bytes = fromBase64(packed);
  if (bytes?.length !== 4 * count * dims) return null;
  const view = new DataView(bytes.buffer);
  const vectors = Array.from({ length: count }, (_, i) =>
    Float32Array.from({ length: dims }, (_, k) => view.getFloat32(4 * (i * dims + k), true)),
  );
  return vectors.every(isUnit) ? vectors : null;
}

function isUnit(vector: Float32Array): boolean {
  const length = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0));
  return Math.abs(length - 1) <= LENGTH_TOLERANCE;
}

function fault(code: GalleryFault, detail: string): ParsedGallery {
  return { ok: false, code, detail };
}

function isRecord(value: unknown): value is { readonly format?: unknown; readonly version?: unknown } {
  return typeof value === 'object' && value !== null;
}
