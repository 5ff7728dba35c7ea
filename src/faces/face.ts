import type { PhotoId } from '../ingest/photo.ts';

/** A rectangle in the upright photo, in shares of its width and height, origin top left, inside [0, 1]. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How well a face can be described. */
export interface FaceQuality {
  /** Longer side of the box in pixels of the photo. */
  readonly sizePx: number;
  /** Variance of the Laplacian over the grey chip, in grey levels squared; below about 50 looks blurred. */
  readonly sharpness: number;
  /** Turn of the head to the side, radians; 0 looks into the camera. */
  readonly yaw: number;
}

/** A face as the worker reports it, before it belongs to a photo of the collection. */
export interface DetectedFace {
  readonly box: Box;
  /** Detector's confidence in [0, 1]. */
  readonly score: number;
  readonly quality: FaceQuality;
  /** The face with some margin, upright as in the photo, JPEG, {@link THUMBNAIL_PX} square. */
  readonly thumbnail: Blob;
  /** (dims) of the descriptor in use. */
  readonly descriptor: Float32Array;
}

/** A face of the collection. */
export interface Face extends DetectedFace {
  /** Stable over sessions: from the photo's bytes and the face's place in it. */
  readonly id: string;
  readonly photoId: PhotoId;
  /** 0-based place among the photo's faces, left to right. */
  readonly index: number;
}

/** Side of a thumbnail in pixels. */
export const THUMBNAIL_PX = 144;
