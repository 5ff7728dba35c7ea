import { createContext, use } from 'react';
import type { Act } from '../../people/act.ts';

/** What is looked through: the group of a face, or the faces in none. */
export type ReviewTarget = { readonly face: number } | 'tray';

/** What was done last, to say so and to take it back. */
export interface LastStep {
  readonly text: string;
  /** Numbers of the steps in the log. */
  readonly steps: readonly number[];
}

/** What any part of the page may do about people. */
export interface PeopleShell {
  readonly review: ReviewTarget | null;
  openReview(target: ReviewTarget): void;
  closeReview(): void;
  /** Do acts that are one answer, and say so. */
  perform(acts: readonly Act[]): void;
  /** Take the last step back, or bring it back, and say so. */
  undo(): void;
  redo(): void;
  readonly last: LastStep | null;
  /** Take back all that was done last. */
  undoLast(): void;
  dismissLast(): void;
}

export const PeopleShellContext = createContext<PeopleShell | null>(null);

export function usePeopleShell(): PeopleShell {
  const shell = use(PeopleShellContext);
  if (shell === null)
    throw new RangeError('expected to be rendered inside PeopleShellContext, got no provider');
  return shell;
}
