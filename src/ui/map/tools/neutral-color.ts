import { oklchToRgb } from '../../oklch-to-rgb.ts';
import type { MapColor } from '../map-style.ts';

const LIGHTNESS = 0.61;
const CHROMA = 0.012;
const HUE = 260;

/** The gray of faces that a coloring says nothing of; good on a light and on a dark background. */
export const NEUTRAL: MapColor = {
  css: `oklch(${LIGHTNESS} ${CHROMA} ${HUE})`,
  pixel: oklchToRgb(LIGHTNESS, CHROMA, HUE),
};
