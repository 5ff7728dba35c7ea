import { describe, expect, test } from 'vitest';
import { categoryColoring } from '../../../../../src/ui/map/tools/category-coloring.ts';
import { findMatches, foldText } from '../../../../../src/ui/map/tools/face-search.ts';
import { isHidden, NO_FILTER, showOnly, toggleEntry } from '../../../../../src/ui/map/tools/legend-filter.ts';
import { standingBack } from '../../../../../src/ui/map/tools/standing-back.ts';
import { createMapOptions } from '../../../../../src/ui/map/tools/use-map-options.ts';

const { entries, entryOf } = categoryColoring('folder', ['a', 'b', 'a', null], new Set());
const back = (filter = NO_FILTER, matches: Uint8Array | null = null) => [
  ...standingBack({ entries, entryOf }, filter, matches),
];

describe("the legend's filter", () => {
  test('hides an entry and shows it again', () => {
    const hidden = toggleEntry(NO_FILTER, 'name:a', entries);
    expect(back(hidden)).toEqual([1, 0, 1, 0]);
    expect(back(toggleEntry(hidden, 'name:a', entries))).toEqual([0, 0, 0, 0]);
  });

  test('shows an entry alone, then others beside it, and all again when asked twice', () => {
    const alone = showOnly(NO_FILTER, 'name:b');
    expect(back(alone)).toEqual([1, 0, 1, 1]);
    expect(back(toggleEntry(alone, 'none', entries))).toEqual([1, 0, 1, 0]);
    expect(showOnly(alone, 'name:b')).toEqual(NO_FILTER);
  });

  test('shows an entry alone that others were hidden for', () => {
    const filter = showOnly(toggleEntry(NO_FILTER, 'name:b', entries), 'name:b');
    expect(back(filter)).toEqual([1, 0, 1, 1]);
  });

  test('shows all once the last entry would go', () => {
    const filter = toggleEntry(showOnly(NO_FILTER, 'name:a'), 'name:a', entries);
    expect(filter).toEqual(NO_FILTER);
    let hiding = NO_FILTER;
    for (const { key } of entries) hiding = toggleEntry(hiding, key, entries);
    expect(hiding).toEqual(NO_FILTER);
  });

  test('holds for entries that come later', () => {
    expect(isHidden(showOnly(NO_FILTER, 'name:a'), 'name:new')).toBe(true);
    expect(isHidden(toggleEntry(NO_FILTER, 'name:a', entries), 'name:new')).toBe(false);
  });

  test('ends when another coloring is chosen, and not when the same is', () => {
    const options = createMapOptions();
    const filter = showOnly(NO_FILTER, 'name:a');
    options.set({ filter });
    options.set({ coloring: 'cluster', query: 'x' });
    expect(options.get().filter).toBe(filter);
    options.set({ coloring: 'folder' });
    expect(options.get()).toMatchObject({ filter: NO_FILTER, query: 'x', coloring: 'folder' });
  });
});

describe('the search', () => {
  const texts = ['Férias/Ana_1.jpg', 'Férias/Ana_1.jpg', 'work/Bob_2.jpg', '旅行/顔.png'].map(foldText);
  const found = (query: string) => [...findMatches(texts, query)];

  test('finds words in any order, whatever their case and accents', () => {
    expect(found('ANA ferias')).toEqual([1, 1, 0, 0]);
    expect(found('Fe\u0301rias')).toEqual([1, 1, 0, 0]);
    expect(found('bob_2.jpg')).toEqual([0, 0, 1, 0]);
    expect(found('顔')).toEqual([0, 0, 0, 1]);
    expect(found('ana bob')).toEqual([0, 0, 0, 0]);
  });

  test('takes signs as they are', () => {
    expect(found('.*')).toEqual([0, 0, 0, 0]);
    expect(found('  ')).toEqual([0, 0, 0, 0]);
  });

  test('fades what it does not find, and what the legend hides stays hidden', () => {
    const matches = Uint8Array.of(1, 1, 0, 0);
    expect(back(NO_FILTER, matches)).toEqual([0, 0, 1, 1]);
    expect(back(showOnly(NO_FILTER, 'name:a'), matches)).toEqual([0, 1, 1, 1]);
  });
});
