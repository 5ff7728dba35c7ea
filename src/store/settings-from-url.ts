import { MAX_MIN_PTS } from '../cluster/clustering.ts';
import { DESCRIPTORS, type DescriptorId, maxEps } from '../faces/descriptor-spec.ts';
import type { Settings } from './app-state.ts';

/**
 * Settings that a link brings, as in `?backend=wasm&descriptor=faceres-1024&eps=0.7&minPts=1&seed=7&partPhotos=off&guardWeak=off&refine=off`.
 * What is not understood is left out.
 * @param search the query part of an address
 */
export function settingsFromUrl(search: string): Partial<Settings> {
  const query = new URLSearchParams(search);
  const descriptorId = Object.keys(DESCRIPTORS).find((id) => id === query.get('descriptor')) as
    | DescriptorId
    | undefined;
  const backend = (['webgl', 'wasm'] as const).find((id) => id === query.get('backend'));
  const spec = DESCRIPTORS[descriptorId ?? 'dlib-128-aligned-mirror'];
  const number = (key: string) => (query.get(key)?.trim() ? Number(query.get(key)) : Number.NaN);
  const isSwitch = (key: string) => query.get(key) === 'on' || query.get(key) === 'off';
  const [eps, minPts, seed] = [number('eps'), number('minPts'), number('seed')];
  return {
    ...(backend ? { backend } : {}),
    ...(descriptorId ? { descriptorId, eps: spec.defaultEps } : {}),
    ...(eps >= 0 && eps <= maxEps(spec) ? { eps } : {}),
    ...(Number.isInteger(minPts) && minPts >= 1 && minPts <= MAX_MIN_PTS ? { minPts } : {}),
    ...(Number.isSafeInteger(seed) ? { seed } : {}),
    ...(isSwitch('guardWeak') ? { guardWeak: query.get('guardWeak') === 'on' } : {}),
    ...(isSwitch('partPhotos') ? { partPhotos: query.get('partPhotos') === 'on' } : {}),
    ...(isSwitch('refine') ? { refine: query.get('refine') === 'on' } : {}),
  };
}

/** Whether the page keeps its work in this browser: always, unless a link says `?keep=off`. */
export function keepsWork(search: string): boolean {
  return new URLSearchParams(search).get('keep') !== 'off';
}
