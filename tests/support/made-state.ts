import { buildDensityTree } from '../../src/cluster/density-tree.ts';
import type { Face } from '../../src/faces/face.ts';
import { matrixFromRows } from '../../src/math/matrix.ts';
import { type AppState, INITIAL_STATE, type Settings } from '../../src/store/app-state.ts';

/** State of a page, grouped by plain DBSCAN unless told otherwise, with these faces, one photo each, and the tree of the first `grouped` of them. */
export function makeState(
  faces: readonly Face[],
  { grouped = faces.length, ...settings }: Partial<Settings> & { readonly grouped?: number } = {},
): AppState {
  const all = { ...INITIAL_STATE.settings, eps: 0.2, refine: false, ...settings };
  const rows = faces.slice(0, grouped).map(({ descriptor }) => descriptor);
  return {
    ...INITIAL_STATE,
    settings: all,
    faces,
    photos: faces.map(({ photoId }) => ({
      id: photoId,
      path: `${photoId}.jpg`,
      size: 10,
      modified: 0,
      state: 'read',
      width: 40,
      height: 30,
    })),
    tree: buildDensityTree(matrixFromRows(rows, 128), all.minPts),
  };
}
