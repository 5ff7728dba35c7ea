import * as v from 'valibot';

/** Marks a JSON file as a gallery of ours. */
export const GALLERY_FORMAT = 'kaomap.gallery';

/** Rises when a reader of the old one would misread the new. */
export const GALLERY_VERSION = 1;

const finite = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const positive = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const share = v.pipe(v.number(), v.gtValue(0), v.ltValue(1));
/** Base64 of numbers: most of the file, so only its kind is looked at here. */
const packed = v.string();

/** The file as JSON: descriptors are base64 of float32, little-endian, one after the other. */
export const gallerySchema = v.object({
  format: v.literal(GALLERY_FORMAT),
  version: v.literal(GALLERY_VERSION),
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  descriptor: v.object({
    id: v.pipe(v.string(), v.nonEmpty()),
    dims: positive,
    normalization: v.literal('L2'),
    metric: v.literal('euclidean'),
  }),
  judge: v.object({
    method: v.picklist(['exemplars', 'svm']),
    /** What a score had to reach where the gallery was made. */
    thresholds: v.object({ acceptAt: finite, newAt: finite }),
    strangersKnown: share,
    strangersNotNew: share,
  }),
  regular: v.object({ atLeast: positive, unit: v.picklist(['visits', 'days']), withinDays: positive }),
  visitGapMs: v.pipe(finite, v.minValue(0)),
  /** Sums, by which a file that lost a part is known. */
  counts: v.object({ people: count, descriptors: count }),
  people: v.array(
    v.object({
      /** Any text, empty for a person whom nobody named. */
      name: v.string(),
      visits: count,
      days: count,
      /** ms of the camera's clock as if it were UTC; null without a date. */
      firstSeen: v.nullable(finite),
      lastSeen: v.nullable(finite),
      status: v.nullable(v.picklist(['regular', 'seenBefore', 'new'])),
      exemplars: positive,
      descriptors: packed,
    }),
  ),
});

type Stored = v.InferOutput<typeof gallerySchema>;
type StoredPerson = Stored['people'][number];

/** A person with what the file packs. */
export interface GalleryFilePerson extends Omit<StoredPerson, 'exemplars' | 'descriptors'> {
  /** (dims) each, of length 1; at least one. */
  readonly descriptors: readonly Float32Array[];
}

/** What a gallery file says, in the app's own shapes. */
export interface GalleryFile extends Omit<Stored, 'format' | 'version' | 'counts' | 'people'> {
  readonly people: readonly GalleryFilePerson[];
}
