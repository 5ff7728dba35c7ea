import type { KnownPerson } from '../../store/known-people.ts';
import type { Text } from '../i18n.ts';

/** What somebody whom the judge knows is called. */
export function knownName(t: Text, { name, visitor }: KnownPerson): string {
  if (name !== '') return name;
  if (!visitor) return t('judge.fromFile');
  return visitor.label < 0 ? t('judge.lone') : t('judge.nameless', { label: visitor.label });
}
