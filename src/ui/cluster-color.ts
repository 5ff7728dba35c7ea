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

function writeCss(anchor: number): string {
  const { lightness, chroma, hue } = clusterColor(anchor);
  return `oklch(${lightness} ${chroma} ${hue.toFixed(1)})`;
}
