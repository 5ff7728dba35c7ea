import { MAX_MIN_PTS } from '../cluster/clustering.ts';
import { DESCRIPTORS, maxEps } from '../faces/descriptor-spec.ts';
import type { Actions } from './actions.ts';
import type { MapRun } from './map-run.ts';
import type { StateStore } from './state-store.ts';

type SettingsActions = Pick<
  Actions,
  | 'setEps'
  | 'setMinPts'
  | 'setPartPhotos'
  | 'setGuardWeak'
  | 'setRefine'
  | 'setSeed'
  | 'setMapView'
  | 'setMapEngine'
  | 'setPerplexity'
>;

/** Settings within their ranges; what is no number of its kind changes nothing. */
export function createSettingsActions(
  store: StateStore,
  map: Pick<MapRun, 'start' | 'goOn'>,
): SettingsActions {
  return {
    setEps(eps) {
      const limit = maxEps(DESCRIPTORS[store.getState().settings.descriptorId]);
      if (Number.isFinite(eps)) store.setSettings({ eps: Math.min(limit, Math.max(0, eps)) });
    },
    setMinPts(minPts) {
      if (Number.isInteger(minPts)) store.setSettings({ minPts: Math.min(MAX_MIN_PTS, Math.max(1, minPts)) });
    },
    setPartPhotos: (partPhotos) => store.setSettings({ partPhotos }),
    setGuardWeak: (guardWeak) => store.setSettings({ guardWeak }),
    setRefine: (refine) => store.setSettings({ refine }),
    setSeed(seed) {
      if (!Number.isSafeInteger(seed)) return;
      store.setSettings({ seed });
      map.start();
    },
    setMapView: (mapView) => store.setSettings({ mapView }),
    setMapEngine(mapEngine) {
      store.setSettings({ mapEngine });
      map.start();
    },
    setPerplexity(perplexity) {
      if (perplexity !== null && !(perplexity >= 2)) return;
      store.setSettings({ perplexity });
      map.goOn();
    },
  };
}
