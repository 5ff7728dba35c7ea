import type { MapStyle } from './map-style.ts';

/** Little pictures of counts, each made once: to write a number into a canvas takes longer than to copy it. */
export interface CountBadges {
  get(count: number): OffscreenCanvas;
}

/** Height in CSS pixels. */
export const BADGE_HEIGHT = 15;
const MOST_BADGES = 1000;

/** @param density device pixels in a CSS pixel */
export function createCountBadges(style: MapStyle, density: number): CountBadges {
  const badges = new Map<number, OffscreenCanvas>();

  function make(count: number): OffscreenCanvas {
    const text = count.toLocaleString('en');
    const font = `650 ${10.5 * density}px ${style.font}`;
    const canvas = new OffscreenCanvas(1, 1);
    const context = canvas.getContext('2d');
    if (!context) return canvas;
    context.font = font;
    const height = Math.round(BADGE_HEIGHT * density);
    canvas.width = Math.max(height, Math.ceil(context.measureText(text).width + 8 * density));
    canvas.height = height;
    const line = Math.max(1, density);
    context.beginPath();
    context.roundRect(line / 2, line / 2, canvas.width - line, height - line, height / 2);
    context.fillStyle = style.surface.css;
    context.fill();
    context.lineWidth = line;
    context.strokeStyle = style.noise.css;
    context.stroke();
    // a new size has cleared the font
    context.font = font;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = style.text.css;
    context.fillText(text, canvas.width / 2, height / 2 + 0.5 * density);
    return canvas;
  }

  return {
    get(count) {
      const known = badges.get(count);
      if (known !== undefined) return known;
      if (badges.size >= MOST_BADGES) badges.clear();
      const made = make(count);
      badges.set(count, made);
      return made;
    },
  };
}
