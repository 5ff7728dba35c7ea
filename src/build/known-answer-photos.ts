import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { Plugin } from 'vite';
import { assetPlugin } from './asset-plugin.ts';

/** Square windows with one face each on two of the group photos in face-api's package, in pixels. */
const WINDOWS: Readonly<
  Record<
    string,
    { readonly photo: string; readonly left: number; readonly top: number; readonly side: number }
  >
> = {
  'known-answer/a.png': { photo: 'sample1.jpg', left: 1420, top: 160, side: 360 },
  'known-answer/b.png': { photo: 'sample6.jpg', left: 1340, top: 180, side: 520 },
};
const SIDE_PX = 256;

async function render(path: string): Promise<Buffer> {
  const window = WINDOWS[path];
  if (!window) throw new RangeError(`path must be one of the known-answer photos, got ${path}`);
  const { photo, left, top, side } = window;
  const source = fileURLToPath(
    new URL(`../../node_modules/@vladmandic/face-api/demo/${photo}`, import.meta.url),
  );
  // lossless, so that every browser decodes the same pixels
  return sharp(source)
    .extract({ left, top, width: side, height: side })
    .resize(SIDE_PX, SIDE_PX)
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/** Cut the two faces of the known-answer test. What they must give is in `public/known-answer/`. */
export function knownAnswerPhotos(): Plugin {
  return assetPlugin('known-answer-photos', Object.keys(WINDOWS), render);
}
