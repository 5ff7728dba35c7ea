import { alarm } from '../cluster/alarm.ts';
import type { Alarm } from '../cluster/alarm-kinds.ts';
import { type Chain, chain, prepareChains } from '../cluster/chain.ts';
import type { Clustering } from '../cluster/clustering.ts';
import type { DensityTree } from '../cluster/density-tree.ts';
import { calibrationOf } from '../cluster/distance-calibration.ts';
import { type Landscape, landscape } from '../cluster/landscape.ts';
import { type Merge, nextMerge } from '../cluster/next-merge.ts';
import { type Plateau, plateaus } from '../cluster/plateaus.ts';
import { samePhotoDistances } from '../cluster/same-photo-quantile.ts';
import { type EpsSuggestion, suggestEps } from '../cluster/suggest-eps.ts';
import { DESCRIPTORS, type DescriptorId, type DescriptorSpec, maxEps } from '../faces/descriptor-spec.ts';
import type { Face } from '../faces/face.ts';
import type { AppState } from './app-state.ts';
import { facePoints, firstRows, photoNumbers } from './face-points.ts';
import { groupingOf } from './grouping.ts';
import { memoizeLast } from './memoize-last.ts';

const landscapeOfTree = memoizeLast((tree: DensityTree | null): Landscape | null => tree && landscape(tree));

/** Clusters, noise and largest cluster of plain DBSCAN at every eps. */
export function landscapeOf({ tree }: AppState): Landscape | null {
  return landscapeOfTree(tree);
}

const PLATEAUS = 5;

const plateausOfLandscape = memoizeLast((land: Landscape | null, to: number): readonly Plateau[] => {
  if (!land) return [];
  // where nothing is grouped yet, or all is one group, nothing changes either: that is no place to snap to
  return plateaus(land, { from: 0, to, count: 4 * PLATEAUS })
    .filter(({ clusters }) => clusters > 1)
    .slice(0, PLATEAUS);
});

/** The longest stretches of eps in which nothing changes, longest first. */
export function plateausOf(state: AppState): readonly Plateau[] {
  return plateausOfLandscape(landscapeOf(state), maxEps(DESCRIPTORS[state.settings.descriptorId]));
}

const suggest = memoizeLast(
  (
    tree: DensityTree | null,
    faces: readonly Face[],
    id: DescriptorId,
    partPhotos: boolean,
  ): EpsSuggestion | null => {
    const land = landscapeOfTree(tree);
    if (!tree || !land) return null;
    const { dims, defaultEps } = DESCRIPTORS[id];
    const points = firstRows(facePoints(faces, dims), tree.size);
    return suggestEps({
      tree,
      landscape: land,
      defaultEps,
      calibration: calibrationOf(id),
      samePhotoDistances: partPhotos
        ? samePhotoDistances(points, photoNumbers(faces).subarray(0, tree.size))
        : undefined,
    });
  },
);

/** What each witness says about eps, and the value drawn from them. */
export function suggestionOf({ tree, faces, settings }: AppState): EpsSuggestion | null {
  return suggest(tree, faces, settings.descriptorId, settings.partPhotos);
}

const next = memoizeLast((tree: DensityTree | null, plain: Clustering | null, eps: number): Merge | null =>
  tree && plain ? nextMerge(tree, plain, eps) : null,
);

/** What plain DBSCAN joins next if eps grows. */
export function nextMergeOf(state: AppState): Merge | null {
  return next(state.tree, groupingOf(state)?.plain ?? null, state.settings.eps);
}

const forestOf = memoizeLast(prepareChains);

/** Why two faces are together: the chain between them, at any eps; null if none joins them. */
export function chainBetween({ tree }: AppState, a: number, b: number): Chain | null {
  return tree && a < tree.size && b < tree.size ? chain(forestOf(tree), a, b) : null;
}

const alarms = memoizeLast(
  (
    tree: DensityTree | null,
    shown: Clustering | null,
    faces: readonly Face[],
    eps: number,
    { dims, defaultEps: usualEps }: DescriptorSpec,
  ) =>
    tree && shown
      ? alarm(tree, shown, {
          eps,
          // a larger eps makes larger clusters, not wider people
          scale: Math.min(eps, usualEps),
          points: firstRows(facePoints(faces, dims), tree.size),
          photoOf: photoNumbers(faces).subarray(0, tree.size),
        })
      : [],
);

/** Clusters that look mixed, the surest first. Too slow for every tick of the slider: ask when it rests. */
export function alarmsOf(state: AppState): readonly Alarm[] {
  const { tree, faces, settings } = state;
  return alarms(
    tree,
    groupingOf(state)?.shown ?? null,
    faces,
    settings.eps,
    DESCRIPTORS[settings.descriptorId],
  );
}
