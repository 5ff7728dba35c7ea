import { useEffect, useLayoutEffect, useRef } from 'react';
import type { CameraStore } from './camera-store.ts';

/**
 * Paint in every render, in the same frame, and without a render once a frame while the camera moves.
 * @returns paints in the next frame
 */
export function usePainting(camera: CameraStore, paint: () => void): () => void {
  const latest = useRef(paint);
  const frame = useRef(0);
  const schedule = useRef(() => {
    frame.current ||= requestAnimationFrame(() => {
      frame.current = 0;
      latest.current();
    });
  });
  useLayoutEffect(() => {
    latest.current = paint;
    paint();
  });
  useEffect(() => {
    const stop = camera.subscribe(schedule.current);
    return () => {
      stop();
      cancelAnimationFrame(frame.current);
      frame.current = 0;
    };
  }, [camera]);
  return schedule.current;
}
