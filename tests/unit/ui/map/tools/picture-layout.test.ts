import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOutPicture } from '../../../../../src/ui/map/tools/picture-layout.ts';
import { textWidth, wrapText } from '../../../../../src/ui/map/tools/text-width.ts';

const words = (texts: readonly string[]) => ({
  title: 'Map of faces',
  entries: texts.map((text, i) => ({ text, count: String(i), color: i, isHidden: false })),
  scale: null,
  marks: [
    { mark: 'core', text: 'in the middle of a group' },
    { mark: 'loose', text: 'on its own' },
  ] as const,
  notes: ['Look-alikes lie close together. Distances on the map are not distances between people.'],
});

describe('the layout of a picture', () => {
  test('keeps every text inside the picture and below the map', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 80 }), { maxLength: 24 }),
        fc.integer({ min: 120, max: 2_000 }),
        (names, width) => {
          const layout = layOutPicture(width, 300, words(names));
          for (const { x, y, text, size, endsAtX } of layout.texts) {
            const right = endsAtX ? x : x + textWidth(text, size);
            expect(right).toBeLessThanOrEqual(layout.width);
            expect(x).toBeGreaterThanOrEqual(0);
            expect(y).toBeLessThanOrEqual(layout.height);
          }
          for (const { y } of layout.texts.slice(1)) expect(y).toBeGreaterThan(layout.mapY + 300);
          expect(layout.swatches.length).toBe(names.length + 2);
        },
      ),
    );
  });

  test('puts no two entries in one place', () => {
    const layout = layOutPicture(900, 300, words(Array.from({ length: 22 }, (_, i) => `name ${i}`)));
    const places = layout.swatches.map(({ x, y }) => `${x} ${y}`);
    expect(new Set(places).size).toBe(24);
  });

  test('cuts a long name between letters, never inside one', () => {
    const family = '👩‍👩‍👧';
    const layout = layOutPicture(210, 100, words([family.repeat(60)]));
    const name = layout.texts.find(({ text }) => text.startsWith(family))!.text;
    expect(name).toMatch(/…$/);
    expect(name.replaceAll(family, '')).toBe('…');
  });
});

describe('a text in lines', () => {
  test('keeps every word, in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^\w{1,12}$/)),
        fc.integer({ min: 10, max: 300 }),
        (list, width) => {
          const lines = wrapText(list.join(' '), 12, width);
          expect(lines.join(' ').split(' ').filter(Boolean)).toEqual(list);
          for (const line of lines) {
            if (line.includes(' ')) expect(textWidth(line, 12)).toBeLessThanOrEqual(width);
          }
        },
      ),
    );
  });
});
