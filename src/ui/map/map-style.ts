/** A color as CSS and as an opaque pixel, 0xAABBGGRR. */
export interface MapColor {
  readonly css: string;
  readonly pixel: number;
}

/** Colors of the map that come from the page's tokens. */
export interface MapStyle {
  readonly surface: MapColor;
  readonly text: MapColor;
  readonly noise: MapColor;
  readonly accent: MapColor;
  readonly grid: MapColor;
  /** Font family of the counts. */
  readonly font: string;
}

/** Read the tokens in force at `element`; a canvas cannot refer to them by name. */
export function readMapStyle(element: Element): MapStyle {
  const tokens = getComputedStyle(element);
  const read = (name: string) => tokens.getPropertyValue(name).trim();
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const color = (name: string): MapColor => {
    const css = read(name);
    if (!context) return { css, pixel: 0xff808080 };
    context.fillStyle = css;
    context.fillRect(0, 0, 1, 1);
    return { css, pixel: new Uint32Array(context.getImageData(0, 0, 1, 1).data.buffer)[0] ?? 0 };
  };
  return {
    surface: color('--surface'),
    text: color('--text'),
    noise: color('--noise'),
    accent: color('--accent'),
    grid: color('--grid'),
    font: read('--font'),
  };
}
