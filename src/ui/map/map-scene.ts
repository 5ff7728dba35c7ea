import { createContext } from 'react';
import type { Size } from '../use-size.ts';
import type { GridLines } from './grid-lines.ts';
import type { Camera } from './map-camera.ts';
import type { MapLooks } from './map-looks.ts';
import type { MapStyle } from './map-style.ts';

/** All that a drawing of the map shows. Places and sides are CSS pixels of the view. */
export interface MapScene {
  readonly size: Size;
  readonly camera: Camera;
  /** (n, 2) centres of the faces. */
  readonly points: Float32Array;
  readonly looks: MapLooks;
  /** Faces with a thumbnail, most important first. */
  readonly thumbnails: readonly number[];
  /** Side of the thumbnails. */
  readonly side: number;
  /** (n) number of faces of the cluster that a cover stands for; 0 for other faces. */
  readonly counts: Int32Array;
  readonly selected: readonly number[];
  /** Face under the pointer, or -1. */
  readonly hovered: number;
  /** (n) 1 for faces to bring out; the others fade. Null for none. */
  readonly spotlight: Uint8Array | null;
  /** Drawn while the frame's own grid is not of this camera yet. */
  readonly grid: GridLines | null;
  readonly style: MapStyle;
}

/** What was drawn last, for whoever wants the same on paper; null before the first drawing. */
export const MapSceneContext = createContext<{ current: MapScene | null }>({ current: null });
