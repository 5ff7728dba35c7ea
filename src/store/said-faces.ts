import type { AppState } from './app-state.ts';
import { saidOf } from './people.ts';

/** Whether the user gave the face to somebody. */
export function isSaidFace(state: AppState, face: number): boolean {
  return (saidOf(state)?.personOf[face] ?? -1) >= 0;
}

/** Whether the user has confirmed the face. */
export function isReviewedFace(state: AppState, face: number): boolean {
  return saidOf(state)?.reviewed[face] === 1;
}
