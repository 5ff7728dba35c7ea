import { clusterColor, clusterCss } from '../../cluster-color.ts';
import { oklchToRgb } from '../../oklch-to-rgb.ts';
import { chooseEntries } from './choose-entries.ts';
import { type Coloring, type ColoringId, NONE_KEY } from './coloring.ts';
import { NEUTRAL } from './neutral-color.ts';

/** Colors told apart by number; more kinds than that begin again. */
const MOST_COLORS = 4096;

/**
 * Color faces by a name each. A name keeps its color as faces are added, since colors go by first appearance;
 * the legend lists the most frequent. O(n).
 *
 * @param names (n) null where a face has none
 * @param kept keys that get an entry however rare they are
 */
export function categoryColoring(
  id: ColoringId,
  names: readonly (string | null)[],
  kept: ReadonlySet<string>,
): Coloring {
  const kindOf = new Map<string, number>();
  const kinds: { readonly name: string; count: number }[] = [];
  const codes = new Int32Array(names.length);
  names.forEach((name, i) => {
    if (name === null) {
      codes[i] = -1;
      return;
    }
    let kind = kindOf.get(name);
    if (kind === undefined) {
      kind = kinds.length;
      kindOf.set(name, kind);
      kinds.push({ name, count: 0 });
    }
    codes[i] = kind;
    const entry = kinds[kind];
    if (entry) entry.count++;
  });

  const colorCount = Math.min(kinds.length, MOST_COLORS);
  const palette: string[] = [NEUTRAL.css];
  const pixels = new Uint32Array(colorCount + 1);
  pixels[0] = NEUTRAL.pixel;
  for (let color = 0; color < colorCount; color++) {
    const { lightness, chroma, hue } = clusterColor(color);
    palette.push(clusterCss(color));
    pixels[color + 1] = oklchToRgb(lightness, chroma, hue);
  }
  const colors = new Uint16Array(names.length);
  for (let i = 0; i < colors.length; i++) {
    const kind = codes[i] ?? -1;
    colors[i] = kind < 0 ? 0 : 1 + (kind % MOST_COLORS);
  }

  // places of the kinds, most frequent first
  const order = kinds
    .map((kind, at) => ({ ...kind, at }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  const named = order.reduce((sum, { count }) => sum + count, 0);
  const { entries, entryOfKind } = chooseEntries(
    {
      length: order.length,
      keyOf: (place) => keyOf(order[place]?.name ?? ''),
      countOf: (place) => order[place]?.count ?? 0,
      entryOf: (place) => {
        const { name = '', count = 0, at = 0 } = order[place] ?? {};
        return { key: keyOf(name), name: { kind: 'text', text: name }, color: 1 + (at % MOST_COLORS), count };
      },
    },
    kept,
    { key: NONE_KEY, name: { kind: 'none' }, color: 0, count: names.length - named },
  );
  const placeOf = new Int32Array(kinds.length);
  order.forEach(({ at }, place) => {
    placeOf[at] = place;
  });
  const entryOf = new Uint16Array(names.length);
  for (let i = 0; i < entryOf.length; i++) {
    const kind = codes[i] ?? -1;
    entryOf[i] = kind < 0 ? entries.length - 1 : (entryOfKind[placeOf[kind] ?? 0] ?? 0);
  }
  return { id, colors, palette, pixels, entryOf, entries, scale: null };
}

function keyOf(name: string): string {
  return `name:${name}`;
}
