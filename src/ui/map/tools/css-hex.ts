/** A pixel, 0xAABBGGRR, as every program that reads SVG knows colors: `#rrggbb`. */
export function cssHex(pixel: number): string {
  const red = pixel & 255;
  const green = (pixel >>> 8) & 255;
  const blue = (pixel >>> 16) & 255;
  return `#${((1 << 24) | (red << 16) | (green << 8) | blue).toString(16).slice(1)}`;
}
