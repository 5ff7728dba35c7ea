import { FADED } from '../draw-dots.ts';
import { cssHex } from './css-hex.ts';
import { type PictureLayout, SWATCH_RADIUS } from './picture-layout.ts';
import { svgNumber } from './svg-number.ts';
import { xmlText } from './xml-text.ts';

/** A face in no cluster is a smaller dot than others, as on the map. */
const SMALL_DOT = 0.8;

/** Scale, swatches and all texts of a picture as SVG. @param colors as SVG writes them */
export function legendTags(
  { texts, swatches, gradient }: PictureLayout,
  { surface, text }: { readonly surface: string; readonly text: string },
): string[] {
  const tags: string[] = [];
  if (gradient !== null) {
    const { x, y, width, height, colors } = gradient;
    const stops = Array.from(
      colors,
      (pixel, i) =>
        `<stop offset="${svgNumber(i / Math.max(1, colors.length - 1), 1000)}" stop-color="${cssHex(pixel)}"/>`,
    );
    tags.push(
      `<linearGradient id="kaomap-scale">${stops.join('')}</linearGradient>`,
      `<rect x="${svgNumber(x)}" y="${svgNumber(y)}" width="${svgNumber(width)}" height="${height}" rx="3" fill="url(#kaomap-scale)"/>`,
    );
  }
  for (const { x, y, mark, color, isHidden } of swatches) {
    const paint = color === null ? text : cssHex(color);
    const opacity = isHidden ? ` opacity="${FADED}"` : '';
    const at = `cx="${svgNumber(x)}" cy="${svgNumber(y)}"`;
    if (mark === 'border' || mark === 'many') {
      const dash = mark === 'many' ? ' stroke-dasharray="2 2"' : '';
      tags.push(
        `<circle ${at} r="${0.75 * SWATCH_RADIUS}" fill="${surface}" stroke="${paint}" stroke-width="${SWATCH_RADIUS / 2}"${dash}${opacity}/>`,
      );
    } else {
      const size = mark === 'loose' ? SMALL_DOT * SWATCH_RADIUS : SWATCH_RADIUS;
      tags.push(`<circle ${at} r="${size}" fill="${paint}"${opacity}/>`);
    }
  }
  for (const { x, y, text: words, size, isBold, isSoft, endsAtX } of texts) {
    tags.push(
      `<text x="${svgNumber(x)}" y="${svgNumber(y)}" font-size="${size}"${isBold ? ' font-weight="650"' : ''}${isSoft ? ' fill-opacity="0.7"' : ''}${endsAtX ? ' text-anchor="end"' : ''}>${xmlText(words)}</text>`,
    );
  }
  return tags;
}
