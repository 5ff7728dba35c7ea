import { expect, test } from 'vitest';
import { groupPhotoDate, sampleDate } from '../../../src/build/sample-visits.ts';
import { parseExifDate } from '../../../src/ingest/taken-at.ts';
import { attendanceOf, DEFAULT_REGULAR_RULE, newestDay } from '../../../src/people/regulars.ts';
import { visitsOf } from '../../../src/people/visits.ts';

const PEOPLE = 16;
const PHOTOS = 6;
const time = (date: string) => {
  const found = parseExifDate(date);
  if (found === null) throw new RangeError(`no date: ${date}`);
  return found;
};

test('sixteen people, each on a group photo and in three pictures, come like the people of a shop', () => {
  const faces = Array.from({ length: PEOPLE }, (_, person) => {
    const photo = (person % PHOTOS) + 1;
    const dates = [groupPhotoDate(photo), ...[0, 1, 2].map((nth) => sampleDate(person, nth, photo))];
    return dates.map((date) => ({ person, time: time(date) }));
  }).flat();
  const visits = visitsOf({
    personOf: Int32Array.from(faces, ({ person }) => person),
    takenAt: Float64Array.from(faces, (face) => face.time),
    people: PEOPLE,
  });
  const statuses = attendanceOf(visits, DEFAULT_REGULAR_RULE, newestDay(visits)).map(({ status }) => status);
  const count = (status: string) => statuses.filter((own) => own === status).length;
  expect([count('regular'), count('seenBefore'), count('new')]).toEqual([7, 6, 3]);
  expect(new Set(faces.map((face) => new Date(face.time).toISOString().slice(0, 7)))).toEqual(
    new Set(['2026-10']),
  );
});

test('there is no fourth picture and no seventh photo', () => {
  expect(() => sampleDate(0, 3, 1)).toThrow(RangeError);
  expect(() => sampleDate(0, 0, 7)).toThrow(RangeError);
  expect(() => groupPhotoDate(0)).toThrow(RangeError);
});
