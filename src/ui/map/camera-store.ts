import { type Camera, FIT } from './map-camera.ts';

/** Where the map's camera is. Outside React, so that a move draws the canvas and renders nothing. */
export interface CameraStore {
  get(): Camera;
  /** Where it last came to rest. */
  rested(): Camera;
  /** The camera that the frame around the map shows; it follows when the camera rests. */
  framed(): Camera;
  /** Called by what moves it, see `attachZoom`. */
  move(camera: Camera): void;
  rest(): void;
  /** Called by the frame. */
  frame(camera: Camera): void;
  subscribe(listener: () => void): () => void;
}

export function createCameraStore(): CameraStore {
  let now = FIT;
  let rested = FIT;
  let framed = FIT;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    get: () => now,
    rested: () => rested,
    framed: () => framed,
    move(camera) {
      if (camera.k === now.k && camera.x === now.x && camera.y === now.y) return;
      now = camera;
      tell();
    },
    rest() {
      if (rested === now) return;
      rested = now;
      tell();
    },
    frame(camera) {
      if (framed === camera) return;
      framed = camera;
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
