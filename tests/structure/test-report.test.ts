import { expect, test } from 'vitest';
import { type PlaywrightJson, readPlaywright, readVitest, type VitestJson } from '../support/test-report.ts';

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
  expect(readPlaywright(report)).toEqual({ passed: 2, failed: 1, skipped: ['[wasm] c'] });
});

test('a browser test run that does not start is a failure', () => {
  expect(readPlaywright({ suites: [], errors: [{}] }).failed).toBe(1);
});
