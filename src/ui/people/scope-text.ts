import type { Act, PersonId } from '../../people/act.ts';
import type { AppState } from '../../store/app-state.ts';
import { scopeOfAct } from '../../store/people-acts.ts';
import type { Text } from '../i18n.ts';
import { calledOf } from './act-text.ts';

/** What an act would do to how many faces, in words, before it is done. */
export function scopeText(t: Text, state: Pick<AppState, 'history'>, act: Act): string {
  const { moves, renamed, faces } = scopeOfAct(state, act);
  const isNew = (person: PersonId) => !state.history.state.persons.has(person);
  const newName = 'name' in act ? act.name : undefined;
  const parts: string[] = moves.map(({ from, to, count }) => {
    if (to === null) return t('people.scope.takes', { count, from: calledOf(t, state, from ?? '') });
    const name = calledOf(t, state, to, isNew(to) ? newName : undefined);
    if (from !== null) return t('people.scope.moves', { count, from: calledOf(t, state, from), to: name });
    return isNew(to) && newName
      ? t('people.scope.names', { count })
      : t('people.scope.gives', { count, to: name });
  });
  if (renamed > 0) parts.push(t('people.scope.renames', { count: renamed }));
  if (parts.length > 0) return parts.join(', ');
  return faces.length > 0 ? t('people.scope.marks', { count: faces.length }) : t('people.scope.nothing');
}
