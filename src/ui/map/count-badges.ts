import type { MapContext } from './map-context.ts';
import type { MapStyle } from './map-style.ts';

/**
 * Little pictures of counts. They are put together of digits and pills that are made once: a canvas for each
 * count would be the dearest thing in a tick of the slider, which brings dozens of new counts.
 */
export interface CountBadges {
  /** Draw a count with its lower right corner there, in device pixels. */
  draw(context: MapContext, count: number, right: number, bottom: number): void;
}

/** Height in CSS pixels. */
const BADGE_HEIGHT = 15;
const GLYPHS = '0123456789,';
const FONT_PX = 10.5;
const SIDES_PX = 8;

/** @param density device pixels in a CSS pixel */
export function createCountBadges(style: MapStyle, density: number): CountBadges {
  const height = Math.round(BADGE_HEIGHT * density);
  const pills = new Map<number, OffscreenCanvas>();
  const font = `650 ${FONT_PX * density}px ${style.font}`;
  const widths = measureGlyphs(font);
  const widest = Math.ceil(Math.max(...widths));
  const sheet = makeSheet();

  function makeSheet(): OffscreenCanvas {
    const canvas = new OffscreenCanvas(widest * GLYPHS.length, height);
    const context = canvas.getContext('2d');
    if (!context) return canvas;
    context.font = font;
    context.textBaseline = 'middle';
    context.fillStyle = style.text.css;
    for (let g = 0; g < GLYPHS.length; g++) {
      context.fillText(GLYPHS[g] ?? '', g * widest, height / 2 + 0.5 * density);
    }
    return canvas;
  }

  function pillOf(width: number): OffscreenCanvas {
    let canvas = pills.get(width);
    if (canvas !== undefined) return canvas;
    canvas = new OffscreenCanvas(width, height);
    pills.set(width, canvas);
    const context = canvas.getContext('2d');
    if (!context) return canvas;
    const line = Math.max(1, density);
    context.beginPath();
    context.roundRect(line / 2, line / 2, width - line, height - line, height / 2);
    context.fillStyle = style.surface.css;
    context.fill();
    context.lineWidth = line;
    context.strokeStyle = style.noise.css;
    context.stroke();
    return canvas;
  }

  return {
    draw(context, count, right, bottom) {
      const glyphs = glyphsOf(count);
      let length = 0;
      for (const g of glyphs) length += widths[g] ?? 0;
      const width = Math.max(height, Math.ceil(length + SIDES_PX * density));
      const top = bottom - height;
      context.drawImage(pillOf(width), right - width, top);
      let x = right - (width + length) / 2;
      for (const g of glyphs) {
        context.drawImage(sheet, g * widest, 0, widest, height, Math.round(x), top, widest, height);
        x += widths[g] ?? 0;
      }
    },
  };
}

function measureGlyphs(font: string): readonly number[] {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) return [...GLYPHS].map(() => 0);
  context.font = font;
  return [...GLYPHS].map((glyph) => context.measureText(glyph).width);
}

/** Places in {@link GLYPHS} of a count's digits, with a comma before each three. */
export function glyphsOf(count: number): readonly number[] {
  const digits = String(count);
  const glyphs: number[] = [];
  for (let i = 0; i < digits.length; i++) {
    if (i > 0 && (digits.length - i) % 3 === 0) glyphs.push(GLYPHS.length - 1);
    glyphs.push(Number(digits[i]));
  }
  return glyphs;
}
