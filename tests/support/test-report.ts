/** What a test runner found, in one shape for all of them. */
export interface TestReport {
  readonly passed: number;
  readonly failed: number;
  /** Names of the tests that did not run. Who skips a test says in its name why. */
  readonly skipped: readonly string[];
  /** What the faults came to that were injected. */
  readonly faults?: readonly FaultResult[];
}

/** What a kind of fault did to a run. */
export interface FaultResult {
  readonly kind: string;
  /** Photos of the run. */
  readonly photos: number;
  /** How often the fault was injected. */
  readonly faults: number;
  /** Photos that were finished and are not any more, or that ought to have been read and were not. */
  readonly lost: number;
  /** Photos that were done again, or begun again without need. */
  readonly twice: number;
  /** What the run ended with: the right clusters, or which sentence. */
  readonly ending: string;
  readonly seconds: number;
}

/** Type of the annotation that carries a {@link FaultResult} as JSON. */
export const FAULT = 'fault';

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
    readonly tests: readonly {
      readonly projectName: string;
      readonly status: string;
      readonly annotations?: readonly { readonly type: string; readonly description?: string }[];
    }[];
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

/** Count what Playwright reports, each test once per project, with the faults that its tests told of. */
export function readPlaywright({ suites, errors }: PlaywrightJson): TestReport {
  let [passed, failed] = [0, errors.length];
  const skipped: string[] = [];
  const faults: FaultResult[] = [];
  const visit = (suite: PlaywrightSuite) => {
    for (const { title, tests } of suite.specs) {
      for (const { projectName, status, annotations = [] } of tests) {
        for (const { type, description } of annotations) {
          if (type === FAULT && description !== undefined) faults.push(JSON.parse(description));
        }
        if (status === 'expected' || status === 'flaky') passed++;
        else if (status === 'skipped') skipped.push(`[${projectName}] ${title}`);
        else failed++;
      }
    }
    suite.suites?.forEach(visit);
  };
  suites.forEach(visit);
  return { passed, failed, skipped, faults };
}

export function faultWords({
  photos,
  faults,
  lost,
  twice,
  ending,
  seconds,
}: Omit<FaultResult, 'kind'>): string {
  return `photos ${photos}, faults ${faults}, lost ${lost}, done twice ${twice}, ${seconds.toFixed(1)} s, ${ending}`;
}

/** Lines of a table: one for each kind of fault, and their sum. */
export function faultTable(results: readonly FaultResult[]): string[] {
  const width = Math.max(...results.map(({ kind }) => kind.length));
  const sum = (key: 'photos' | 'faults' | 'lost' | 'twice' | 'seconds') =>
    results.reduce((total, result) => total + result[key], 0);
  const most = Math.max(...results.map(({ twice, faults }) => twice / faults));
  return [
    ...results.map((result) => `${result.kind.padEnd(width)}  ${faultWords(result)}`),
    `${results.length} kinds, ${sum('faults')} faults, ${sum('photos')} photos: lost ${sum('lost')}, done twice ${sum('twice')}, at most ${Number(most.toFixed(2))} a fault, ${sum('seconds').toFixed(0)} s`,
  ];
}
