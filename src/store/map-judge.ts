import type { ProjectClient } from '../project/project-client.ts';
import { facePoints, firstRows } from './face-points.ts';
import { descriptorOf, mapPointsOf } from './selectors.ts';
import type { StateStore } from './state-store.ts';

/** Has the map that is shown judged by how far it keeps who is near whom, once it stands still. */
export interface MapJudge {
  /** Look whether another map is shown. */
  follow(): void;
}

/** How long the map must stand still. */
const REST_MS = 300;

export function createMapJudge(store: StateStore, project: ProjectClient): MapJudge {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: Float32Array | null = null;

  /** The positions to judge; null while they move, or if they have been. */
  function wanted(): Float32Array | null {
    const state = store.getState();
    const { map, settings, preservation } = state;
    const isMoving =
      settings.mapView === 'tsne' && (map?.tsneState === 'running' || map?.tsneState === 'waiting');
    const positions = mapPointsOf(state)?.positions ?? null;
    return isMoving || preservation?.positions === positions ? null : positions;
  }

  async function judge(positions: Float32Array): Promise<void> {
    asked = positions;
    const state = store.getState();
    const points = firstRows(facePoints(state.faces, descriptorOf(state).dims), positions.length / 2);
    try {
      const value = await project.preservation(points, positions);
      if (mapPointsOf(store.getState())?.positions === positions) {
        store.set({ preservation: { positions, value } });
      }
    } catch {
      // the map does without its figure; a worker that dies is told of by whoever needs it
    } finally {
      if (asked === positions) asked = null;
    }
  }

  return {
    follow() {
      clearTimeout(timer);
      const positions = wanted();
      if (positions === null || positions === asked) return;
      timer = setTimeout(() => {
        if (wanted() === positions && asked !== positions) void judge(positions);
      }, REST_MS);
    },
  };
}
