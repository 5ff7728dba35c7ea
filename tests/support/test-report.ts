/** What a test runner found, in one shape for all of them. */
export interface TestReport {
  readonly passed: number;
  readonly failed: number;
  /** Names of the tests that did not run. Who skips a test says in its name why. */
  readonly skipped: readonly string[];
}

/** The part that we read of the report of Vitest's `json` reporter. */
export interface VitestJson {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** The part that we read of the report of Playwright's `json` reporter. */
export interface PlaywrightJson {
  readonly suites: readonly PlaywrightSuite[];
  /** Errors outside any test: a spec file that does not load, a server that does not start. */
  readonly errors: readonly unknown[];
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly tests: readonly { readonly projectName: string; readonly status: string }[];
  }[];
}

/** Count what Vitest reports. A file that fails without a failed test, as when it does not load, is one failure. */
export function readVitest({ testResults }: VitestJson): TestReport {
  let [passed, failed] = [0, 0];
  const skipped: string[] = [];
  for (const file of testResults) {
    const before = failed;
    for (const { status, fullName } of file.assertionResults) {
      if (status === 'passed') passed++;
      else if (status === 'failed') failed++;
      else skipped.push(fullName);
    }
    if (file.status === 'failed' && failed === before) failed++;
  }
  return { passed, failed, skipped };
}

/** Count what Playwright reports, each test once per project. */
export function readPlaywright({ suites, errors }: PlaywrightJson): TestReport {
  let [passed, failed] = [0, errors.length];
  const skipped: string[] = [];
  const visit = (suite: PlaywrightSuite) => {
    for (const { title, tests } of suite.specs) {
      for (const { projectName, status } of tests) {
        if (status === 'expected' || status === 'flaky') passed++;
        else if (status === 'skipped') skipped.push(`[${projectName}] ${title}`);
        else failed++;
      }
    }
    suite.suites?.forEach(visit);
  };
  suites.forEach(visit);
  return { passed, failed, skipped };
}
