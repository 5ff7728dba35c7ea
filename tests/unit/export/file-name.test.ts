import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNamer, safeFileName } from '../../../src/export/file-name.ts';
import { HOSTILE_NAMES } from '../people/random-acts.ts';

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE_NAMES));

describe('safeFileName', () => {
  it.each([
    ['Anna', 'Anna'],
    ['Anna/../../etc/passwd', 'Anna_.._.._etc_passwd'],
    ['..', 'nobody'],
    [' . ', 'nobody'],
    ['', 'nobody'],
    ['CON', '_CON'],
    ['lpt1.jpg', '_lpt1.jpg'],
    ['console', 'console'],
    ['a:b*c?"<>|\\d', 'a_b_c______d'],
    ['tab\tand\nline', 'tab_and_line'],
    ['dots at the end...', 'dots at the end'],
    ['\u202Egpj.exe', '_gpj.exe'],
    ['\uD800 half', '_ half'],
    ['👩‍👩‍👧 Ōkubo', '👩‍👩‍👧 Ōkubo'],
    ['__proto__', '__proto__'],
    ['=SUM(A1)', '=SUM(A1)'],
    ['O\u0308zil', 'Özil'],
  ])('makes %j to %j', (text, name) => {
    expect(safeFileName(text, 'nobody')).toBe(name);
  });

  it('gives a name that every file system takes, whatever the text is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const name = safeFileName(text, 'nobody');
        expect(name).not.toMatch(/^$|^\.|[. ]$|[<>:"/\\|?*\p{Cc}\p{Bidi_Control}]/u);
        expect(!/\p{Surrogate}/u.test(name)).toBe(true);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(121);
        expect(safeFileName(name, 'nobody')).toBe(name);
      }),
      { numRuns: 2000 },
    );
  });

  it('cuts between characters and keeps the ending', () => {
    expect(safeFileName(`${'長'.repeat(500)}.jpeg`, '')).toMatch(/^長{38}\.jpeg$/u);
  });
});

describe('createNamer', () => {
  it('numbers what file systems would take for one name', () => {
    const name = createNamer();
    expect(['a.jpg', 'A.JPG', 'a.jpg', 'ﬁ', 'fi', 'Straße', 'STRASSE', '.x', '.x'].map(name)).toEqual([
      ...['a.jpg', 'A (2).JPG', 'a (3).jpg', 'ﬁ', 'fi (2)', 'Straße', 'STRASSE (2)', '.x', '.x (2)'],
    ]);
  });

  it('never gives a name twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a.jpg', 'a (2).jpg', 'A.jpg', 'b'), { maxLength: 20 }),
        (names) => {
          const name = createNamer();
          const given = names.map((text) => name(text).toLowerCase());
          expect(new Set(given).size).toBe(names.length);
        },
      ),
    );
  });
});
