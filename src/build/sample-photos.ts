import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { Plugin } from 'vite';
import { mulberry32 } from '../math/rng.ts';
import { redateJpeg } from './redate-jpeg.ts';
import { SAMPLE_FACES } from './sample-faces.ts';
import { drawPlan, type Pixels, renderPicture } from './sample-picture.ts';
import { groupPhotoDate, sampleDate } from './sample-visits.ts';

/** One file of the sample set. */
export interface SampleFile {
  /** Name below `samples/`. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** One entry of `samples/samples.json`, which lists the set in order. */
export interface SampleEntry {
  readonly file: string;
  /** Size of the file in bytes. */
  readonly bytes: number;
}

const GROUP_PHOTOS = [1, 2, 3, 4, 5, 6];
const PICTURES_PER_PERSON = 3;
const SEED = 20;

const groupPhotoPath = (photo: number) =>
  fileURLToPath(new URL(`../../node_modules/@vladmandic/face-api/demo/sample${photo}.jpg`, import.meta.url));

async function decode(bytes: Uint8Array): Promise<Pixels> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/**
 * Make the sample set: the six group photos of face-api's package, then `person-NN-1.jpg` to `-3.jpg` of everybody
 * whose face is clear, since the six show hardly anyone twice. All are dated as if these people had come to a shop
 * in one month; besides their dates the group photos are left byte for byte.
 * Deterministic: equal bytes every time.
 */
export async function makeSamplePhotos(): Promise<SampleFile[]> {
  const files: SampleFile[] = [];
  const photos = new Map<number, Pixels>();
  for (const number of GROUP_PHOTOS) {
    const bytes = await readFile(groupPhotoPath(number));
    files.push({ file: `sample${number}.jpg`, bytes: redateJpeg(bytes, groupPhotoDate(number)) });
    photos.set(number, await decode(bytes));
  }

  const random = mulberry32(SEED);
  let people = 0;
  for (const face of SAMPLE_FACES) {
    const photo = photos.get(face.photo);
    if (!face.clear || !photo) continue;
    const others = SAMPLE_FACES.filter((other) => other !== face && other.photo === face.photo);
    for (let i = 1; i <= PICTURES_PER_PERSON; i++) {
      const plan = drawPlan(face, others, photo, i === 2, random);
      const name = `person-${String(face.person).padStart(2, '0')}-${i}.jpg`;
      const taken = sampleDate(people, i - 1, face.photo);
      files.push({ file: name, bytes: await renderPicture(photo, plan, taken) });
    }
    people++;
  }
  return files;
}

/** The list that the page reads to know what the set holds, as JSON text of {@link SampleEntry} items. */
export function sampleListing(files: readonly SampleFile[]): string {
  return JSON.stringify(files.map(({ file, bytes }): SampleEntry => ({ file, bytes: bytes.byteLength })));
}

/** Serve the sample photos and their list from `samples/`: as assets of the build, and from memory in dev. */
export function samplePhotos(): Plugin {
  let made: Promise<SampleFile[]> | undefined;
  const make = () => {
    made ??= makeSamplePhotos();
    return made;
  };
  return {
    name: 'kaomap:sample-photos',
    async generateBundle() {
      const files = await make();
      for (const { file, bytes } of files) {
        this.emitFile({ type: 'asset', fileName: `samples/${file}`, source: bytes });
      }
      this.emitFile({ type: 'asset', fileName: 'samples/samples.json', source: sampleListing(files) });
    },
    configureServer(server) {
      server.middlewares.use('/samples/', (request, response, next) => {
        const name = (request.url ?? '').split('?')[0]?.slice(1) ?? '';
        make().then((files) => {
          const found = files.find(({ file }) => file === name);
          if (!found && name !== 'samples.json') return next();
          response.setHeader('Content-Type', found ? 'image/jpeg' : 'application/json');
          return response.end(found ? found.bytes : sampleListing(files));
        }, next);
      });
    },
  };
}
