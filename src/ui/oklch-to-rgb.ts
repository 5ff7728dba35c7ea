/**
 * The sRGB color nearest to an OKLCH color, channel by channel where sRGB does not reach it, as an opaque pixel
 * of `ImageData` seen as a 32-bit word on a little-endian machine: 0xAABBGGRR.
 *
 * Source: Ottosson, "A perceptual color space for image processing", 2020; sRGB's curve from IEC 61966-2-1.
 * @param lightness in [0, 1]
 * @param chroma at least 0
 * @param hue in degrees
 */
export function oklchToRgb(lightness: number, chroma: number, hue: number): number {
  const angle = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(angle);
  const b = chroma * Math.sin(angle);
  // responses of the three kinds of cones, which OKLab holds as cube roots
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = toByte(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short);
  const green = toByte(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short);
  const blue = toByte(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short);
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

function toByte(linear: number): number {
  const value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(255 * Math.min(1, Math.max(0, value)));
}
