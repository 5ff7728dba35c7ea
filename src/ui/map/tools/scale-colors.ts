import { oklchToRgb } from '../../oklch-to-rgb.ts';

/** Colors of a scale. */
export const SCALE_STEPS = 64;

/**
 * Both ends of the scale as OKLCH. Blue over violet and red to orange: eyes that take red for green still see
 * blue turn into yellow. Chroma stays, lightness and hue grow evenly, so that equal steps look equally large;
 * all of it keeps 3 : 1 against both backgrounds.
 */
const FROM = { lightness: 0.53, hue: 264 };
const TO = { lightness: 0.655, hue: 414 };
const CHROMA = 0.14;

/** A color of the scale as CSS. */
function scaleColor(step: number): { readonly lightness: number; readonly hue: number } {
  const share = step / (SCALE_STEPS - 1);
  return {
    lightness: FROM.lightness + share * (TO.lightness - FROM.lightness),
    hue: (FROM.hue + share * (TO.hue - FROM.hue)) % 360,
  };
}

const steps = Array.from({ length: SCALE_STEPS }, (_, step) => scaleColor(step));

/** The scale, lowest first, as CSS and canvas write colors. */
export const SCALE_CSS: readonly string[] = steps.map(
  ({ lightness, hue }) => `oklch(${lightness.toFixed(4)} ${CHROMA} ${hue.toFixed(1)})`,
);

/** The same as opaque pixels, 0xAABBGGRR. */
export const SCALE_PIXELS: Uint32Array = Uint32Array.from(steps, ({ lightness, hue }) =>
  oklchToRgb(lightness, CHROMA, hue),
);
