import { useSyncExternalStore } from 'react';
import type { CameraStore } from './camera-store.ts';
import type { Camera } from './map-camera.ts';

/** What `selector` picks of the camera; renders again only when that changes. */
export function useCamera<T>(store: CameraStore, selector: (camera: Camera) => T): T {
  return useSyncExternalStore(store.subscribe, () => selector(store.get()));
}
