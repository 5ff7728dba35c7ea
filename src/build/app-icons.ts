import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { Plugin } from 'vite';
import { assetPlugin } from './asset-plugin.ts';

/** Icons of the installed app, drawn from `public/favicon.svg`. A maskable one may lose a fifth on each side. */
const ICONS: Readonly<Record<string, { readonly sidePx: number; readonly isMaskable: boolean }>> = {
  'icons/192.png': { sidePx: 192, isMaskable: false },
  'icons/512.png': { sidePx: 512, isMaskable: false },
  'icons/maskable-512.png': { sidePx: 512, isMaskable: true },
};
const SOURCE = join(fileURLToPath(new URL('.', import.meta.url)), '../../public/favicon.svg');
const SOURCE_SIDE = 32;
const DPI = 72;
/** Share of the side that any mask leaves whole. */
const SAFE_SHARE = 0.7;
const GROUND = '#3a5fc8';

async function render(path: string): Promise<Buffer> {
  const icon = ICONS[path];
  if (!icon) throw new RangeError(`path must be one of the icons, got ${path}`);
  const { sidePx, isMaskable } = icon;
  const inner = isMaskable ? Math.round(sidePx * SAFE_SHARE) : sidePx;
  const drawn = await sharp(await readFile(SOURCE), { density: (DPI * inner) / SOURCE_SIDE })
    .resize(inner, inner)
    .png()
    .toBuffer();
  if (!isMaskable) return drawn;
  return sharp({ create: { width: sidePx, height: sidePx, channels: 3, background: GROUND } })
    .composite([{ input: drawn }])
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/** Make the icons that `public/kaomap.webmanifest` names. */
export function appIcons(): Plugin {
  return assetPlugin('app-icons', Object.keys(ICONS), render);
}
