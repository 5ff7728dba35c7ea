import { createInstance } from 'i18next';
import { describe, expect, test, vi } from 'vitest';
import { type LookUp, rememberTexts } from '../../../src/ui/text-lookup.ts';

const i18n = createInstance();
await i18n.init({
  lng: 'en',
  resources: {
    en: {
      translation: {
        plain: 'Map',
        face: 'Face {{place}} in {{path}}',
        row_one: 'group {{label}}, {{count, number}} face',
        row_other: 'group {{label}}, {{count, number}} faces',
        share: '{{share, number}} of {{all}}',
        twice: '{{name}} and {{name}}',
      },
    },
  },
  interpolation: { escapeValue: false },
});
const lookUp = vi.fn(i18n.getFixedT('en') as unknown as LookUp);

describe('remembered texts are those of the lookup', () => {
  const cases: [string, Record<string, unknown>?][] = [
    ['plain'],
    ['face', { place: 1, path: 'a/b.jpg' }],
    ['face', { place: 2, path: '{{place}} $t(plain) <img onerror>' }],
    ['face', { place: 3, path: '' }],
    ['row', { count: 1, label: 7 }],
    ['row', { count: 1234, label: 0 }],
    ['row', { count: 1234, label: 12_345 }],
    ['share', { share: 0.5, all: 3 }],
    ['share', { share: 12_345, all: 3 }],
    ['twice', { name: 'Ana' }],
    ['face', { place: undefined, path: 'x' }],
    ['nowhere', { count: 2 }],
  ];
  test.each([...cases, ...cases])('%s %j', (key, options) => {
    const t = rememberTexts(lookUp);
    const expected = i18n.getFixedT('en')(key, options as never) as unknown as string;
    expect(t(key, options)).toBe(expected);
    expect(t(key, options)).toBe(expected);
  });
});

test('a text is looked up once for all its values, and once for each count', () => {
  const t = rememberTexts(lookUp);
  lookUp.mockClear();
  for (let i = 0; i < 100; i++) t('face', { place: i, path: `${i}.jpg` });
  expect(lookUp).toHaveBeenCalledTimes(1);
  for (let i = 0; i < 100; i++) t('row', { count: 1 + (i % 2), label: i });
  expect(lookUp).toHaveBeenCalledTimes(3);
  for (let i = 0; i < 3; i++) t('share', { share: 0.5, all: 2 });
  // the template that does not do, and the text
  expect(lookUp).toHaveBeenCalledTimes(5);
});
