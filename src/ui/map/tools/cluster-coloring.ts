import type { ClusterList } from '../../../store/cluster-list.ts';
import { NOISE } from '../../../store/selectors.ts';
import type { FaceGrouping } from '../../face-grouping.ts';
import type { MapLooks } from '../map-looks.ts';
import { chooseEntries } from './choose-entries.ts';
import { type Coloring, NONE_KEY } from './coloring.ts';

/**
 * Color faces by cluster, as everywhere on the page; the legend lists the largest. Worked out in every tick of
 * the slider: O(n).
 *
 * @param looks (n) from `clusterLooks`, of this grouping
 * @param kept keys of clusters that get an entry however small they are
 */
export function clusterColoring(
  { clusters }: ClusterList,
  { clustering }: Pick<FaceGrouping, 'clustering'>,
  { colors, palette, pixels }: Pick<MapLooks, 'colors' | 'palette' | 'pixels'>,
  kept: ReadonlySet<string>,
): Coloring {
  const count = colors.length;
  let grouped = 0;
  for (const { faces } of clusters) grouped += faces.length;
  const { entries, entryOfKind } = chooseEntries(
    {
      length: clusters.length,
      keyOf: (place) => keyOf(clusters[place]?.anchor ?? 0),
      countOf: (place) => clusters[place]?.faces.length ?? 0,
      entryOf: (place) => {
        const { label = 0, anchor = 0, faces = [] } = clusters[place] ?? {};
        return {
          key: keyOf(anchor),
          name: { kind: 'group', label },
          color: colors[anchor] ?? 0,
          count: faces.length,
        };
      },
    },
    kept,
    // faces that are not sorted in yet are in no cluster either
    { key: NONE_KEY, name: { kind: 'none' }, color: 0, count: count - grouped },
  );
  const entryOfLabel = new Uint16Array(clusters.length);
  clusters.forEach(({ label }, place) => {
    entryOfLabel[label] = entryOfKind[place] ?? 0;
  });
  const entryOf = new Uint16Array(count);
  for (let i = 0; i < count; i++) {
    const label = clustering?.labels[i] ?? NOISE;
    entryOf[i] = label < 0 ? entries.length - 1 : (entryOfLabel[label] ?? 0);
  }
  return { id: 'cluster', colors, palette, pixels, entryOf, entries, scale: null };
}

/** By its anchor, which stays where the label does not. */
function keyOf(anchor: number): string {
  return `group:${anchor}`;
}
