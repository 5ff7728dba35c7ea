import { type PointerEvent, useRef, useState } from 'react';
import { facesInPolygon } from './faces-in-polygon.ts';
import { type MapMode, shapeOf } from './map-mode.ts';

/** A lasso or box that is being drawn. */
export interface ShapeSelect {
  /** Corners (m, 2) in pixels of the view; null while none is drawn. */
  readonly corners: readonly number[] | null;
  onPointerDown(event: PointerEvent<HTMLElement>): void;
  /** @returns whether the move belongs to a shape */
  onPointerMove(event: PointerEvent<HTMLElement>): boolean;
  onPointerUp(event: PointerEvent<HTMLElement>): void;
  cancel(): void;
  /** Whether the click that is told of now only ends a shape. Can be asked once. */
  isClickOfShape(): boolean;
}

interface Drawn {
  readonly kind: 'box' | 'lasso';
  readonly pointerId: number;
  readonly add: boolean;
  /** Corners of a lasso; of a box, where it began. */
  readonly trail: number[];
  isBegun: boolean;
}

/** A press that moves less is a click. */
const CLICK_PX = 4;
/** A lasso takes a corner each so many pixels. */
const STEP_PX = 3;

/**
 * Select what a shape drawn with the pointer holds.
 * @param pointsNow (n, 2) centres of the faces in pixels of the view
 * @param onSelect is given the faces inside, ascending, and whether they are to be added
 */
export function useShapeSelect(
  mode: MapMode,
  pointsNow: () => Float32Array,
  onSelect: (faces: readonly number[], add: boolean) => void,
): ShapeSelect {
  const drawn = useRef<Drawn | null>(null);
  const isDone = useRef(false);
  const [corners, setCorners] = useState<readonly number[] | null>(null);

  function cancel(): void {
    drawn.current = null;
    setCorners(null);
  }

  function cornersTo({ kind, trail }: Drawn, x: number, y: number): number[] {
    const [fromX = 0, fromY = 0] = trail;
    return kind === 'lasso' ? [...trail, x, y] : [fromX, fromY, x, fromY, x, y, fromX, y];
  }

  return {
    corners,
    cancel,
    onPointerDown(event) {
      isDone.current = false;
      // a second finger zooms
      if (!event.isPrimary) return cancel();
      const kind = event.button === 0 ? shapeOf(event, mode) : null;
      if (kind === null) return;
      const { offsetX, offsetY } = event.nativeEvent;
      drawn.current = {
        kind,
        pointerId: event.pointerId,
        add: event.shiftKey,
        trail: [offsetX, offsetY],
        isBegun: false,
      };
    },
    onPointerMove(event) {
      const shape = drawn.current;
      if (shape === null || event.pointerId !== shape.pointerId) return false;
      const { offsetX: x, offsetY: y } = event.nativeEvent;
      const { trail } = shape;
      const step = Math.hypot(x - (trail.at(-2) ?? 0), y - (trail.at(-1) ?? 0));
      if (!shape.isBegun) {
        if (step < CLICK_PX) return true;
        shape.isBegun = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }
      if (shape.kind === 'lasso' && step >= STEP_PX) trail.push(x, y);
      setCorners(cornersTo(shape, x, y));
      return true;
    },
    onPointerUp(event) {
      const shape = drawn.current;
      if (shape === null || event.pointerId !== shape.pointerId) return;
      cancel();
      if (!shape.isBegun) return;
      isDone.current = true;
      const { offsetX, offsetY } = event.nativeEvent;
      onSelect(facesInPolygon(pointsNow(), cornersTo(shape, offsetX, offsetY)), shape.add);
    },
    isClickOfShape() {
      const was = isDone.current;
      isDone.current = false;
      return was;
    },
  };
}
