import { FADED } from '../draw-dots.ts';
import type { MapScene } from '../map-scene.ts';
import { cssHex } from './css-hex.ts';
import { layOutPicture, type PictureLayout, type PictureWords, SWATCH_RADIUS } from './picture-layout.ts';

/** Pixels of the picture in a CSS pixel of the page. */
export const PNG_DENSITY = 2;

type Context = OffscreenCanvasRenderingContext2D;
type PngScene = Pick<MapScene, 'size' | 'style'>;

/**
 * The present view of the map as PNG at {@link PNG_DENSITY} times its size on the page, with its legend.
 *
 * @param drawView draws the map on a canvas of its own, `size` × `density` pixels large
 * @throws RangeError if the browser gives no canvas, as for pictures beyond its limits
 */
export async function mapPng(
  { size, style }: PngScene,
  words: PictureWords,
  drawView: (canvas: OffscreenCanvas, density: number) => void,
): Promise<Blob> {
  const layout = layOutPicture(size.width, size.height, words);
  const canvas = new OffscreenCanvas(layout.width * PNG_DENSITY, Math.ceil(layout.height) * PNG_DENSITY);
  const view = new OffscreenCanvas(size.width * PNG_DENSITY, size.height * PNG_DENSITY);
  const context = canvas.getContext('2d');
  if (context === null) {
    throw new RangeError(`expected a canvas of ${canvas.width} × ${canvas.height} pixels, got none`);
  }
  drawView(view, PNG_DENSITY);
  context.scale(PNG_DENSITY, PNG_DENSITY);
  context.fillStyle = style.surface.css;
  context.fillRect(0, 0, layout.width, layout.height);
  context.drawImage(view, layout.mapX, layout.mapY, size.width, size.height);
  context.globalAlpha = 0.2;
  context.strokeStyle = style.text.css;
  context.beginPath();
  context.roundRect(layout.mapX, layout.mapY, size.width, size.height, 8);
  context.stroke();
  drawLegend(context, layout, style);
  return canvas.convertToBlob({ type: 'image/png' });
}

function drawLegend(
  context: Context,
  { texts, swatches, gradient }: PictureLayout,
  { surface, text, font }: MapScene['style'],
): void {
  context.globalAlpha = 1;
  if (gradient !== null) {
    const { x, y, width, height, colors } = gradient;
    const paint = context.createLinearGradient(x, 0, x + width, 0);
    for (let i = 0; i < colors.length; i++) {
      paint.addColorStop(i / Math.max(1, colors.length - 1), cssHex(colors[i] ?? 0));
    }
    context.fillStyle = paint;
    context.beginPath();
    context.roundRect(x, y, width, height, 3);
    context.fill();
  }
  for (const { x, y, mark, color, isHidden } of swatches) {
    const paint = color === null ? text.css : cssHex(color);
    const isRing = mark === 'border' || mark === 'many';
    const radius = SWATCH_RADIUS * (isRing ? 0.75 : mark === 'loose' ? 0.8 : 1);
    context.globalAlpha = isHidden ? FADED : 1;
    context.fillStyle = isRing ? surface.css : paint;
    context.strokeStyle = paint;
    context.lineWidth = SWATCH_RADIUS / 2;
    context.setLineDash(mark === 'many' ? [2, 2] : []);
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
    if (isRing) context.stroke();
  }
  context.setLineDash([]);
  context.fillStyle = text.css;
  for (const { x, y, text: words, size, isBold, isSoft, endsAtX } of texts) {
    context.globalAlpha = isSoft ? 0.7 : 1;
    context.font = `${isBold ? 650 : 400} ${size}px ${font}`;
    context.textAlign = endsAtX ? 'right' : 'left';
    context.fillText(words, x, y);
  }
}
