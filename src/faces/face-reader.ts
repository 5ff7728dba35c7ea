import { norm, normalize } from '../math/vector.ts';
import { CHIP_PX } from './chip.ts';
import { createChipCutter } from './cut-chip.ts';
import { DESCRIPTORS, type DescriptorId } from './descriptor-spec.ts';
import { createDetector, type Detection } from './detector.ts';
import { createDlibDescriptor } from './dlib-descriptor.ts';
import type { DetectedFace } from './face.ts';
import { sharpness } from './quality.ts';
import { cutThumbnail } from './thumbnail.ts';

/** Reads the faces of one photo after another. */
export interface FaceReader {
  read(photo: ImageBitmap): Promise<DetectedFace[]>;
}

type Describe = (detection: Detection, chip: ImageData) => Promise<Float32Array>;

async function createDescribe(id: DescriptorId, modelsUrl: string): Promise<Describe> {
  if (id === 'faceres-1024') return async ({ faceres }) => normalize(faceres ?? []);
  const dlib = await createDlibDescriptor(modelsUrl);
  return (_, chip) => dlib.describe(chip);
}

/**
 * Detector, aligner and descriptor in one, on the backend that tfjs runs now.
 * @throws AppError `MODEL_LOAD`
 */
export async function createFaceReader(id: DescriptorId, modelsUrl: string): Promise<FaceReader> {
  const { dims } = DESCRIPTORS[id];
  const detector = await createDetector({ modelsUrl, withFaceres: id === 'faceres-1024' });
  const describe = await createDescribe(id, modelsUrl);
  const cutChip = createChipCutter();

  return {
    async read(photo) {
      const faces: DetectedFace[] = [];
      for (const detection of await detector.detect(photo)) {
        const { box, score, yaw } = detection;
        const chip = cutChip(photo, detection.points);
        const descriptor = await describe(detection, chip);
        // a lost GPU or a 16-bit one answers with zeros or NaN rather than an error
        const length = norm(descriptor);
        if (descriptor.length !== dims || !(Math.abs(length - 1) < 1e-3)) {
          throw new Error(
            `descriptor must be ${dims} numbers of length 1, got ${descriptor.length} of ${length}`,
          );
        }
        const sizePx = Math.max(box.width * photo.width, box.height * photo.height);
        const quality = { sizePx, sharpness: sharpness(chip.data, CHIP_PX), yaw };
        faces.push({ box, score, quality, thumbnail: await cutThumbnail(photo, box), descriptor });
      }
      return faces;
    },
  };
}
