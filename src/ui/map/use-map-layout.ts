import { useMemo } from 'react';
import type { ClusterList } from '../../store/selectors.ts';
import type { FaceGrouping } from '../face-grouping.ts';
import type { Size } from '../use-size.ts';
import type { MapTransform } from './MapFrame.tsx';
import { placeThumbnails } from './place-thumbnails.ts';
import { thumbnailOrder } from './thumbnail-order.ts';

/** Most thumbnails on the map at a time. */
export const MOST_THUMBNAILS = 600;
/** Sides that thumbnails may have, in CSS pixels, largest first. */
const SIDES = [56, 46, 38, 32];
const SMALLEST = 28;
/** The largest side is taken that still places this share of the thumbnails that the smallest would. */
const ENOUGH = 0.8;

/** Where everything on the map lies, in pixels of the view. */
export interface MapLayout {
  /** (n, 2) centres of the faces. */
  readonly points: Float32Array;
  /** Faces, most important first. */
  readonly order: Int32Array;
  readonly side: number;
  /** Faces with a thumbnail, most important first. */
  readonly thumbnails: readonly number[];
  /** Number of faces of the cluster that a cover stands for. */
  readonly counts: ReadonlyMap<number, number>;
}

/** Lay the map out anew when positions, frame or clusters change, and only then. */
export function useMapLayout(
  positions: Float32Array,
  count: number,
  transform: MapTransform,
  size: Size,
  list: ClusterList,
  grouping: FaceGrouping,
): MapLayout {
  const points = useMemo(() => {
    const pixels = new Float32Array(2 * count);
    for (let i = 0; i < count; i++) {
      pixels[2 * i] = transform.offsetX + transform.factorX * (positions[2 * i] ?? 0);
      pixels[2 * i + 1] = transform.offsetY + transform.factorY * (positions[2 * i + 1] ?? 0);
    }
    return pixels;
  }, [positions, count, transform]);
  const order = useMemo(() => thumbnailOrder(list, grouping, count), [list, grouping, count]);
  // by the places alone, so that thumbnails keep their size while eps moves
  const side = useMemo(() => {
    const all = Int32Array.from({ length: count }, (_, i) => i);
    const placedAt = (candidate: number) =>
      placeThumbnails(points, all, candidate, MOST_THUMBNAILS, size).length;
    const most = placedAt(SMALLEST);
    return SIDES.find((candidate) => placedAt(candidate) >= ENOUGH * most) ?? SMALLEST;
  }, [points, count, size]);
  const thumbnails = useMemo(
    () => placeThumbnails(points, order, side, MOST_THUMBNAILS, size),
    [points, order, side, size],
  );
  const counts = useMemo(
    () => new Map(list.clusters.map(({ cover, faces }) => [cover, faces.length])),
    [list],
  );
  return { points, order, side, thumbnails, counts };
}
