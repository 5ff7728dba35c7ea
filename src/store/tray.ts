import { DESCRIPTORS } from '../faces/descriptor-spec.ts';
import { weaknessesOf } from '../faces/quality.ts';
import { type TrayRow, trayRow } from '../people/tray-reasons.ts';
import type { AppState } from './app-state.ts';
import { clusterListOf } from './cluster-list.ts';
import { facePoints, firstRows } from './face-points.ts';
import { type Grouping, groupingOf } from './grouping.ts';

export type { TrayReason } from '../people/tray-reasons.ts';

/** The faces that are in no group. */
export interface Tray {
  readonly alone: readonly number[];
  readonly hidden: readonly number[];
  readonly notFaces: readonly number[];
}

const NONE: readonly number[] = [];

let last: { readonly grouping: Grouping | null; readonly tray: Tray } | null = null;

export function trayOf(state: AppState): Tray {
  const grouping = groupingOf(state);
  const alone = clusterListOf(state).noise;
  if (last?.grouping === grouping && last.tray.alone === alone) return last.tray;
  const tray = {
    alone,
    hidden: grouping?.people?.hidden ?? NONE,
    notFaces: grouping?.people?.notFaces ?? NONE,
  };
  last = { grouping, tray };
  return tray;
}

const rows = new WeakMap<Grouping, Map<number, TrayRow>>();

/** Why a face is on its own, and whom it would join; null while it is not sorted in. Up to 2 ms: for faces in view. */
export function trayRowOf(state: AppState, face: number): TrayRow | null {
  const { tree, faces, settings } = state;
  const grouping = groupingOf(state);
  const quality = faces[face]?.quality;
  if (!tree || !grouping || !quality || face >= tree.size) return null;
  const known = rows.get(grouping) ?? new Map<number, TrayRow>();
  rows.set(grouping, known);
  let row = known.get(face);
  if (!row) {
    const points = firstRows(facePoints(faces, DESCRIPTORS[settings.descriptorId].dims), tree.size);
    row = trayRow(face, weaknessesOf(quality), grouping.shown.labels, points, tree);
    known.set(face, row);
  }
  return row;
}
