import type { GalleryFault, GalleryFile } from '../export/gallery-file.ts';
import { parseGallery, serializeGallery } from '../export/gallery-file.ts';
import {
  IV_BYTES,
  isLocked,
  type LockFault,
  type LockTools,
  lockText,
  SALT_BYTES,
  unlockText,
} from '../export/locked-file.ts';
import { DESCRIPTORS, type DescriptorId } from '../faces/descriptor-spec.ts';
import type { JudgeMethod, Thresholds } from '../people/judge.ts';
import type { KnownPeople } from './known-people.ts';
import type { VisitSettings } from './visit-settings.ts';

/** Shares of strangers that the thresholds were calibrated for; the judge's defaults. */
const TOLERANCE = { strangersKnown: 0.01, strangersNotNew: 0.05 } as const;

export interface GalleryToSave {
  readonly known: KnownPeople;
  readonly descriptorId: DescriptorId;
  readonly method: JudgeMethod;
  readonly thresholds: Thresholds;
  readonly settings: VisitSettings;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** The people as a file's text, locked unless the passphrase is empty. */
export async function writeGallery(what: GalleryToSave, passphrase: string): Promise<string> {
  const text = serializeGallery(galleryFileOf(what));
  if (passphrase === '') return text;
  const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
  return lockText(lockTools(), text, passphrase, { salt: random(SALT_BYTES), iv: random(IV_BYTES) });
}

export type ReadGallery =
  | { readonly kind: 'read'; readonly gallery: GalleryFile }
  /** Ask for a passphrase and try again. */
  | { readonly kind: 'locked' }
  | { readonly kind: 'fault'; readonly code: GalleryFault | LockFault; readonly detail?: string };

/** Read a gallery file, written by whoever. Never rejects. @param passphrase null while none was asked for */
export async function readGallery(
  file: File,
  descriptorId: DescriptorId,
  passphrase: string | null,
): Promise<ReadGallery> {
  let text = await file.text().catch(() => '');
  if (isLocked(text)) {
    const unlocked = await unlockText(lockTools(), text, passphrase ?? '');
    // nobody is asked for the passphrase of a file that it would not open
    if (!unlocked.ok && passphrase === null && unlocked.code === 'wrongPassphrase') return { kind: 'locked' };
    if (!unlocked.ok) return { kind: 'fault', code: unlocked.code };
    text = unlocked.text;
  }
  const { id, dims } = DESCRIPTORS[descriptorId];
  const parsed = parseGallery(text, { id, dims });
  if (parsed.ok) return { kind: 'read', gallery: parsed.gallery };
  return { kind: 'fault', code: parsed.code, detail: parsed.detail };
}

export function galleryFileOf(what: GalleryToSave): GalleryFile {
  const { known, settings, thresholds, method, createdAt, descriptorId } = what;
  const { id, dims, normalization } = DESCRIPTORS[descriptorId];
  const { data, cols } = known.gallery.exemplars;
  const descriptors: Float32Array[][] = known.people.map(() => []);
  for (const [i, person] of known.gallery.personOf.entries()) {
    descriptors[person]?.push(data.slice(i * cols, (i + 1) * cols));
  }
  return {
    createdAt: new Date(createdAt).toISOString(),
    descriptor: { id, dims, normalization, metric: 'euclidean' },
    judge: { method, thresholds: { ...thresholds }, ...TOLERANCE },
    regular: { ...settings.rule },
    visitGapMs: settings.gapMs,
    people: known.people.map(({ name, visits, days, firstSeen, lastSeen, status }, person) => ({
      ...{ name, visits, days, firstSeen, lastSeen, status },
      descriptors: descriptors[person] ?? [],
    })),
  };
}

function lockTools(): LockTools<CryptoKey> {
  return {
    subtle: crypto.subtle,
    encode: (text) => new TextEncoder().encode(text),
    decode: (bytes) => new TextDecoder().decode(bytes),
  };
}
