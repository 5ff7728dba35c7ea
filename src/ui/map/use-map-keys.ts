import { type KeyboardEvent, useMemo } from 'react';
import type { Size } from '../use-size.ts';
import type { Zoom } from './attach-zoom.ts';
import type { CameraStore } from './camera-store.ts';
import { FIT, follow, zoomAt } from './map-camera.ts';
import { mapCommand } from './map-keys.ts';
import { type Direction, faceTowards } from './nearest-face.ts';
import { readingOrder, stepInOrder } from './reading-order.ts';

/** What the keys work on. */
export interface KeyedMap {
  readonly size: Size;
  readonly camera: CameraStore;
  readonly zoom: Zoom | null;
  /** (n, 2) places on the whole map, in CSS pixels. */
  readonly places: Float32Array;
  /** Where an arrow key begins. */
  readonly first: number;
  /** The face that steps go out from, or -1. */
  current(): number;
  point(face: number): void;
  choose(face: number, add: boolean): void;
  clear(): void;
}

/** By how much a key moves the map, as a share of the view. */
const PAN_SHARE = 0.25;
const ZOOM_FACTOR = 1.5;
/** Space between the edge and a face that was brought into view. */
const MARGIN_PX = 60;

const AWAY: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [1, 0],
  right: [-1, 0],
  up: [0, 1],
  down: [0, -1],
};

/** Work the map by keyboard: step between faces, select, zoom and move. Every face can be reached by `.` and `,`. */
export function useMapKeys(map: KeyedMap): (event: KeyboardEvent) => void {
  const { places, size, camera, zoom } = map;
  // sorted at the first use: most maps are never read like that
  const reading = useMemo(() => {
    let order: Int32Array | null = null;
    return () => {
      order ??= readingOrder(places);
      return order;
    };
  }, [places]);

  const target = () => zoom?.target() ?? camera.get();

  function goTo(face: number): void {
    if (face < 0) return;
    const x = places[2 * face] ?? 0;
    const y = places[2 * face + 1] ?? 0;
    const now = target();
    const next = follow(now, x, y, MARGIN_PX, size);
    if (next !== now) zoom?.moveTo(next);
    map.point(face);
  }

  return (event) => {
    const command = mapCommand(event);
    if (command === null) return;
    event.preventDefault();
    const current = map.current();
    if (command.kind === 'step') {
      goTo(current < 0 ? map.first : faceTowards(places, current, command.direction));
    } else if (command.kind === 'next') goTo(stepInOrder(reading(), current, command.step));
    else if (command.kind === 'end') goTo(reading().at(command.end === 'first' ? 0 : -1) ?? -1);
    else if (command.kind === 'pan') {
      const [x, y] = AWAY[command.direction];
      const { k, ...at } = target();
      const by = { x: x * PAN_SHARE * size.width, y: y * PAN_SHARE * size.height };
      zoom?.moveTo({ k, x: at.x + by.x, y: at.y + by.y }, true);
    } else if (command.kind === 'zoom') {
      // towards the face that is pointed at, if there is one
      const { k, x, y } = target();
      const atX = current < 0 ? size.width / 2 : k * (places[2 * current] ?? 0) + x;
      const atY = current < 0 ? size.height / 2 : k * (places[2 * current + 1] ?? 0) + y;
      zoom?.moveTo(zoomAt({ k, x, y }, ZOOM_FACTOR ** command.by, atX, atY, size), true);
    } else if (command.kind === 'fit') zoom?.moveTo(FIT, true);
    else if (command.kind === 'choose') map.choose(current, command.add);
    else map.clear();
  };
}
