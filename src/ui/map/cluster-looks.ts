import { NOISE } from '../../store/selectors.ts';
import { clusterColor } from '../cluster-color.ts';
import type { FaceGrouping } from '../face-grouping.ts';
import { oklchToRgb } from '../oklch-to-rgb.ts';
import { BORDER, CORE, LOOSE, type MapLooks, PENDING } from './map-looks.ts';
import type { MapColor } from './map-style.ts';

/** More clusters than this share colors. */
const MOST_COLORS = 2 ** 16 - 1;

/** Pixel of each anchor's color, 0 where it is not known yet: made once, wanted in every tick of the slider. */
let pixelByAnchor = new Uint32Array(1024);

function pixelOf(anchor: number): number {
  if (anchor >= pixelByAnchor.length) {
    const grown = new Uint32Array(2 * anchor);
    grown.set(pixelByAnchor);
    pixelByAnchor = grown;
  }
  const known = pixelByAnchor[anchor] ?? 0;
  if (known !== 0) return known;
  const { lightness, chroma, hue } = clusterColor(anchor);
  const pixel = oklchToRgb(lightness, chroma, hue);
  pixelByAnchor[anchor] = pixel;
  return pixel;
}

/**
 * Every face in the color of its cluster; palette entry 0 is for those that have none. O(n + clusters).
 * @param anchors (clusters) by label
 * @param count faces on the map; those that are not sorted in yet come last
 */
export function clusterLooks(
  { clustering, colors: cssByLabel }: Pick<FaceGrouping, 'clustering' | 'colors'>,
  anchors: ArrayLike<number>,
  count: number,
  none: MapColor,
): MapLooks {
  const used = Math.min(cssByLabel.length, MOST_COLORS);
  const palette = [none.css, ...cssByLabel.slice(0, used)];
  const pixels = new Uint32Array(1 + used);
  pixels[0] = none.pixel;
  for (let label = 0; label < used; label++) pixels[1 + label] = pixelOf(anchors[label] ?? 0);
  const colors = new Uint16Array(count);
  const kinds = new Uint8Array(count).fill(PENDING);
  if (clustering !== null) {
    const { labels, isCore } = clustering;
    const sorted = Math.min(count, labels.length);
    for (let i = 0; i < sorted; i++) {
      const label = labels[i] ?? NOISE;
      if (label === NOISE) kinds[i] = LOOSE;
      else {
        kinds[i] = isCore[i] === 1 ? CORE : BORDER;
        colors[i] = 1 + (label % MOST_COLORS);
      }
    }
  }
  return { colors, palette, pixels, kinds, faded: new Uint8Array(count), halos: null };
}
