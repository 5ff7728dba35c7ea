import { expect, test } from 'vitest';
import {
  FAULT,
  type FaultResult,
  faultTable,
  type PlaywrightJson,
  readPlaywright,
  readVitest,
  type VitestJson,
} from '../support/test-report.ts';

const vitest = (status: string, ...statuses: string[]): VitestJson => ({
  testResults: [
    {
      name: 'a.test.ts',
      status,
      assertionResults: statuses.map((each, i) => ({ status: each, fullName: `test ${i}` })),
    },
  ],
});

test("Vitest's report is counted, with the names of what was skipped", () => {
  expect(readVitest(vitest('failed', 'passed', 'passed', 'failed', 'pending'))).toEqual({
    passed: 2,
    failed: 1,
    skipped: ['test 3'],
  });
});

test('a test file that does not load is a failure', () => {
  expect(readVitest(vitest('failed'))).toEqual({ passed: 0, failed: 1, skipped: [] });
});

const spec = (title: string, status: string) => ({ title, tests: [{ projectName: 'wasm', status }] });

test("Playwright's report is counted through all its groups", () => {
  const report: PlaywrightJson = {
    suites: [
      {
        specs: [spec('a', 'expected'), spec('b', 'unexpected')],
        suites: [{ specs: [spec('c', 'skipped'), spec('d', 'expected')] }],
      },
    ],
    errors: [],
  };
  expect(readPlaywright(report)).toEqual({ passed: 2, failed: 1, skipped: ['[wasm] c'], faults: [] });
});

test('a browser test run that does not start is a failure', () => {
  expect(readPlaywright({ suites: [], errors: [{}] }).failed).toBe(1);
});

const fault = (kind: string, change: Partial<FaultResult> = {}): FaultResult => ({
  kind,
  photos: 9,
  faults: 1,
  lost: 0,
  twice: 0,
  ending: 'the right clusters',
  seconds: 2,
  ...change,
});

test('faults are found wherever a test told of them, and other annotations are not taken for one', () => {
  const told = (...kinds: string[]) => ({
    title: 'a',
    tests: [
      {
        projectName: 'wasm',
        status: 'expected',
        annotations: [
          { type: 'slow' },
          { type: 'slow', description: 'not JSON' },
          ...kinds.map((kind) => ({ type: FAULT, description: JSON.stringify(fault(kind)) })),
        ],
      },
    ],
  });
  const report: PlaywrightJson = {
    suites: [{ specs: [told('a', 'b')], suites: [{ specs: [told(), told('c')] }] }],
    errors: [],
  };
  expect(readPlaywright(report).faults).toEqual([fault('a'), fault('b'), fault('c')]);
});

test('the table of faults has a line for each kind, and sums up with the most done twice in any', () => {
  expect(
    faultTable([
      fault('hung', { twice: 1, faults: 5 }),
      fault('terminated', { lost: 2, twice: 3, faults: 2 }),
    ]),
  ).toEqual([
    'hung        photos 9, faults 5, lost 0, done twice 1, 2.0 s, the right clusters',
    'terminated  photos 9, faults 2, lost 2, done twice 3, 2.0 s, the right clusters',
    '2 kinds, 7 faults, 18 photos: lost 2, done twice 4, at most 1.5 a fault, 4 s',
  ]);
});
