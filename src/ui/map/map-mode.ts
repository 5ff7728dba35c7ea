/** What dragging on the map does. */
export type MapMode = 'move' | 'box' | 'lasso';
export const MAP_MODES: readonly MapMode[] = ['move', 'box', 'lasso'];

/** The shape that a drag begun like this draws, or null if it moves the map. */
export function shapeOf(
  { shiftKey, altKey }: { readonly shiftKey: boolean; readonly altKey: boolean },
  mode: MapMode,
): 'box' | 'lasso' | null {
  if (mode !== 'move') return mode;
  if (altKey) return 'lasso';
  return shiftKey ? 'box' : null;
}
