import { expect, test } from 'vitest';
import type { KnownPerson } from '../../../../src/store/known-people.ts';
import type { Text } from '../../../../src/ui/i18n.ts';
import { knownName } from '../../../../src/ui/judge/judge-words.ts';

const t = ((key: string, values?: object) =>
  [key, ...Object.values(values ?? {})].join(' ')) as unknown as Text;
const person: KnownPerson = {
  ...{ key: 'a', name: '', status: null, visits: 1, days: 1, firstSeen: null, lastSeen: null, visitor: null },
};
const visitor = (label: number) => ({
  ...{ key: 'a', person: null, label, name: '', faces: [0], cover: 0, anchor: 0 },
});

test('who is known goes by the name, the group, the file, or as seen once', () => {
  expect(knownName(t, { ...person, name: 'Anna', visitor: visitor(2) })).toBe('Anna');
  expect(knownName(t, { ...person, visitor: visitor(2) })).toBe('judge.nameless 2');
  expect(knownName(t, { ...person, visitor: visitor(-1) })).toBe('judge.lone');
  expect(knownName(t, person)).toBe('judge.fromFile');
});
