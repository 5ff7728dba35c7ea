import fc from 'fast-check';
import type { Act } from '../../../src/people/act.ts';
import { append, bringBack, EMPTY_LOG, type Log, redo, takeBack, undo } from '../../../src/people/log.ts';

/** What people may be called, and what breaks programs that take a name for something else than text. */
export const HOSTILE_NAMES = [
  '👩‍👩‍👧‍👦 Анна',
  'مريم \u202Eevil\u202C',
  '<img src=x onerror="alert(1)">',
  '__proto__',
  'constructor',
  '=SUM(A1)',
  'x'.repeat(500),
  '\uD800 half a pair',
  '"],"\\u0000\n',
  ' ',
];

export const FACE_IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', '__proto__', 'hasOwnProperty', '["a","b"]'];
export const PERSON_IDS = ['p1', 'p2', 'p3', 'p4', '__proto__', 'toString'];

const face = fc.constantFrom(...FACE_IDS);
const faces = fc.array(face, { maxLength: 5 });
const person = fc.constantFrom(...PERSON_IDS);
const name = fc.constantFrom('', 'Anna', 'Anna', 'Bea', ...HOSTILE_NAMES);

/** Any act, sensible or not: persons who are not there, faces named twice, a face linked to itself. */
export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('assign' as const), faces, person, name }) },
  fc.record({ kind: fc.constant('assign' as const), faces, person, reviewed: fc.boolean() }),
  fc.record({ kind: fc.constant('split' as const), faces, stay: faces, person, name }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('notPerson' as const), faces, person }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('merge' as const),
      from: fc.array(person, { maxLength: 3 }),
      into: person,
    }),
  },
  fc.record({ kind: fc.constant('rename' as const), person, name }),
  fc.record({ kind: fc.constant('cover' as const), person, face: fc.option(face) }),
  fc.record({
    kind: fc.constant('mark' as const),
    faces,
    mark: fc.constantFrom('notFace' as const, 'hidden' as const, 'reviewed' as const),
    on: fc.boolean(),
  }),
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('link' as const),
      pairs: fc.array(fc.tuple(face, face), { maxLength: 3 }),
      link: fc.constantFrom('must' as const, 'cannot' as const, 'unsure' as const, null),
    }),
  },
  fc.record({ kind: fc.constant('clear' as const), faces }),
);

export const anyActs = fc.array(anyAct, { maxLength: 30 });

/** Any log that a page may have: acts, of which some were taken back and brought back. */
export const anyLog: fc.Arbitrary<Log> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: anyAct.map((act) => (log: Log) => append(log, act, log.next * 1000)) },
      fc.constant(undo),
      fc.constant(redo),
      fc.nat(9).map((seq) => (log: Log) => takeBack(log, seq)),
      fc.nat(9).map((seq) => (log: Log) => bringBack(log, seq)),
    ),
    { maxLength: 20 },
  )
  .map((changes) => changes.reduce((log, change) => change(log), EMPTY_LOG));
