/** Colors of the map that come from the page's tokens. */
export interface MapStyle {
  readonly surface: string;
  readonly text: string;
  readonly noise: string;
  readonly accent: string;
  /** Font of the counts, as a canvas takes it. */
  readonly countFont: string;
}

/** Read the tokens in force at `element`; a canvas cannot refer to them by name. */
export function readMapStyle(element: Element): MapStyle {
  const tokens = getComputedStyle(element);
  const read = (name: string) => tokens.getPropertyValue(name).trim();
  return {
    surface: read('--surface'),
    text: read('--text'),
    noise: read('--noise'),
    accent: read('--accent'),
    countFont: `650 10.5px ${read('--font')}`,
  };
}
