import { expect, test } from 'vitest';
import { PEOPLE_CSV_HEADER, peopleCsv } from '../../../src/export/people-csv.ts';

const row = {
  group: 0,
  person: 'Anna',
  photo: 'a.jpg',
  face: 1,
  box: { x: 0.1, y: 0.2, width: 0.3, height: 0.4 },
  distance: 0.25,
  by: 'user',
} as const;

test('each face is a line', () => {
  expect(peopleCsv([row, { ...row, group: -1, person: '', distance: null, by: '' }])).toBe(
    `\uFEFF${PEOPLE_CSV_HEADER}\r\n0,Anna,a.jpg,1,0.1000,0.2000,0.3000,0.4000,0.2500,user\r\n` +
      '-1,,a.jpg,1,0.1000,0.2000,0.3000,0.4000,,\r\n',
  );
});

test('no name runs as a formula, and none breaks its line', () => {
  const text = peopleCsv([
    { ...row, person: '=SUM(A1)', photo: '@x.jpg' },
    { ...row, person: 'line\r\n"quoted", and comma' },
    { ...row, person: '+1' },
  ]);
  expect(text).toContain("0,'=SUM(A1),'@x.jpg,1");
  expect(text).toContain('0,"line\r\n""quoted"", and comma",a.jpg');
  expect(text).toContain("0,'+1,a.jpg");
});
