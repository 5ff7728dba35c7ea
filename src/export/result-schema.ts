import * as v from 'valibot';
import { peopleSchema } from './people-schema.ts';

/** Marks a JSON file as ours. */
export const RESULT_FORMAT = 'kaomap.result';

/**
 * Version of the format. It rises when a reader of the old one would misread the
 * new; fields that are merely added do not raise it, and readers ignore what they do not know.
 */
export const RESULT_VERSION = 1;

const finite = v.pipe(v.number(), v.finite());
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const atLeastZero = v.pipe(finite, v.minValue(0));
const whole = v.pipe(v.number(), v.safeInteger());
const count = v.pipe(whole, v.minValue(0));
const positive = v.pipe(whole, v.minValue(1));
const name = v.pipe(v.string(), v.nonEmpty());

/** A list or record that nobody changes, with the sentence that the JSON Schema shows for it. */
function described<const S extends v.GenericSchema>(schema: S, text: string) {
  return v.pipe(schema, v.readonly(), v.description(text));
}

const photo = v.object({
  path: described(v.string(), 'Path inside the drop, / between folders, the name of the file last.'),
  size: described(count, 'Bytes; 0 if unknown.'),
  modified: described(finite, "The file's own date, milliseconds since 1970; 0 if unknown."),
  state: described(
    v.picklist([
      'waiting',
      'reading',
      'read',
      'noFace',
      'duplicate',
      'skipped',
      'unsupported',
      'damaged',
      'failed',
    ]),
    'What became of the file. waiting and reading: the file was saved before the run was through.',
  ),
  reason: v.exactOptional(
    described(
      v.object({
        code: described(name, 'Why, as a code.'),
        detail: v.exactOptional(
          described(v.string(), "What the reason names: a file kind, another path, an error's own words."),
        ),
      }),
      'Why the photo is in its state.',
    ),
  ),
  width: v.exactOptional(described(positive, 'Pixels of the upright photo.')),
  height: v.exactOptional(described(positive, 'Pixels of the upright photo.')),
  sha256: v.exactOptional(
    described(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)), 'SHA-256 of the bytes, hexadecimal.'),
  ),
  note: v.exactOptional(
    described(
      v.object({
        code: described(name, 'What was read in place of the whole file, as a code.'),
        detail: v.exactOptional(described(v.string(), 'The kind of RAW, the number of pages.')),
      }),
      'Only part of the file was read; missing otherwise.',
    ),
  ),
  taken: v.exactOptional(
    described(
      v.object({
        time: described(
          finite,
          "When the photo was taken, on the camera's clock: milliseconds since 1970 as if it had shown UTC.",
        ),
        source: described(
          v.picklist(['exif', 'name', 'file']),
          "Where the time is from: the camera's note in the file, the name of the file, or its own date.",
        ),
      }),
      'Missing if nothing tells.',
    ),
  ),
});

const face = v.object({
  id: described(name, "Stable over sessions: from the photo's bytes and the face's place in it."),
  photo: described(count, 'Index into photos.'),
  index: described(count, "0-based place among the photo's faces, left to right."),
  box: described(
    v.object({ x: share, y: share, width: share, height: share }),
    'In shares of the width and height of the upright photo, origin top left.',
  ),
  score: described(share, "Detector's confidence."),
  quality: described(
    v.object({
      sizePx: described(atLeastZero, 'Longer side of the box, pixels of the photo.'),
      sharpness: described(atLeastZero, 'Variance of the Laplacian, grey levels squared.'),
      yaw: described(finite, 'Turn of the head to the side, radians.'),
    }),
    'How well the face can be described.',
  ),
  cluster: described(
    v.pipe(whole, v.minValue(-1)),
    'Label of the cluster; -1 is noise. Numbers differ from cut to cut.',
  ),
  plainCluster: described(
    v.pipe(whole, v.minValue(-1)),
    'Label by DBSCAN alone, in which guardWeak has a say, before faces of one photo were kept apart and clusters cut again; -1 is noise.',
  ),
  role: described(
    v.picklist(['core', 'border', 'noise']),
    'core: has minPts faces within eps, itself included. border: within eps of a core face. noise: neither.',
  ),
  position: v.exactOptional(
    described(v.strictTuple([finite, finite]), 'Place on the map, x and y in one scale. No unit.'),
  ),
});

const cluster = v.object({
  label: described(count, 'As in the faces of the cluster.'),
  faces: described(v.pipe(v.array(count), v.minLength(1)), 'Indices into faces.'),
  cover: described(count, 'Index into faces of the face that stands for the cluster.'),
  person: v.exactOptional(
    described(name, 'Id of the person whose faces these are; missing if the user said nothing of them.'),
  ),
});

/** The one definition of the format: the TypeScript type and the JSON Schema both come from it. */
export const resultSchema = v.pipe(
  v.object({
    format: v.literal(RESULT_FORMAT),
    version: v.literal(RESULT_VERSION),
    createdAt: described(v.pipe(v.string(), v.isoTimestamp()), 'When the file was made, ISO 8601.'),
    app: described(v.object({ name, version: name }), 'The program that made the file.'),
    model: described(
      v.object({
        descriptor: described(name, 'Id of the descriptor. Distances of two descriptors cannot be compared.'),
        dims: described(positive, 'Numbers a descriptor has.'),
        normalization: described(
          v.picklist(['L2']),
          'How descriptors are scaled before distances are taken.',
        ),
        metric: v.literal('euclidean'),
        samePersonThreshold: described(atLeastZero, 'Two faces nearer than this are called the same person.'),
        backend: described(
          v.nullable(v.picklist(['webgl', 'wasm'])),
          'Where the descriptors were computed; null if the engine never came up.',
        ),
      }),
      'How faces were described.',
    ),
    parameters: described(
      v.object({
        eps: described(atLeastZero, "Radius of a neighborhood, in the descriptor's own space, inclusive."),
        minPts: described(positive, 'Faces within eps, the face itself included, that make it a core face.'),
        seed: described(whole, 'Seed of all that is random.'),
        partPhotos: described(v.boolean(), 'Whether faces of one photo were kept apart.'),
        guardWeak: v.exactOptional(
          described(
            v.boolean(),
            'Whether weak faces (small, blurred, turned away) were kept from bridging clusters.',
          ),
        ),
        refineDistance: described(
          v.nullable(atLeastZero),
          'Mean distance at which clusters were cut again by average linkage; null if they were not.',
        ),
      }),
      'What the clusters were made with: DBSCAN, in which guardWeak has a say, then what partPhotos and refineDistance say.',
    ),
    photos: described(v.array(described(photo, 'A file.')), 'Every file of every drop.'),
    faces: described(
      v.array(described(face, 'A face. Its descriptor and its picture are not in the file.')),
      'Every face.',
    ),
    clusters: described(
      v.array(described(cluster, 'Faces that belong together.')),
      'Noise is not among them.',
    ),
    people: v.exactOptional(
      described(peopleSchema, 'What the user said of people; missing if nothing was said.'),
    ),
    map: v.exactOptional(
      described(
        v.object({
          engine: described(name, 'What laid the map out.'),
          seed: whole,
          perplexity: v.exactOptional(described(atLeastZero, 'Effective number of neighbors, for t-SNE.')),
          iterations: v.exactOptional(described(count, 'Iterations done.')),
          cost: v.exactOptional(
            described(finite, 'Kullback–Leibler divergence of the positions, for t-SNE.'),
          ),
        }),
        'How the positions were made; missing if there are none.',
      ),
    ),
  }),
  v.readonly(),
  v.title('Kaomap result'),
  v.description('Who is who in a folder of photos: the files, the faces in them, and which belong together.'),
);

/** What a `kaomap.result` file holds. The sentences about each field are in the schema. */
export type ResultFile = v.InferOutput<typeof resultSchema>;
