import { describe, expect, test } from 'vitest';
import type { GalleryFile, GalleryFilePerson } from '../../../src/export/gallery-file.ts';
import { rowOf } from '../../../src/math/matrix.ts';
import type { Verdict } from '../../../src/people/judge.ts';
import { acceptAct } from '../../../src/store/accept-face.ts';
import { faceReport } from '../../../src/store/face-report.ts';
import { knownNamesOf, matchNames, personNamed } from '../../../src/store/known-names.ts';
import { type KnownChoice, type KnownPerson, knownPeopleOf } from '../../../src/store/known-people.ts';
import { visitSettings } from '../../../src/store/visit-settings.ts';
import { clock, datedState } from '../../support/dated-state.ts';
import { makeDetected } from '../../support/made-faces.ts';

const SHOP = datedState(
  [
    { person: 0, at: '2024-05-06T10:00' },
    { person: 0, at: '2024-05-07T10:00' },
    { person: 0, at: '2024-05-08T10:00', sharpness: 1 },
    { person: 1, at: '2024-05-08T10:00' },
    { person: 1, at: '2024-05-08T12:00' },
    { person: 2, at: '2024-05-08T12:00' },
    { person: 3, at: '2024-05-08T12:00', sharpness: 1 },
  ],
  [
    { kind: 'assign', faces: ['face-0', 'face-1', 'face-2'], person: 'p1', name: 'Anna' },
    { kind: 'assign', faces: ['face-5'], person: 'p2', name: 'Berta' },
  ],
);

const inFile = (
  name: string,
  person: number,
  change: Partial<GalleryFilePerson> = {},
): GalleryFilePerson => ({
  ...{ name, visits: 9, days: 8, firstSeen: clock('2024-01-01T10:00'), lastSeen: clock('2024-04-01T10:00') },
  status: 'regular',
  descriptors: [makeDetected({ angle: person }).descriptor],
  ...change,
});

const file = (...people: GalleryFilePerson[]): GalleryFile => ({
  createdAt: '2024-05-09T10:00:00.000Z',
  descriptor: { id: 'dlib-128-aligned-mirror', dims: 128, normalization: 'L2', metric: 'euclidean' },
  judge: {
    ...{ method: 'exemplars', thresholds: { acceptAt: 0, newAt: -1 } },
    ...{ strangersKnown: 0.01, strangersNotNew: 0.05 },
  },
  regular: { atLeast: 3, unit: 'days', withinDays: 30 },
  visitGapMs: 1,
  people,
});

const known = (choice: Partial<KnownChoice> = {}, gallery: GalleryFile | null = null, state = SHOP) =>
  knownPeopleOf(
    state,
    visitSettings.getState(),
    { source: 'collection', namedOnly: false, ...choice },
    gallery,
  );

describe('the known people', () => {
  test('are everybody of the collection, by their clear faces', () => {
    const { people, gallery, faceOf } = known();
    expect(people.map(({ name, status, visits, days }) => [name, status, visits, days])).toEqual([
      ['Anna', 'regular', 3, 3],
      ['', 'seenBefore', 2, 1],
      ['Berta', 'new', 1, 1],
    ]);
    // the blurred one of Anna stands for nobody, nor does the blurred face on its own
    expect([...faceOf]).toEqual([0, 1, 3, 4, 5]);
    expect([...gallery.personOf]).toEqual([0, 0, 1, 1, 2]);
    expect([...rowOf(gallery.exemplars, 4)]).toEqual([...SHOP.faces[5]!.descriptor]);
  });

  test('of whom all faces are blurred are known by these', () => {
    const blurred = datedState([
      { person: 0, sharpness: 1 },
      { person: 0, sharpness: 1 },
    ]);
    expect([...known({}, null, blurred).faceOf]).toEqual([0, 1]);
  });

  test('are those with a name only, if told', () => {
    expect(known({ namedOnly: true }).people.map(({ name }) => name)).toEqual(['Anna', 'Berta']);
    expect(
      known({ namedOnly: true, source: 'file' }, file(inFile('', 5), inFile('Carla', 6))).people.map(
        ({ name }) => name,
      ),
    ).toEqual(['Carla']);
  });

  test('are those of a file instead, without the collection', () => {
    const { people, faceOf } = known({ source: 'file' }, file(inFile('Anna', 0), inFile('', 5)));
    expect(people.map(({ key, name, visitor }) => [key, name, visitor])).toEqual([
      ['file 0', 'Anna', null],
      ['file 1', '', null],
    ]);
    expect([...faceOf]).toEqual([-1, -1]);
    expect(known({ source: 'file' }).people).toEqual([]);
  });

  test('of both are joined by name, and their visits are not counted twice', () => {
    const { people, faceOf, gallery } = known(
      { source: 'both' },
      file(inFile('Anna', 0), inFile('', 1), inFile('Carla', 5, { visits: 0, lastSeen: null })),
    );
    expect(people.map(({ name, visits, days, status }) => [name, visits, days, status])).toEqual([
      ['Anna', 9, 8, 'regular'],
      ['', 2, 1, 'seenBefore'],
      ['Berta', 1, 1, 'new'],
      ['', 9, 8, 'regular'],
      ['Carla', 0, 8, 'regular'],
    ]);
    expect(people[0]?.firstSeen).toBe(clock('2024-01-01T10:00'));
    expect(people[0]?.lastSeen).toBe(clock('2024-05-08T10:00'));
    expect([...faceOf]).toEqual([0, 1, -1, 3, 4, 5, -1, -1]);
    expect([...gallery.personOf]).toEqual([0, 0, 0, 1, 1, 2, 3, 4]);
  });
});

describe('what is said of a face', () => {
  const verdict = (change: Partial<Verdict>): Verdict => ({
    ...{ kind: 'known', person: 0, distance: 0.2, second: 1, margin: 0.3, score: 0, exemplar: 3 },
    ...change,
  });
  const people = known();

  test('is in the words of a shop', () => {
    expect(faceReport(verdict({}), people)).toMatchObject({
      kind: 'regular',
      person: { name: 'Anna' },
      second: { key: 'face face-3' },
      exemplar: 4,
      isTie: false,
    });
    expect(faceReport(verdict({ person: 1 }), people).kind).toBe('seenBefore');
    expect(faceReport(verdict({ person: 2, kind: 'new' }), people).kind).toBe('new');
    // once is before, too
    expect(faceReport(verdict({ person: 2 }), people).kind).toBe('seenBefore');
  });

  test('tells one person listed twice from a face that is like nobody', () => {
    expect(faceReport(verdict({ kind: 'unsure', margin: 0.009 }), people).isTie).toBe(true);
    expect(faceReport(verdict({ kind: 'unsure', margin: 0.011 }), people).isTie).toBe(false);
  });

  test('names nobody where nobody is known', () => {
    const nobody = verdict({
      kind: 'new',
      person: -1,
      second: -1,
      exemplar: -1,
      distance: Number.POSITIVE_INFINITY,
    });
    expect(faceReport(nobody, known({ source: 'file' }))).toMatchObject({
      ...{ kind: 'new', person: null, second: null, exemplar: -1 },
    });
  });
});

describe('accepting a face', () => {
  const [anna, nameless] = known().people;
  const accept = (person: KnownPerson | undefined, exemplar = -1) =>
    acceptAct(SHOP, 'x', { kind: 'known', person: person!, exemplar });
  const fresh = (name: string) => acceptAct(SHOP, 'x', { kind: 'new', name });

  test('as a person says so, whoever else the grouping would take it for', () => {
    expect(accept(anna)).toEqual({ kind: 'assign', faces: ['x'], person: 'p1' });
  });

  test('into a group without a name ties it to the face that it is like', () => {
    expect(accept(nameless, 4)).toEqual({ kind: 'link', pairs: [['x', 'face-4']], link: 'must' });
  });

  test('as somebody of a file makes the person here, or finds who bears the name', () => {
    const [carla, berta] = known({ source: 'file' }, file(inFile('Carla', 5), inFile('Berta', 6))).people;
    expect(accept(carla)).toEqual({ kind: 'assign', faces: ['x'], person: 'p3', name: 'Carla' });
    expect(accept(berta)).toEqual({ kind: 'assign', faces: ['x'], person: 'p2' });
    expect(accept({ ...carla!, name: '' })).toBeNull();
  });

  test('as new says nothing without a name, makes a person with one, and takes a known name for the known', () => {
    expect(fresh('  ')).toBeNull();
    expect(fresh(' Dora ')).toEqual({ kind: 'assign', faces: ['x'], person: 'p3', name: 'Dora' });
    expect(fresh('Anna')).toEqual({ kind: 'assign', faces: ['x'], person: 'p1' });
  });
});

describe('known names', () => {
  const people = [...'Anna Maria|Hanna|Maria|Ben|maría'.split('|')].map((name, i) => ({
    person: `p${i}`,
    name,
  }));

  test('are listed by name, those who were merged away left out', () => {
    const merged = datedState(
      [{ person: 0 }, { person: 1 }],
      [
        { kind: 'assign', faces: ['face-0'], person: 'p1', name: 'Zoe' },
        { kind: 'assign', faces: ['face-1'], person: 'p2', name: 'Anna' },
        { kind: 'merge', from: ['p2'], into: 'p1' },
      ],
    );
    expect(knownNamesOf(SHOP).map(({ name }) => name)).toEqual(['Anna', 'Berta']);
    expect(knownNamesOf(merged).map(({ name }) => name)).toEqual(['Zoe']);
    expect(personNamed(SHOP, 'Anna')).toBe('p1');
    expect(personNamed(SHOP, 'anna')).toBeNull();
    expect(personNamed(merged, 'Anna')).toBeNull();
  });

  test('match by their beginning first, then by a word’s, then anywhere', () => {
    const names = (typed: string, most = 9) => matchNames(people, typed, most).map(({ name }) => name);
    expect(names('an')).toEqual(['Anna Maria', 'Hanna']);
    expect(names(' MAR ')).toEqual(['Maria', 'maría', 'Anna Maria']);
    expect(names('a', 2)).toEqual(['Anna Maria', 'Hanna']);
    expect(names('x')).toEqual([]);
  });
});
