import type { AppState } from '../../../store/app-state.ts';
import { type ClusterList, clusterListOf } from '../../../store/cluster-list.ts';
import { faceMerits } from '../../../store/face-merits.ts';
import { memoizeLast } from '../../../store/memoize-last.ts';
import { type FaceGrouping, faceGroupingOf } from '../../face-grouping.ts';
import { photoOf } from '../../photos/photo-of.ts';
import { clusterLooks } from '../cluster-looks.ts';
import type { MapLooks } from '../map-looks.ts';
import { categoryColoring } from './category-coloring.ts';
import { clusterColoring } from './cluster-coloring.ts';
import type { Coloring, ColoringId } from './coloring.ts';
import { facePaths, rememberForFaces } from './face-paths.ts';
import { NEUTRAL } from './neutral-color.ts';
import { hasNames, personNames } from './person-names.ts';
import { fileNameLabel, folderLabels, hasFolders } from './photo-labels.ts';
import { scaleColoring } from './scale-coloring.ts';

/** A way to color the map. Another one is another entry of {@link COLORINGS} and its texts. */
export interface ColoringScheme {
  readonly id: ColoringId;
  /** Whether it has anything to tell of these faces. */
  isOffered(state: AppState): boolean;
  /**
   * The same object for the same faces, clusters and keys.
   * @param kept keys of the legend that are listed however rare they are
   */
  color(state: AppState, kept: ReadonlySet<string>): Coloring;
}

const fileNames = rememberForFaces((state) => facePaths(state).map(fileNameLabel));
const tellsFolders = rememberForFaces((state) => hasFolders(facePaths(state)));
const folders = rememberForFaces((state) => folderLabels(facePaths(state)));
const dates = rememberForFaces((state) =>
  Float64Array.from(state.faces, ({ photoId }) => photoOf(state, photoId)?.taken?.time ?? Number.NaN),
);

const looksByCluster = memoizeLast((list: ClusterList, grouping: FaceGrouping, count: number): MapLooks => {
  const anchors = new Int32Array(list.clusters.length);
  for (const { label, anchor } of list.clusters) anchors[label] = anchor;
  return clusterLooks(grouping, anchors, count, NEUTRAL);
});

/** What every face is to its cluster, and the color that says so. */
export function clusterLooksOf(state: AppState): MapLooks {
  return looksByCluster(clusterListOf(state), faceGroupingOf(state), state.faces.length);
}

const colorByCluster = memoizeLast(
  (list: ClusterList, grouping: FaceGrouping, looks: MapLooks, kept: ReadonlySet<string>) =>
    clusterColoring(list, grouping, looks, kept),
);
const colorByPerson = memoizeLast((names: readonly (string | null)[], kept: ReadonlySet<string>) =>
  categoryColoring('person', names, kept),
);
const colorByFolder = memoizeLast((names: readonly (string | null)[], kept: ReadonlySet<string>) =>
  categoryColoring('folder', names, kept),
);
const colorByFileName = memoizeLast((names: readonly (string | null)[], kept: ReadonlySet<string>) =>
  categoryColoring('fileName', names, kept),
);
const colorByDate = memoizeLast((values: Float64Array) =>
  scaleColoring('date', values, { unit: 'date', isLogarithmic: false }),
);
const colorByQuality = memoizeLast((values: Float64Array) =>
  scaleColoring('quality', values, { unit: 'px', isLogarithmic: true }),
);

const always = () => true;

/** All ways to color the map, as they are offered. */
export const COLORINGS: readonly [ColoringScheme, ...ColoringScheme[]] = [
  {
    id: 'cluster',
    isOffered: always,
    color: (state, kept) =>
      colorByCluster(clusterListOf(state), faceGroupingOf(state), clusterLooksOf(state), kept),
  },
  {
    id: 'person',
    isOffered: hasNames,
    color: (state, kept) => colorByPerson(personNames(state), kept),
  },
  {
    id: 'folder',
    isOffered: tellsFolders,
    color: (state, kept) => colorByFolder(folders(state), kept),
  },
  {
    id: 'fileName',
    isOffered: always,
    color: (state, kept) => colorByFileName(fileNames(state), kept),
  },
  {
    id: 'date',
    isOffered: (state) => state.photos.some(({ taken }) => taken !== undefined),
    color: (state) => colorByDate(dates(state)),
  },
  { id: 'quality', isOffered: always, color: (state) => colorByQuality(faceMerits(state.faces)) },
];

/** The way chosen; that by cluster while the one chosen has nothing to tell. */
export function schemeOf(state: AppState, id: ColoringId): ColoringScheme {
  return COLORINGS.find((scheme) => scheme.id === id && scheme.isOffered(state)) ?? COLORINGS[0];
}
