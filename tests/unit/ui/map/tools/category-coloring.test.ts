import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { categoryColoring } from '../../../../../src/ui/map/tools/category-coloring.ts';
import { MOST_ENTRIES } from '../../../../../src/ui/map/tools/coloring.ts';

const NOTHING = new Set<string>();
const names = fc.array(
  fc.option(
    fc.integer({ min: 0, max: 30 }).map((i) => `n${i}`),
    { freq: 6 },
  ),
  { maxLength: 120 },
);

/** Names of the entries, and how many faces each has. */
function summary(list: readonly (string | null)[], kept: ReadonlySet<string> = NOTHING) {
  return categoryColoring('folder', list, kept).entries.map(({ name, count }) => [
    name.kind === 'text' ? name.text : name.kind,
    count,
  ]);
}

describe('coloring by a name', () => {
  test('counts every face in exactly one entry, that of its own name or of others', () => {
    fc.assert(
      fc.property(names, (list) => {
        const { entries, entryOf, colors } = categoryColoring('folder', list, NOTHING);
        const counts = entries.map(() => 0);
        list.forEach((name, i) => {
          const entry = entries[entryOf[i]!]!;
          counts[entryOf[i]!]!++;
          if (name === null) expect(entry).toMatchObject({ name: { kind: 'none' }, color: 0 });
          else if (entry.name.kind === 'text') expect(entry.name.text).toBe(name);
          else expect(entry.name.kind).toBe('others');
          expect([null, colors[i]]).toContain(entry.color);
        });
        expect(counts).toEqual(entries.map(({ count }) => count));
        expect(entries.length).toBeLessThanOrEqual(MOST_ENTRIES + 2);
      }),
    );
  });

  test('keeps the color of a name as more faces come', () => {
    fc.assert(
      fc.property(names, names, (before, added) => {
        const old = categoryColoring('folder', before, NOTHING).colors;
        const now = categoryColoring('folder', [...before, ...added], NOTHING).colors;
        expect([...now.subarray(0, before.length)]).toEqual([...old]);
      }),
    );
  });

  test('lists the most frequent first, equal ones by name, and faces without a name last', () => {
    expect(summary(['b', null, 'c', 'a', 'c', null, null])).toEqual([
      ['c', 2],
      ['a', 1],
      ['b', 1],
      ['none', 3],
    ]);
  });

  test('calls what is beyond 20 names others, unless it is a single one', () => {
    const list = (count: number) => Array.from({ length: count }, (_, i) => String.fromCharCode(97 + i));
    expect(summary(list(21)).length).toBe(21);
    expect(summary(list(23)).slice(19)).toEqual([
      ['t', 1],
      ['others', 3],
    ]);
    expect(summary(list(23), new Set(['name:w'])).slice(20)).toEqual([
      ['w', 1],
      ['others', 2],
    ]);
  });

  test('tells a name from the words of the legend', () => {
    const { entries } = categoryColoring('folder', ['none', 'others', null, '__proto__'], NOTHING);
    expect(new Set(entries.map(({ key }) => key)).size).toBe(4);
  });
});
