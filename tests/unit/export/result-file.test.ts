import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  MAX_RESULT_CHARS,
  parseResultFile,
  type ResultInput,
  serializeResult,
  toResultFile,
} from '../../../src/export/result-file.ts';
import type { Face } from '../../../src/faces/face.ts';
import type { Photo } from '../../../src/ingest/photo.ts';
import type { Act } from '../../../src/people/act.ts';
import { append, EMPTY_LOG, replay, undo } from '../../../src/people/log.ts';
import { anyLog, HOSTILE_NAMES } from '../people/random-acts.ts';
import { ODD_PATHS, resultInputs, SMALL } from './results.ts';

/** The small result with some of its JSON replaced. */
function changed(change: (result: ReturnType<typeof JSON.parse>) => void): string {
  const value = JSON.parse(serializeResult(toResultFile(SMALL)));
  change(value);
  return JSON.stringify(value);
}

describe('a result', () => {
  it('takes the rows and faces of the app as they are', () => {
    expectTypeOf<Photo>().toExtend<ResultInput['photos'][number]>();
    expectTypeOf<Face>().toExtend<ResultInput['faces'][number]>();
  });

  it('comes back from its text as it was', () => {
    fc.assert(
      fc.property(resultInputs, (input) => {
        const result = toResultFile(input);
        expect(parseResultFile(serializeResult(result))).toEqual({ ok: true, result });
      }),
    );
  });

  it.each(HOSTILE_NAMES)('keeps the name %j and every step that led to it', (name) => {
    const assign: Act = { kind: 'assign', faces: ['face-0', '__proto__'], person: 'p1', name };
    const log = undo(append(append(EMPTY_LOG, assign, 5), { kind: 'clear', faces: ['face-1'] }, 6));
    const people = { log, persons: [{ id: 'p1', name, cover: null, faces: [0] }] };
    const parsed = parseResultFile(serializeResult(toResultFile({ ...SMALL, people })));
    expect(parsed.ok && parsed.result.people).toEqual(people);
    expect(parsed.ok && replay(parsed.result.people?.log ?? EMPTY_LOG)).toEqual(replay(log));
  });

  it('takes any log that the page can have', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const people = { log, persons: [] };
        const parsed = parseResultFile(serializeResult(toResultFile({ ...SMALL, people })));
        expect(parsed.ok ? parsed.result.people : parsed.detail).toEqual(people);
      }),
    );
  });

  it.each(ODD_PATHS)('keeps the path %j', (path) => {
    const input = { ...SMALL, photos: SMALL.photos.map((photo) => ({ ...photo, path })) };
    const parsed = parseResultFile(serializeResult(toResultFile(input)));
    expect(parsed.ok && parsed.result.photos.map((photo) => photo.path)).toEqual([path, path]);
  });

  it('names the photo, cluster, role and place of each face', () => {
    const { faces } = toResultFile(SMALL);
    expect(faces.map(({ photo, cluster, role, position }) => ({ photo, cluster, role, position }))).toEqual([
      { photo: 0, cluster: 0, role: 'core', position: [1, 2] },
      { photo: 0, cluster: -1, role: 'noise', position: [3, 4] },
      { photo: 1, cluster: 0, role: 'border', position: undefined },
    ]);
  });

  it('leaves out descriptors, pictures and ids of the page', () => {
    const faces = SMALL.faces.map((face) => ({ ...face, descriptor: new Float32Array(128), thumbnail: 'x' }));
    const text = serializeResult(toResultFile({ ...SMALL, faces }));
    expect(text).toBe(serializeResult(toResultFile(SMALL)));
    expect(text).not.toMatch(/"descriptor":\[|thumbnail|photo-7/);
  });

  it('is written with one face a line', () => {
    const lines = serializeResult(toResultFile(SMALL)).split('\n');
    expect(lines.filter((line) => line.startsWith('{"id":"face-'))).toHaveLength(3);
  });

  it('can be empty', () => {
    const result = toResultFile({
      ...SMALL,
      photos: [],
      faces: [],
      labels: [],
      plainLabels: [],
      isCore: [],
      clusters: [],
      positions: null,
      map: null,
    });
    expect(parseResultFile(serializeResult(result))).toEqual({ ok: true, result });
  });

  it.each<[string, Partial<ResultInput>, string]>([
    ['labels for other faces', { labels: [0, 0] }, 'labels must have 3 entries, got 2'],
    ['plain labels for other faces', { plainLabels: [0] }, 'plainLabels must have 3 entries, got 1'],
    ['core flags for other faces', { isCore: [1] }, 'isCore must have 3 entries, got 1'],
    ['a photo that is not listed', { photos: SMALL.photos.slice(0, 1) }, 'faces.2.photo'],
    [
      'a cluster that a face does not name',
      { clusters: [{ label: 0, faces: [0, 1, 2], cover: 0 }] },
      'face 1 is in',
    ],
    ['a place that is not finite', { positions: [Number.NaN, 0] }, 'faces.0.position.0'],
    [
      'an eps that is not finite',
      { parameters: { ...SMALL.parameters, eps: Number.POSITIVE_INFINITY } },
      'eps',
    ],
  ])('is not made from %s', (_, change, message) => {
    const make = () => toResultFile({ ...SMALL, ...change });
    expect(make).toThrow(RangeError);
    expect(make).toThrow(message);
  });
});

describe('reading what was said of people', () => {
  const act: Act = { kind: 'assign', faces: ['face-0'], person: 'p1' };
  const log = (next: number, ...steps: (readonly [number, number?])[]) => ({
    next,
    entries: steps.map(([seq, undone]) => ({ seq, at: 0, act, ...(undone === undefined ? {} : { undone }) })),
  });
  const person = { id: 'p1', name: '', cover: null, faces: [0] };

  it.each([
    [{ log: log(3, [2], [1]), persons: [] }, 'people.log.entries.1.seq: must be above 2, got 1'],
    [{ log: log(3, [1], [1]), persons: [] }, 'people.log.entries.1.seq: must be above 1, got 1'],
    [{ log: log(2, [2]), persons: [] }, 'people.log.next: must be above 2, got 2'],
    [{ log: log(9, [2, 1]), persons: [] }, 'people.log.entries.0.undone: must be above 2, got 1'],
    [{ log: log(4, [1, 4]), persons: [] }, 'people.log.next: must be above 4, got 4'],
    [{ log: log(9, [1, 2], [2]), persons: [] }, 'people.log.entries.1: the number 2 was given before'],
    [{ log: log(1), persons: [person, person] }, 'people.persons.1.id: another person has it, too'],
    [
      { log: log(1), persons: [{ ...person, faces: [3] }] },
      'people.persons.0.faces.0: there are 3 faces, got 3',
    ],
    [
      { log: log(1), persons: [{ ...person, faces: [0, 0] }] },
      'people.persons.0.faces.1: face 0 was given twice',
    ],
    [{ log: { next: 0, entries: [] }, persons: [] }, 'people.log.next: expected >=1, got 0'],
    [
      { log: { next: 2, entries: [{ seq: 1, at: 0, act: { kind: 'explode' } }] }, persons: [] },
      'people.log.entries.0.act.kind: expected',
    ],
  ])('refuses %j', (people, detail) => {
    const text = serializeResult({ ...toResultFile(SMALL), people: people as never });
    const parsed = parseResultFile(text);
    expect(parsed.ok ? 'taken' : parsed.detail).toContain(detail);
  });
});

describe('reading a result', () => {
  it.each([
    ['', 'the file is not JSON'],
    ['{"format":"kaomap.result"', 'the file is not JSON'],
    ['null', 'the file is not a kaomap.result'],
    ['[]', 'the file is not a kaomap.result'],
    ['{"__proto__":{"format":"kaomap.result"}}', 'the file is not a kaomap.result'],
    ['{"format":"kaomap.result"}', 'version: is missing'],
    ['{"format":"kaomap.result","version":"1"}', 'version: expected 1, got "1"'],
  ])('refuses %s', (text, detail) => {
    expect(parseResultFile(text)).toEqual({ ok: false, code: 'openedDamaged', detail });
  });

  it('tells another version from damage', () => {
    expect(parseResultFile('{"format":"kaomap.result","version":2,"faces":"else"}')).toEqual({
      ok: false,
      code: 'openedOtherVersion',
      detail: 'the file has version 2, this page reads version 1',
    });
  });

  it('refuses a text that is too long, unread', () => {
    const parsed = parseResultFile(' '.repeat(MAX_RESULT_CHARS + 1));
    expect(parsed).toMatchObject({ ok: false, detail: expect.stringContaining('200000001 characters') });
  });

  it.each<[string, Parameters<typeof changed>[0], string]>([
    ['a wrong type', (r) => (r.faces[1].score = 'high'), 'faces.1.score: expected number, got "high"'],
    ['a box outside the photo', (r) => (r.faces[0].box.x = 2), 'faces.0.box.x: expected <=1, got 2'],
    [
      'a role of no kind',
      (r) => (r.faces[0].role = 'boss'),
      'faces.0.role: expected ("core" | "border" | "noise"), got "boss"',
    ],
    ['an index of no photo', (r) => (r.faces[2].photo = 2), 'faces.2.photo: there are 2 photos, got 2'],
    ['an id twice', (r) => (r.faces[2].id = 'face-0'), 'faces.2.id: another face has it, too'],
    [
      'noise in a cluster',
      (r) => (r.faces[0].role = 'noise'),
      'faces.0.role: noise does not go with cluster 0',
    ],
    [
      'a core face in none',
      (r) => (r.faces[1].role = 'core'),
      'faces.1.role: core does not go with cluster -1',
    ],
    ['a list of no face', (r) => r.clusters[0].faces.push(3), 'clusters.0.faces.2: there are 3 faces, got 3'],
    [
      'a list with a stranger',
      (r) => r.clusters[0].faces.push(1),
      'clusters.0.faces.2: face 1 is in cluster -1',
    ],
    ['a face listed twice', (r) => r.clusters[0].faces.push(0), 'clusters.0.faces.2: face 0 is listed twice'],
    [
      'a cover from elsewhere',
      (r) => (r.clusters[0].cover = 1),
      'clusters.0.cover: face 1 is not of this cluster',
    ],
    ['a label twice', (r) => r.clusters.push(r.clusters[0]), 'clusters.1.label: another cluster has 0, too'],
    ['a face that no cluster lists', (r) => (r.clusters = []), 'faces.0.cluster: no cluster lists this face'],
  ])('refuses %s and says where', (_, change, detail) => {
    expect(parseResultFile(changed(change))).toEqual({ ok: false, code: 'openedDamaged', detail });
  });

  it('refuses a number too large for one', () => {
    const text = changed(() => {}).replace('"eps":0.33', '"eps":1e999');
    expect(parseResultFile(text)).toMatchObject({
      ok: false,
      detail: expect.stringMatching(/^parameters\.eps:/),
    });
  });

  it('repeats only the beginning of a long wrong value', () => {
    const text = changed((r) => {
      r.parameters.seed = 'x'.repeat(10_000);
    });
    const parsed = parseResultFile(text);
    expect(parsed.ok ? '' : parsed.detail).toMatch(/^parameters\.seed: expected number, got "x{79}$/);
  });

  it('drops what it does not know and lets no key reach a prototype', () => {
    const text = changed(() => {})
      .replace('{"format"', '{"__proto__":{"polluted":1},"unheard":[],"format"')
      .replace('"box":{', '"box":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},');
    expect(text).toContain('"polluted":1},"constructor"');
    const parsed = parseResultFile(text);
    expect(parsed).toEqual({ ok: true, result: toResultFile(SMALL) });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(parsed.ok && Object.getPrototypeOf(parsed.result.faces[0]?.box)).toBe(Object.prototype);
  });

  it('never throws, whatever the text', () => {
    const almost = fc.tuple(resultInputs, fc.nat(), fc.string()).map(([input, at, junk]) => {
      const text = serializeResult(toResultFile(input));
      const cut = at % text.length;
      return text.slice(0, cut) + junk + text.slice(cut + junk.length);
    });
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), almost), (text) => {
        const parsed = parseResultFile(text);
        expect(parsed.ok || parsed.detail.length > 0).toBe(true);
      }),
    );
  });
});
