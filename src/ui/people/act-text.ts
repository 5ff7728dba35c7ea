import type { Act, PersonId } from '../../people/act.ts';
import type { AppState } from '../../store/app-state.ts';
import { personName } from '../../store/people-acts.ts';
import type { Text } from '../i18n.ts';
import { quoteName } from './quote-name.ts';

/** What a person is called in a sentence. */
export function calledOf(t: Text, state: Pick<AppState, 'history'>, person: PersonId, name = ''): string {
  const called = name || personName(state, person);
  return called === '' ? t('people.someone') : quoteName(called);
}

/** An act that was done, in words. */
export function actText(t: Text, state: Pick<AppState, 'history'>, act: Act): string {
  switch (act.kind) {
    case 'assign': {
      const count = act.faces.length;
      const called = personName(state, act.person) || act.name;
      const name = calledOf(t, state, act.person, called);
      if (act.reviewed) return t('people.done.confirmed', { count, name });
      if (act.name) return t('people.done.named', { count, name: quoteName(act.name) });
      return called ? t('people.done.moved', { count, name }) : t('people.done.joined', { count });
    }
    case 'split':
      return t('people.done.split', { count: act.faces.length });
    case 'notPerson':
      return t('people.done.refused', { count: act.faces.length, name: calledOf(t, state, act.person) });
    case 'merge':
      return t('people.done.merged', { count: act.from.length, name: calledOf(t, state, act.into) });
    case 'rename':
      return t('people.done.renamed', { name: quoteName(act.name) });
    case 'cover':
      return t(act.face === null ? 'people.done.noCover' : 'people.done.cover', {
        name: calledOf(t, state, act.person),
      });
    case 'mark':
      return t(`people.done.${MARK_TEXTS[act.mark][act.on ? 0 : 1]}`, { count: act.faces.length });
    case 'link':
      return t(`people.done.${act.link ?? 'unlinked'}`, { count: act.pairs.length });
    case 'clear':
      return t('people.done.cleared', { count: act.faces.length });
  }
}

const MARK_TEXTS = {
  hidden: ['hidden', 'shown'],
  notFace: ['notFace', 'face'],
  reviewed: ['reviewed', 'unreviewed'],
} as const;

/** Several acts that were one answer, in words. */
export function actsText(t: Text, state: Pick<AppState, 'history'>, acts: readonly Act[]): string {
  return acts
    .map((act) => actText(t, state, act))
    .reduce((first, second) => t('people.done.and', { first, second }));
}
