/** Letters of a name that a sentence or button has room for. */
const MOST = 32;

/** A name ready to stand in a sentence: cut if it is long, and set apart, whichever way it is written. */
export function quoteName(name: string): string {
  // by code point, so that no emoji is cut in half
  const letters = Array.from(name.slice(0, 4 * MOST));
  const short = letters.length > MOST ? `${letters.slice(0, MOST - 1).join('')}…` : name;
  // first strong isolate and its end
  return `\u2068${short}\u2069`;
}
