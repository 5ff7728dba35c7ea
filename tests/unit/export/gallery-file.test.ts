import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GalleryFile, parseGallery, serializeGallery } from '../../../src/export/gallery-file.ts';

const HERE = { id: 'dlib-128-aligned-mirror', dims: 4 };
const unit = (...values: number[]) => {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (x) => x / length);
};

const gallery: GalleryFile = {
  createdAt: '2024-05-06T10:00:00.000Z',
  descriptor: { ...HERE, normalization: 'L2', metric: 'euclidean' },
  judge: {
    method: 'exemplars',
    thresholds: { acceptAt: -0.24, newAt: -0.26 },
    strangersKnown: 0.01,
    strangersNotNew: 0.05,
  },
  regular: { atLeast: 3, unit: 'days', withinDays: 30 },
  visitGapMs: 1_800_000,
  people: [
    {
      ...{ name: '田中 "<b>"\n', visits: 4, days: 3, firstSeen: -5, lastSeen: 1.7e12, status: 'regular' },
      descriptors: [unit(1, 2, 3, 4), unit(-1, 0.5, 0, 2)],
    },
    {
      ...{ name: '', visits: 0, days: 0, firstSeen: null, lastSeen: null, status: null },
      descriptors: [unit(0, 0, 0, 1)],
    },
  ],
};

const codeOf = (text: string, here = HERE) => {
  const parsed = parseGallery(text, here);
  return parsed.ok ? 'ok' : parsed.code;
};
/** The file with the value at a path set, or taken away if it is undefined. */
function changed(path: string, value?: unknown): string {
  const file: Record<string, unknown> = JSON.parse(serializeGallery(gallery));
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce((at, key) => at[key] as Record<string, unknown>, file);
  parent[last] = value;
  return JSON.stringify(file);
}

describe('a gallery file', () => {
  test('is read back bit by bit', () => {
    expect(parseGallery(serializeGallery(gallery), HERE)).toEqual({ ok: true, gallery });
  });

  test('keeps any vectors of length 1 and any names', () => {
    const vector = fc
      .array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 })
      .filter((values) => Math.hypot(...values) > 0.1)
      .map((values) => unit(...values));
    const person = fc.record({
      name: fc.string({ unit: 'binary' }),
      descriptors: fc.array(vector, { minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(person, { maxLength: 5 }), (people) => {
        const file = { ...gallery, people: people.map((own) => ({ ...gallery.people[1]!, ...own })) };
        expect(parseGallery(serializeGallery(file), HERE)).toEqual({ ok: true, gallery: file });
      }),
    );
  });

  test('has one person a line', () => {
    const lines = serializeGallery(gallery).split('\n');
    expect(lines.filter((line) => line.startsWith('{"name"'))).toHaveLength(2);
  });

  test.each<[string, string, string]>([
    ['text', 'galleryOtherFormat', 'hello'],
    ['nothing', 'galleryOtherFormat', ''],
    ['a list', 'galleryOtherFormat', '[]'],
    ['null', 'galleryOtherFormat', 'null'],
    ['a result', 'galleryOtherFormat', changed('format', 'kaomap.result')],
    ['a file cut short', 'galleryOtherFormat', serializeGallery(gallery).slice(0, -40)],
    ['a later version', 'galleryOtherVersion', changed('version', 2)],
    ['a version that is no number', 'galleryDamaged', changed('version', '1')],
    ['another descriptor', 'galleryOtherDescriptor', changed('descriptor.id', 'faceres-1024')],
    ['a missing field', 'galleryDamaged', changed('judge')],
    [
      'a person fewer than counted',
      'galleryDamaged',
      changed('people', JSON.parse(serializeGallery(gallery)).people.slice(1)),
    ],
    ['a wrong sum', 'galleryDamaged', changed('counts.descriptors', 4)],
    ['more exemplars than there are', 'galleryDamaged', changed('people.0.exemplars', 3)],
    ['exemplars beyond all memory', 'galleryDamaged', changed('people.0.exemplars', 2 ** 50)],
    ['a person without exemplars', 'galleryDamaged', changed('people.1.exemplars', 0)],
    ['letters that are not base64', 'galleryDamaged', changed('people.1.descriptors', '!'.repeat(24))],
    ['a vector not of length 1', 'galleryDamaged', changed('people.1.descriptors', `${'A'.repeat(22)}==`)],
    ['thresholds in the wrong order', 'galleryDamaged', changed('judge.thresholds.newAt', 0)],
    ['tolerances in the wrong order', 'galleryDamaged', changed('judge.strangersKnown', 0.5)],
    ['a number for a name', 'galleryDamaged', changed('people.0.name', 7)],
  ])('that is %s gives the code %s', (_, code, text) => {
    expect(codeOf(text)).toBe(code);
  });

  test('of as many numbers as the page has, or it is another descriptor', () => {
    expect(codeOf(serializeGallery(gallery), { ...HERE, dims: 128 })).toBe('galleryOtherDescriptor');
  });

  test('never throws, whatever is cut out of it', () => {
    const text = serializeGallery(gallery);
    const position = fc.nat({ max: text.length - 1 });
    fc.assert(
      fc.property(position, fc.string({ maxLength: 3 }), (at, put) => {
        expect(typeof codeOf(text.slice(0, at) + put + text.slice(at + 1))).toBe('string');
      }),
    );
  });

  test('drops what the format does not name', () => {
    const parsed = parseGallery(changed('people.0.photo', 'x'), HERE);
    expect(parsed).toEqual({ ok: true, gallery });
  });

  test('is not written if it would not be read', () => {
    const long = { ...gallery.people[0]!, descriptors: [Float32Array.of(1, 1, 1, 1)] };
    expect(() => serializeGallery({ ...gallery, people: [long] })).toThrow(RangeError);
  });
});
