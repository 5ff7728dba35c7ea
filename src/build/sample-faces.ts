/** One face in the six group photos of face-api's package. Pixels of the photo, origin top left. */
export interface SampleFace {
  /** 1 for `sample1.jpg` and so on. */
  readonly photo: number;
  /** Number of the person; two faces of one person share it. */
  readonly person: number;
  /** Left and top edge of the square box round the face, and its side. */
  readonly x: number;
  readonly y: number;
  readonly side: number;
  /** True if further pictures are made of this face: it looks into the camera and is well lit. */
  readonly clear: boolean;
}

const face = (
  photo: number,
  person: number,
  x: number,
  y: number,
  side: number,
  clear: boolean,
): SampleFace => ({
  photo,
  person,
  x,
  y,
  side,
  clear,
});

/**
 * The 22 faces as Human's detector boxes them, photo by photo, left to right.
 *
 * Person 3 seems to be in two photos: her faces in the first and the third are 0.26 apart in the
 * default descriptor. The next nearest pair is 0.33 apart, person 3 in the third photo and person 4,
 * who is seen from the side only; then 0.35, persons 3 and 8. They count as people of their own.
 */
export const SAMPLE_FACES: readonly SampleFace[] = [
  face(1, 1, 377, 362, 272, true),
  face(1, 2, 816, 420, 249, false),
  face(1, 3, 1475, 218, 212, true),
  face(2, 4, 299, 144, 286, false),
  face(2, 5, 818, 200, 333, false),
  face(2, 6, 1403, 138, 288, false),
  face(3, 7, 545, 330, 298, true),
  face(3, 3, 1017, 204, 337, false),
  face(3, 8, 1439, 314, 287, true),
  face(4, 9, 209, 213, 245, true),
  face(4, 10, 632, 72, 241, true),
  face(4, 11, 935, 177, 286, false),
  face(4, 12, 1244, 170, 240, true),
  face(5, 13, 317, 888, 300, true),
  face(5, 14, 540, 423, 269, true),
  face(5, 15, 740, 120, 237, true),
  face(5, 16, 1064, 198, 275, true),
  face(5, 17, 1365, 398, 291, true),
  face(6, 18, 198, 480, 315, true),
  face(6, 19, 605, 327, 335, true),
  face(6, 20, 1107, 300, 323, true),
  face(6, 21, 1424, 260, 331, true),
];
