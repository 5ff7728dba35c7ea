import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Size } from '../use-size.ts';
import { attachZoom, type Zoom } from './attach-zoom.ts';
import type { CameraStore } from './camera-store.ts';
import { type MapMode, shapeOf } from './map-mode.ts';

/** The gestures of the map on `element`, while it is there. */
export function useZoom(
  element: HTMLElement | null,
  size: Size,
  store: CameraStore,
  mode: MapMode,
): Zoom | null {
  const [zoom, setZoom] = useState<Zoom | null>(null);
  const latest = useRef({ size, mode });
  useLayoutEffect(() => {
    latest.current = { size, mode };
    zoom?.resize(size);
  }, [zoom, size, mode]);
  useEffect(() => {
    if (element === null) return;
    const made = attachZoom(element, {
      size: latest.current.size,
      store,
      mayDrag: (event) => mayDrag(event, latest.current.mode),
    });
    setZoom(made);
    return () => {
      made.dispose();
      setZoom(null);
    };
  }, [element, store]);
  return zoom;
}

function mayDrag(event: Event, mode: MapMode): boolean {
  // two fingers zoom in every mode
  if (typeof TouchEvent !== 'undefined' && event instanceof TouchEvent) {
    return mode === 'move' || event.touches.length > 1;
  }
  return event instanceof MouseEvent && event.button === 0 && !event.ctrlKey && shapeOf(event, mode) === null;
}
