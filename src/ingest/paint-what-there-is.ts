const MISSING_PIXELS = 'rgb(128 128 128)';
/** Side of the small copy in which we look for painted pixels. */
const PROBE_PX = 64;

/**
 * Paint a picture as far as the browser's `<img>` does, the missing part grey.
 * @returns null if that is nothing, or if there is no page to do it on
 */
export async function paintWhatThereIs(picture: Blob): Promise<ImageBitmap | null> {
  if (typeof document === 'undefined') return null;
  const url = URL.createObjectURL(picture);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    // a picture of which nothing came would otherwise count as read, all grey
    const probe = contextOf(PROBE_PX, PROBE_PX);
    probe.drawImage(image, 0, 0, PROBE_PX, PROBE_PX);
    const isBlank = probe
      .getImageData(0, 0, PROBE_PX, PROBE_PX)
      .data.every((value, i) => i % 4 !== 3 || value === 0);
    if (isBlank) return null;
    const canvas = contextOf(width, height);
    canvas.fillStyle = MISSING_PIXELS;
    canvas.fillRect(0, 0, width, height);
    canvas.drawImage(image, 0, 0);
    return canvas.canvas.transferToImageBitmap();
  } finally {
    URL.revokeObjectURL(url);
  }
}

function contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error(`no canvas of ${width} × ${height} pixels`);
  return context;
}
