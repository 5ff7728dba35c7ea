import { useMemo } from 'react';
import type { ClusterList } from '../../store/cluster-list.ts';
import type { FaceGrouping } from '../face-grouping.ts';
import type { Size } from '../use-size.ts';
import { createMapSight, type MapSight } from './map-sight.ts';
import { type MapTransform, placePoints } from './map-transform.ts';
import { coverCounts, thumbnailOrder } from './thumbnail-order.ts';
import { createTileLayout, sideAtFit } from './tile-layout.ts';
import { shownFirst } from './tools/shown-first.ts';

/** Where everything on the map lies. */
export interface MapLayout {
  /** (n, 2) places on the whole map, in CSS pixels. */
  readonly places: Float32Array;
  /** Faces, most important first. */
  readonly order: Int32Array;
  /** (n) number of faces of the cluster that a cover stands for; 0 for other faces. */
  readonly counts: Int32Array;
  readonly sight: MapSight;
}

/**
 * Lay the map out anew when positions, frame, clusters or what stands back change, and only then.
 * @param faded (count) 1 for a face that stands back: thumbnails go to the others first
 */
export function useMapLayout(
  positions: Float32Array,
  count: number,
  home: MapTransform,
  size: Size,
  list: ClusterList,
  grouping: FaceGrouping,
  faded: Uint8Array,
): MapLayout {
  const places = useMemo(() => placePoints(positions, count, home), [positions, count, home]);
  const side = useMemo(() => sideAtFit(places, size), [places, size]);
  const order = useMemo(
    () => shownFirst(thumbnailOrder(list, grouping, count), faded),
    [list, grouping, count, faded],
  );
  const counts = useMemo(() => coverCounts(list, count), [list, count]);
  const sight = useMemo(
    () => createMapSight(places, createTileLayout(places, order, side, size)),
    [places, order, side, size],
  );
  return { places, order, counts, sight };
}
