import { parseResultFile } from '../export/result-file.ts';
import type { Actions } from './actions.ts';
import type { MapRun } from './map-run.ts';
import type { StateStore } from './state-store.ts';

/** Open a result file beside the photos, with its settings. What is wrong with it becomes a notice. */
export async function openResult(
  file: File,
  store: StateStore,
  actions: Pick<Actions, 'setEps' | 'setMinPts' | 'setSeed' | 'takePeople'>,
  map: Pick<MapRun, 'restore'>,
): Promise<void> {
  const parsed = parseResultFile(await file.text().catch(() => ''));
  if (!parsed.ok) {
    store.set({ notice: { code: parsed.code, detail: parsed.detail } });
    return;
  }
  const { result } = parsed;
  const { descriptorId } = store.getState().settings;
  if (result.model.descriptor !== descriptorId) {
    store.set({
      notice: { code: 'openedOtherModel', detail: `${result.model.descriptor} ≠ ${descriptorId}` },
    });
    return;
  }
  const { eps, minPts, seed, partPhotos, guardWeak, refineDistance } = result.parameters;
  // files of before there was this rule were made without it
  store.setSettings({ partPhotos, guardWeak: guardWeak ?? false, refine: refineDistance !== null });
  actions.setEps(eps);
  actions.setMinPts(minPts);
  // what is exported names the seed, so the map must be of it
  if (seed !== store.getState().settings.seed) actions.setSeed(seed);
  store.set({ opened: { name: file.name, result }, notice: { code: 'opened', detail: file.name } });
  // where nothing was said yet there is nothing to lose
  if (store.getState().history.log.entries.length === 0) actions.takePeople();
  map.restore();
}
