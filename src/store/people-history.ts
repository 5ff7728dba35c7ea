import { type LogEntry, nextRedo, nextUndo } from '../people/log.ts';
import type { AppState } from './app-state.ts';

/** The step that undo takes back; null if there is none. */
export const nextUndoOf = nextUndo;

/** The step that redo brings back; null if there is none. */
export const nextRedoOf = nextRedo;

/** All steps, the first one first. */
export function stepsOf({ history }: Pick<AppState, 'history'>): readonly LogEntry[] {
  return history.log.entries;
}
