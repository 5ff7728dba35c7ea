import type { ResultFile } from '../../src/export/result-file.ts';
import { centralFace } from './central-face.ts';

type ResultPhoto = ResultFile['photos'][number];
type ResultFace = ResultFile['faces'][number];

export interface EvalFace extends Pick<ResultFace, 'index' | 'box' | 'score' | 'cluster' | 'role'> {
  /** (dims) */
  readonly descriptor: Float32Array;
}

/** A file of the folder with its faces. */
export interface EvalPhoto extends Pick<ResultPhoto, 'state' | 'reason' | 'width' | 'height'> {
  /** Path inside the folder that was read, `/` between folders. */
  readonly path: string;
  /** The same with the folder's own name first, as the page shows it. */
  readonly pagePath: string;
  /** Left to right. */
  readonly faces: readonly EvalFace[];
}

/** The part of a result that is read here. */
export type PhotosAndFaces = Pick<ResultFile, 'photos' | 'faces'>;

/**
 * The photos of a result, each with its faces and their descriptors, in the order of the result.
 * @param descriptors one for each face of the result
 * @throws RangeError if there are more or fewer
 */
export function toEvalPhotos(result: PhotosAndFaces, descriptors: readonly Float32Array[]): EvalPhoto[] {
  const { photos, faces } = result;
  if (descriptors.length !== faces.length) {
    throw new RangeError(`descriptors must be of ${faces.length} faces, got ${descriptors.length}`);
  }
  const facesOf: EvalFace[][] = photos.map(() => []);
  faces.forEach(({ photo, index, box, score, cluster, role }, i) => {
    facesOf[photo]?.push({ index, box, score, cluster, role, descriptor: descriptors[i]! });
  });
  return photos.map(({ path, state, reason, width, height }, i) => ({
    path: path.slice(path.indexOf('/') + 1),
    pagePath: path,
    state,
    ...(reason ? { reason } : {}),
    ...(width ? { width } : {}),
    ...(height ? { height } : {}),
    faces: facesOf[i]!,
  }));
}

/** The one face that counts for a photo; undefined if it has none. */
export function faceOf({ faces, width, height }: EvalPhoto): EvalFace | undefined {
  return width && height
    ? faces[
        centralFace(
          faces.map(({ box }) => box),
          width,
          height,
        )
      ]
    : undefined;
}
