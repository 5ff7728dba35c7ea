import type { Disagreement } from '../people/group-people.ts';
import type { AppState } from './app-state.ts';
import { type Grouping, groupingOf } from './grouping.ts';
import { memoizeLast } from './memoize-last.ts';

const byFace = memoizeLast(
  (grouping: Grouping | null): ReadonlyMap<number, Disagreement> =>
    new Map((grouping?.people?.disagreements ?? []).map((found) => [found.face, found])),
);

/** The faces of which the machine says something else than the user, who wins. */
export function disagreementsOf(state: AppState): ReadonlyMap<number, Disagreement> {
  return byFace(groupingOf(state));
}
