import { expect, test } from 'vitest';
import { entryText, scaleText } from '../../../../../src/ui/map/tools/legend-text.ts';
import { i18nText } from './i18n-text.ts';

const DAY = 24 * 60 * 60 * 1000;
const START = Date.UTC(2024, 4, 20, 23);

test('an entry is named by the page, but for names that photos bring', () => {
  const text = (name: Parameters<typeof entryText>[2]['name']) =>
    entryText(i18nText, 'folder', { key: '', name, color: 0, count: 1 });
  expect(text({ kind: 'group', label: 7 })).toBe('Group #7');
  // curly brackets are placeholders in the texts of the page only
  expect(text({ kind: 'text', text: '{{count}} <b>' })).toBe('{{count}} <b>');
  expect(text({ kind: 'others', kinds: 1200 })).toBe('1,200 others');
  expect(text({ kind: 'none' })).toBe('In no folder');
});

test('the ends of a scale of dates tell the time where dates alone would be one', () => {
  const ends = (days: number) => {
    const scale = { min: START, max: START + days * DAY, unit: 'date' } as const;
    // the space before PM is another from version to version of the language data
    return [scale.min, scale.max].map((value) => scaleText(i18nText, 'en', scale, value).replace(/\s/g, ' '));
  };
  expect(ends(30)).toEqual(['May 20, 2024', 'Jun 19, 2024']);
  expect(ends(1 / 48)).toEqual(['May 20, 2024, 11:00 PM', 'May 20, 2024, 11:30 PM']);
});

test('the ends of a scale of sizes are whole pixels', () => {
  expect(scaleText(i18nText, 'en', { min: 17.4, max: 1234.5, unit: 'px' }, 1234.5)).toBe('1,235 px');
});
