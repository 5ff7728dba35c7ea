import { useSyncExternalStore } from 'react';
import { useApp } from '../use-app.ts';
import type { Size } from '../use-size.ts';
import type { CameraStore } from './camera-store.ts';
import { HoverCard } from './HoverCard.tsx';
import type { MapSight } from './map-sight.ts';

interface PlacedCardProps {
  readonly index: number;
  readonly sight: MapSight;
  readonly camera: CameraStore;
  readonly size: Size;
  /** Whether it is to be read out. */
  readonly isLive: boolean;
}

/** The card of a face, beside it wherever the camera brings it; absent while it is out of view. */
export function PlacedCard({ index, sight, camera, size, isLive }: PlacedCardProps) {
  const now = useSyncExternalStore(camera.subscribe, camera.get);
  const face = useApp((s) => s.faces[index]);
  const { points, tiles } = sight(now);
  const x = points[2 * index] ?? 0;
  const y = points[2 * index + 1] ?? 0;
  if (face === undefined || x < 0 || x > size.width || y < 0 || y > size.height) return null;
  return <HoverCard face={face} index={index} x={x} y={y} gap={tiles.side} frame={size} isLive={isLive} />;
}
