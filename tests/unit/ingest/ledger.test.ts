import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHidden } from '../../../src/ingest/is-hidden.ts';
import { countStates, rowsFor } from '../../../src/ingest/ledger.ts';
import type { Entry, PhotoState } from '../../../src/ingest/photo.ts';

const entries: fc.Arbitrary<Entry[]> = fc.array(
  fc.record({
    path: fc.oneof(fc.string(), fc.constantFrom('.DS_Store', 'a/b.jpg', '__proto__', '@eaDir/x.jpg')),
    file: fc.constantFrom(null, new File(['abc'], 'f.jpg', { lastModified: 7 })),
  }),
);
const STATES = Object.keys(countStates([])) as PhotoState[];

describe('hidden and system files', () => {
  it.each([
    '.DS_Store',
    'trip/._IMG_1.jpg',
    'trip/Thumbs.db',
    'THUMBS.DB',
    'a/desktop.ini',
    'nas/@eaDir/IMG_1.jpg/SYNOPHOTO_THUMB_M.jpg',
    'trip/.picasa.ini',
    '__MACOSX/trip/a.jpg',
    '.git/x.jpg',
    'a/.trash/b.jpg',
    '$RECYCLE.BIN/a.jpg',
    'Icon\r',
  ])('counts %j as hidden', (path) => expect(isHidden(path)).toBe(true));

  it.each([
    'a.jpg',
    'trip/day.1/b.jpg',
    'my thumbs.db.jpg',
    'desktop.ini.png',
    '_a/b.jpg',
    '__proto__',
    '家族/顔.jpg',
    '',
  ])('counts %j as the user’s', (path) => expect(isHidden(path)).toBe(false));
});

describe('rows of the ledger', () => {
  it('are one for each entry, in order, numbered on', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (list, first) => {
        const rows = rowsFor(list, first);
        expect(rows.map((row) => row.path)).toEqual(list.map((entry) => entry.path));
        expect(rows.map((row) => row.id)).toEqual(list.map((_, i) => `photo-${first + i}`));
      }),
    );
  });

  it('say why a file is not read', () => {
    const reason = { code: 'cannotRead', detail: 'denied' } as const;
    const file = new File(['abc'], 'f.jpg', { lastModified: 7 });
    expect(
      rowsFor(
        [
          { path: 'a.jpg', file },
          { path: 'b.jpg', file: null, reason },
          { path: '.c', file },
          { path: 'd', file: null },
        ],
        3,
      ),
    ).toEqual([
      { id: 'photo-3', path: 'a.jpg', size: 3, modified: 7, state: 'waiting' },
      { id: 'photo-4', path: 'b.jpg', size: 0, modified: 0, state: 'failed', reason },
      { id: 'photo-5', path: '.c', size: 3, modified: 7, state: 'skipped', reason: { code: 'hidden' } },
      { id: 'photo-6', path: 'd', size: 0, modified: 0, state: 'failed', reason: { code: 'cannotRead' } },
    ]);
  });

  it.each([-1, 0.5, Number.NaN])('cannot be numbered from %s', (first) => {
    expect(() => rowsFor([], first)).toThrow(RangeError);
  });

  it('add up, state by state', () => {
    fc.assert(
      fc.property(entries, fc.array(fc.constantFrom(...STATES)), (list, states) => {
        const rows = rowsFor(list, 0).map((row, i) => ({ ...row, state: states[i] ?? row.state }));
        const counts = countStates(rows);
        expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(list.length);
        for (const state of STATES)
          expect(counts[state]).toBe(rows.filter((row) => row.state === state).length);
      }),
    );
  });
});
