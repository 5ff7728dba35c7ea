import { FADED } from '../draw-dots.ts';
import { BORDER, LOOSE, PENDING } from '../map-looks.ts';
import type { MapScene } from '../map-scene.ts';
import { cssHex } from './css-hex.ts';
import { layOutPicture, type PictureWords } from './picture-layout.ts';
import { legendTags } from './svg-legend.ts';
import { svgNumber } from './svg-number.ts';
import { xmlText } from './xml-text.ts';

/** What a map looks like on paper. */
export type PictureScene = Pick<MapScene, 'size' | 'points' | 'looks' | 'thumbnails' | 'side' | 'style'>;

/** A thumbnail as it goes into the file. */
export interface EmbeddedThumbnail {
  /** Data URL of the picture. */
  readonly href: string;
  /** Path of its photo. */
  readonly name: string;
}

export interface SvgOptions {
  /** Radius of a dot in CSS pixels. */
  readonly radius: number;
  readonly words: PictureWords;
  /** By face; a face without one is a dot. */
  readonly thumbnails: ReadonlyMap<number, EmbeddedThumbnail>;
}

// as on the page, in draw-dots.ts
const SMALL_DOT = 0.8;
const HALO_PX = 3.5;
const HALO_STRENGTH = 0.45;

/**
 * The present view of the map as SVG, with its legend: one circle a face in view, thumbnails with their pictures
 * inside, no reference to anything outside the file. Colors are sRGB, which every program reads.
 */
export function mapSvg(scene: PictureScene, { radius, words, thumbnails }: SvgOptions): string {
  const { size, style } = scene;
  const layout = layOutPicture(size.width, size.height, words);
  const surface = cssHex(style.surface.pixel);
  const text = cssHex(style.text.pixel);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${svgNumber(layout.width)}" height="${svgNumber(layout.height)}" viewBox="0 0 ${svgNumber(layout.width)} ${svgNumber(layout.height)}" role="img" font-family="${xmlText(style.font)}" fill="${text}">`,
    `<title>${xmlText(words.title)}</title>`,
    `<defs><clipPath id="kaomap-view"><rect width="${size.width}" height="${size.height}" rx="8"/></clipPath>` +
      '<clipPath id="kaomap-tile" clipPathUnits="objectBoundingBox"><rect width="1" height="1" rx="0.167"/></clipPath></defs>',
    `<rect width="100%" height="100%" fill="${surface}"/>`,
    `<g transform="translate(${layout.mapX} ${layout.mapY})">`,
    `<g clip-path="url(#kaomap-view)">`,
    ...haloTags(scene, radius),
    ...dotTags(scene, radius, thumbnails),
    ...thumbnailTags(scene, thumbnails),
    '</g>',
    `<rect width="${size.width}" height="${size.height}" rx="8" fill="none" stroke="${text}" stroke-opacity="0.2"/>`,
    '</g>',
    ...legendTags(layout, { surface, text }),
    '</svg>',
    '',
  ].join('\n');
}

function* inView({ size, points, looks }: PictureScene, reach: number): Generator<number> {
  for (let i = 0; i < looks.colors.length; i++) {
    const x = points[2 * i] ?? Number.NaN;
    const y = points[2 * i + 1] ?? Number.NaN;
    // written so that NaN is outside, too
    if (x >= -reach && x <= size.width + reach && y >= -reach && y <= size.height + reach) yield i;
  }
}

function haloTags(scene: PictureScene, radius: number): string[] {
  const { halos } = scene.looks;
  if (halos === null) return [];
  const tags = [`<g fill="${cssHex(scene.style.accent.pixel)}">`];
  for (const i of inView(scene, radius + HALO_PX)) {
    const strength = HALO_STRENGTH * (halos[i] ?? 0);
    if (strength > 0) {
      tags.push(circle(scene.points, i, radius + HALO_PX, ` fill-opacity="${svgNumber(strength, 100)}"`));
    }
  }
  return [...tags, '</g>'];
}

/** Circles in groups of one color and look, those that say less below those that say more. */
function dotTags(
  scene: PictureScene,
  radius: number,
  thumbnails: ReadonlyMap<number, EmbeddedThumbnail>,
): string[] {
  const { points, looks, style } = scene;
  const shown = new Set(scene.thumbnails.filter((face) => thumbnails.has(face)));
  const groups = new Map<number, number[]>();
  for (const i of inView(scene, radius)) {
    if (shown.has(i)) continue;
    const kind = looks.kinds[i] ?? PENDING;
    const rank = looks.faded[i] === 1 ? 0 : kind === LOOSE ? 1 : 2;
    const key = (rank * 4 + kind) * 0x10000 + (looks.colors[i] ?? 0);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [i]);
    else group.push(i);
  }
  const ascending = [...groups].sort(([a], [b]) => a - b);
  return ascending.map(([key, faces]) => {
    const color = cssHex(looks.pixels[key % 0x10000] ?? 0);
    const kind = Math.floor(key / 0x10000) % 4;
    const isRing = kind === BORDER || kind === PENDING;
    const paint = isRing
      ? `fill="${cssHex(style.surface.pixel)}" stroke="${color}" stroke-width="${svgNumber(radius / 2)}"`
      : `fill="${color}"`;
    const opacity = key < 4 * 0x10000 ? ` opacity="${FADED}"` : '';
    // the stroke of a ring lies half inside and half outside its circle
    const size = isRing ? 0.75 * radius : kind === LOOSE ? SMALL_DOT * radius : radius;
    return `<g ${paint}${opacity}>${faces.map((i) => circle(points, i, size)).join('')}</g>`;
  });
}

function thumbnailTags(
  { points, looks, side, thumbnails: order }: PictureScene,
  thumbnails: ReadonlyMap<number, EmbeddedThumbnail>,
): string[] {
  const tags: string[] = [];
  // least important first, so that the others lie on top where squares touch
  for (const face of [...order].reverse()) {
    const thumbnail = thumbnails.get(face);
    if (thumbnail === undefined) continue;
    const frame = looks.kinds[face] === LOOSE ? 1.5 : Math.max(2, side / 18);
    const x = svgNumber((points[2 * face] ?? 0) - side / 2);
    const y = svgNumber((points[2 * face + 1] ?? 0) - side / 2);
    const color = cssHex(looks.pixels[looks.colors[face] ?? 0] ?? 0);
    const dash =
      looks.kinds[face] === BORDER
        ? ` stroke-dasharray="${svgNumber(side / 7)} ${svgNumber(side / 14)}"`
        : '';
    tags.push(
      `<g transform="translate(${x} ${y})"${looks.faded[face] === 1 ? ` opacity="${FADED}"` : ''}>` +
        `<title>${xmlText(thumbnail.name)}</title>` +
        `<image width="${svgNumber(side)}" height="${svgNumber(side)}" preserveAspectRatio="xMidYMid slice" clip-path="url(#kaomap-tile)" href="${xmlText(thumbnail.href)}"/>` +
        `<rect x="${svgNumber(frame / 2)}" y="${svgNumber(frame / 2)}" width="${svgNumber(side - frame)}" height="${svgNumber(side - frame)}" rx="${svgNumber(side / 6)}" fill="none" stroke="${color}" stroke-width="${svgNumber(frame)}"${dash}/></g>`,
    );
  }
  return tags;
}

function circle(points: Float32Array, i: number, radius: number, more = ''): string {
  return `<circle cx="${svgNumber(points[2 * i] ?? 0)}" cy="${svgNumber(points[2 * i + 1] ?? 0)}" r="${svgNumber(radius)}"${more}/>`;
}
