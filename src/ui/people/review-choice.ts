import { clickSelection } from '../selection.ts';

/** Place that an arrow key, Home or End leads to, in a grid filled row by row; null for any other key. */
export function stepInGrid(key: string, place: number, count: number, perRow: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: place - 1,
    ArrowRight: place + 1,
    ArrowUp: place - perRow,
    ArrowDown: place + perRow,
    Home: 0,
    End: count - 1,
  };
  const to = Object.hasOwn(steps, key) ? steps[key] : undefined;
  if (to === undefined || count === 0) return null;
  // below a last row that is not full there is still the last face
  if (key === 'ArrowDown' && to >= count) {
    const isLastRow = Math.floor(place / perRow) === Math.floor((count - 1) / perRow);
    return isLastRow ? place : count - 1;
  }
  return to < 0 || to >= count ? place : to;
}

/** The faces between two places, both included; ascending. */
export function chooseRange(faces: readonly number[], from: number, to: number): number[] {
  const [low, high] = from < to ? [from, to] : [to, from];
  return faces.slice(low, high + 1).sort((a, b) => a - b);
}

/** The choice with one face in or out; ascending. */
export function toggleFace(chosen: readonly number[], face: number): number[] {
  return clickSelection(chosen, face, true);
}
