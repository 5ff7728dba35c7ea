/** A decoded picture: four bytes a pixel (red, green, blue, alpha), rows from the top, no padding. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

/**
 * Turn and mirror a picture upright.
 * @param orientation 1 to 8 as EXIF counts; anything else counts as 1, which is upright already
 */
export function upright(pixels: Pixels, orientation: number): Pixels {
  if (!(orientation >= 2 && orientation <= 8)) return pixels;
  const { width, height, rgba } = pixels;
  const isOnItsSide = orientation >= 5;
  const turned = { width: isOnItsSide ? height : width, height: isOnItsSide ? width : height };
  const from = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
  const to = new Uint32Array(from.length);
  // of a pixel in the upright picture: is its column counted from the other end, and its row?
  const flipColumn = orientation === 2 || orientation === 3 || orientation === 6 || orientation === 7;
  const flipRow = orientation === 3 || orientation === 4 || orientation === 7 || orientation === 8;
  let at = 0;
  for (let y = 0; y < turned.height; y++) {
    const row = flipRow ? turned.height - 1 - y : y;
    for (let x = 0; x < turned.width; x++) {
      const column = flipColumn ? turned.width - 1 - x : x;
      // on its side: the upright column is the stored row
      to[at++] = (isOnItsSide ? from[column * width + row] : from[row * width + column]) ?? 0;
    }
  }
  return { ...turned, rgba: new Uint8ClampedArray(to.buffer) };
}
