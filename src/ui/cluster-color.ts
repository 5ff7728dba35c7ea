/** Degrees between the hues of neighboring anchors; the golden angle spreads any number of them evenly. */
const GOLDEN_ANGLE = 137.50776405003785;

/**
 * Lightness and chroma of each tier. Anchors that lie a Fibonacci number apart get almost
 * the same hue; the tier tells them apart. The range keeps 3 : 1 against both backgrounds.
 */
const TIERS = [
  { lightness: 0.6, chroma: 0.16 },
  { lightness: 0.54, chroma: 0.12 },
  { lightness: 0.635, chroma: 0.13 },
] as const;

/** A color as OKLCH coordinates; hue in degrees, [0, 360). */
export interface ClusterColor {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: number;
}

/**
 * The color of a cluster, by its anchor face and not by its label, so that it stays
 * while eps moves. Deterministic; good on a light and on a dark background.
 * @throws RangeError if `anchor` is not a whole number of at least 0
 */
export function clusterColor(anchor: number): ClusterColor {
  if (!Number.isInteger(anchor) || anchor < 0) {
    throw new RangeError(`anchor must be a whole number of at least 0, got ${anchor}`);
  }
  // anchors 21 or 34 apart have almost one hue; halving first puts them into different tiers
  const tier = TIERS[Math.floor(anchor / 2) % TIERS.length] ?? TIERS[0];
  return { lightness: tier.lightness, chroma: tier.chroma, hue: (25 + anchor * GOLDEN_ANGLE) % 360 };
}

// asked for every cluster in every tick of the slider
const cssByAnchor = new Map<number, string>();

/** The color as CSS and canvas write it. */
export function clusterCss(anchor: number): string {
  const known = cssByAnchor.get(anchor);
  if (known !== undefined) return known;
  const css = writeCss(anchor);
  cssByAnchor.set(anchor, css);
  return css;
}

/** As sRGB: a canvas takes several times longer to read `oklch()`. Conversion as in CSS Color 4, clipped to the gamut. */
function writeCss(anchor: number): string {
  const { lightness, chroma, hue } = clusterColor(anchor);
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `#${linear.map(hexOf).join('')}`;
}

/** Two digits of a channel, from linear light in [0, 1]. */
function hexOf(linear: number): string {
  const gamma = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  const byte = Math.round(255 * Math.min(1, Math.max(0, gamma)));
  return byte.toString(16).padStart(2, '0');
}
