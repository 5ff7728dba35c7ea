import { describe, expect, test } from 'vitest';
import { parseGallery } from '../../../src/export/gallery-file.ts';
import { galleryFileOf, readGallery, writeGallery } from '../../../src/store/gallery-travel.ts';
import { knownPeopleOf } from '../../../src/store/known-people.ts';
import { visitSettings } from '../../../src/store/visit-settings.ts';
import { clock, datedState } from '../../support/dated-state.ts';

const DLIB = 'dlib-128-aligned-mirror';
const SHOP = datedState(
  [
    { person: 0, at: '2024-05-06T10:00' },
    { person: 0, at: '2024-05-07T10:00' },
    { person: 1 },
    { person: 1 },
  ],
  [{ kind: 'assign', faces: ['face-0', 'face-1'], person: 'p1', name: '田中 "花子"' }],
);
const settings = visitSettings.getState();
const choice = { source: 'collection', namedOnly: false } as const;
const known = knownPeopleOf(SHOP, settings, choice, null);
const what = {
  ...({ known, descriptorId: DLIB, method: 'svm', settings, createdAt: Date.UTC(2026, 10, 23) } as const),
  thresholds: { acceptAt: -0.25, newAt: -0.5 },
};
const asFile = (text: string) => new File([text], 'shop.json');
const read = (text: string, passphrase: string | null = null) => readGallery(asFile(text), DLIB, passphrase);

describe('a gallery file', () => {
  test('says who is known, how well, by which rule and at which thresholds', () => {
    const file = galleryFileOf(what);
    expect(file).toMatchObject({
      createdAt: '2026-11-23T00:00:00.000Z',
      descriptor: { id: DLIB, dims: 128, normalization: 'L2', metric: 'euclidean' },
      judge: { method: 'svm', thresholds: what.thresholds, strangersKnown: 0.01, strangersNotNew: 0.05 },
      regular: settings.rule,
      visitGapMs: settings.gapMs,
    });
    expect(
      file.people.map(({ name, visits, days, firstSeen, status }) => [name, visits, days, firstSeen, status]),
    ).toEqual([
      ['田中 "花子"', 2, 2, clock('2024-05-06T10:00'), 'seenBefore'],
      ['', 0, 0, null, null],
    ]);
  });

  test('comes back bit for bit, and gives the people that it was made of', async () => {
    const text = await writeGallery(what, '');
    const found = await read(text);
    expect(found).toEqual({ kind: 'read', gallery: galleryFileOf(what) });
    if (found.kind !== 'read') return;
    const again = knownPeopleOf(datedState([]), settings, { ...choice, source: 'file' }, found.gallery);
    expect(again.gallery).toEqual(known.gallery);
    expect(parseGallery(text, { id: DLIB, dims: 128 }).ok).toBe(true);
  });

  test('that is locked asks for the passphrase, refuses a wrong one, and hides the names', async () => {
    const text = await writeGallery(what, 'secret');
    expect(text).not.toContain('田中');
    expect(await read(text)).toEqual({ kind: 'locked' });
    expect(await read(text, '')).toEqual({ kind: 'fault', code: 'wrongPassphrase' });
    expect(await read(text, 'Secret')).toEqual({ kind: 'fault', code: 'wrongPassphrase' });
    expect((await read(text, 'secret')).kind).toBe('read');
    // salt and start are drawn anew each time
    expect(await writeGallery(what, 'secret')).not.toBe(text);
  });

  test('that is locked and damaged says so before anybody is asked', async () => {
    const text = await writeGallery(what, 'secret');
    for (const damaged of [text.slice(0, -40), text.replace(/("data": ?")..../, '$1AAAA')]) {
      expect(await read(damaged)).toEqual({ kind: 'fault', code: 'lockedDamaged' });
      expect(await read(damaged, 'secret')).toEqual({ kind: 'fault', code: 'lockedDamaged' });
    }
  });

  test('of another kind, descriptor or version, or cut off, is a fault', async () => {
    const text = await writeGallery(what, '');
    const codeOf = async (given: string) => {
      const found = await read(given);
      return found.kind === 'fault' ? found.code : found.kind;
    };
    expect(await codeOf('')).toBe('galleryOtherFormat');
    expect(await codeOf('[1, 2]')).toBe('galleryOtherFormat');
    expect(await codeOf(text.replace(DLIB, 'faceres-1024'))).toBe('galleryOtherDescriptor');
    expect(await codeOf(text.replace(/"version": ?1/, '"version": 2'))).toBe('galleryOtherVersion');
    expect(await codeOf(text.replace(/("descriptors": ?")....../, '$1'))).toBe('galleryDamaged');
    const gone = { text: () => Promise.reject(new Error('gone')) } as unknown as File;
    expect((await readGallery(gone, DLIB, null)).kind).toBe('fault');
  });
});
