import { type EvalPhoto, faceOf } from './eval-photo.ts';

/** A labelled face as `tests/eval/auto-eps.ts` takes it. */
export interface LabelledDescriptor {
  readonly path: string;
  readonly person: string;
  readonly descriptor: readonly number[];
}

/** The face that counts of each labelled photo, in the order of the photos. */
export function listDescriptors(
  photos: readonly EvalPhoto[],
  labelOf: (photo: EvalPhoto) => string | null,
): LabelledDescriptor[] {
  return photos.flatMap((photo) => {
    const person = labelOf(photo);
    const face = faceOf(photo);
    return person === null || !face ? [] : [{ path: photo.path, person, descriptor: [...face.descriptor] }];
  });
}
