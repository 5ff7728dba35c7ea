import { writeFileSync } from 'node:fs';
import sharp from 'sharp';

/** The picture that Chromium's fake camera is to show, and how long. */
export interface CameraScene {
  /** Paths of pictures, shown side by side on gray. */
  readonly photos: readonly string[];
  readonly frames: number;
}

/** Both even, as 4:2:0 wants it. */
const WIDTH = 640;
const HEIGHT = 480;
const RATE = 10;

/**
 * Write an uncompressed video (YUV4MPEG2, 4:2:0) for Chromium's `--use-file-for-fake-video-capture`: scene after
 * scene; Chromium begins anew at its end.
 */
export async function makeCameraVideo(path: string, scenes: readonly CameraScene[]): Promise<void> {
  const parts: Buffer[] = [Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${RATE}:1 Ip A1:1 C420jpeg\n`)];
  for (const { photos, frames } of scenes) {
    const frame = Buffer.concat([Buffer.from('FRAME\n'), toYuv420(await drawScene(photos))]);
    for (let i = 0; i < frames; i++) parts.push(frame);
  }
  writeFileSync(path, Buffer.concat(parts));
}

/** (HEIGHT, WIDTH, 3) bytes. */
async function drawScene(photos: readonly string[]): Promise<Buffer> {
  const width = Math.floor(WIDTH / Math.max(1, photos.length)) - 20;
  const pictures = await Promise.all(
    photos.map(async (photo, i) => {
      const { data, info } = await sharp(photo)
        .resize({ width, height: HEIGHT - 40, fit: 'inside' })
        .toBuffer({ resolveWithObject: true });
      const left = Math.floor((i + 0.5) * (WIDTH / photos.length) - info.width / 2);
      return { input: data, left, top: Math.floor((HEIGHT - info.height) / 2) };
    }),
  );
  return sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#808080' } })
    .composite(pictures)
    .removeAlpha()
    .raw()
    .toBuffer();
}

/** Full-range BT.601, as JPEG; each chroma value is that of four pixels together. */
function toYuv420(rgb: Buffer): Buffer {
  const luma = Buffer.alloc(WIDTH * HEIGHT);
  const chroma = (WIDTH / 2) * (HEIGHT / 2);
  const blue = Buffer.alloc(chroma);
  const red = Buffer.alloc(chroma);
  for (let i = 0; i < luma.length; i++) {
    luma[i] = Math.round(0.299 * rgb[3 * i]! + 0.587 * rgb[3 * i + 1]! + 0.114 * rgb[3 * i + 2]!);
  }
  for (let y = 0, at = 0; y < HEIGHT; y += 2) {
    for (let x = 0; x < WIDTH; x += 2, at++) {
      const corners = [y * WIDTH + x, y * WIDTH + x + 1, (y + 1) * WIDTH + x, (y + 1) * WIDTH + x + 1];
      const mean = (channel: number) =>
        corners.reduce((sum, pixel) => sum + rgb[3 * pixel + channel]!, 0) / corners.length;
      const [r, g, b] = [mean(0), mean(1), mean(2)];
      blue[at] = clamp(128 - 0.168736 * r - 0.331264 * g + 0.5 * b);
      red[at] = clamp(128 + 0.5 * r - 0.418688 * g - 0.081312 * b);
    }
  }
  return Buffer.concat([luma, blue, red]);
}

const clamp = (value: number) => Math.min(255, Math.max(0, Math.round(value)));
