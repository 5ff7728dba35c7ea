import type { PersonId } from '../people/act.ts';
import type { PeopleState } from '../people/people-state.ts';
import type { AppState } from './app-state.ts';
import { memoizeLast } from './memoize-last.ts';

/** Somebody who has a name. */
export interface NamedPerson {
  readonly person: PersonId;
  readonly name: string;
}

const list = memoizeLast((persons: PeopleState['persons']): readonly NamedPerson[] =>
  [...persons]
    .filter(([, { name, mergedInto }]) => name !== '' && mergedInto === null)
    .map(([person, { name }]) => ({ person, name }))
    .sort((a, b) => a.name.localeCompare(b.name) || (a.person < b.person ? -1 : 1)),
);

const index = memoizeLast(
  (named: readonly NamedPerson[]) => new Map([...named].reverse().map(({ person, name }) => [name, person])),
);

/** Everybody who has a name, by name. */
export function knownNamesOf({ history }: Pick<AppState, 'history'>): readonly NamedPerson[] {
  return list(history.state.persons);
}

/** Who bears exactly this name; of two, the first in the list. Null for nobody. */
export function personNamed(state: Pick<AppState, 'history'>, name: string): PersonId | null {
  return index(knownNamesOf(state)).get(name) ?? null;
}

/**
 * Known names for a few letters: those that begin with them first, then those with a word that does, then those
 * that have them anywhere.
 */
export function matchNames(
  known: readonly NamedPerson[],
  typed: string,
  most: number,
): readonly NamedPerson[] {
  const letters = typed.trim().toLocaleLowerCase();
  const ranks: NamedPerson[][] = [[], [], []];
  for (const named of known) {
    const name = named.name.toLocaleLowerCase();
    const at = name.indexOf(letters);
    if (at < 0) continue;
    ranks[at === 0 ? 0 : name.includes(` ${letters}`) ? 1 : 2]?.push(named);
  }
  return ranks.flat().slice(0, most);
}
