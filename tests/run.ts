// Everything that `npm test` checks, one step after the other. The last line counts all of it together. With
// `--long` tests that have a long version run that one.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faultTable, readPlaywright, readVitest, type TestReport } from './support/test-report.ts';

interface Step {
  readonly name: string;
  /** A program of `node_modules/.bin` and its arguments. */
  readonly command: readonly [program: string, ...args: string[]];
  /** The step that must have passed before, by name. */
  readonly needs?: string;
  /** How to count the JSON report that the step leaves; a step without one counts as one test. */
  readonly report?: { readonly path: string; readonly read: (json: string) => TestReport };
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BUILD_TEST = 'tests/structure/self-contained.test.ts';
const isLong = process.argv.includes('--long');
const reports = mkdtempSync(join(tmpdir(), 'kaomap-tests-'));

const vitest = (name: string, args: readonly string[], needs?: string): Step => {
  const path = join(reports, `${name}.json`);
  return {
    name,
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${path}`, ...args],
    report: { path, read: (json) => readVitest(JSON.parse(json)) },
    ...(needs && { needs }),
  };
};
const browserReport = join(reports, 'browser tests.json');

const STEPS: readonly Step[] = [
  { name: 'lint and format', command: ['biome', 'ci', '--diagnostic-level=warn', '.'] },
  { name: 'types', command: ['tsc', '-p', '.'] },
  { name: 'types of the pure folders', command: ['tsc', '-p', 'tests/structure/tsconfig.pure.json'] },
  // the test of the built files waits for the build; what lies in dist/ now may be of another day
  vitest('unit tests', ['--exclude', BUILD_TEST]),
  { name: 'build', command: ['vite', 'build'] },
  vitest('tests of the build', [BUILD_TEST], 'build'),
  {
    name: 'browser tests',
    command: ['playwright', 'test', '-c', 'tests/e2e/playwright.config.ts', '--reporter=list,json'],
    needs: 'build',
    report: { path: browserReport, read: (json) => readPlaywright(JSON.parse(json)) },
  },
];

/** Run a program with its output passed on as it comes. Resolves to its exit code, 1 if it did not start or was killed. */
function run([program, ...args]: Step['command']): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(join(ROOT, 'node_modules', '.bin', program), args, {
      cwd: ROOT,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...process.env, ...(isLong && { LONG: '1' }), PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport },
    });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** A step that ends badly counts as one failure at least, whatever its report says or lacks. */
function count({ report }: Step, exitCode: number): TestReport {
  const single: TestReport = { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: [] };
  if (!report) return single;
  try {
    const counted = report.read(readFileSync(report.path, 'utf8'));
    return { ...counted, failed: Math.max(counted.failed, single.failed) };
  } catch (error) {
    console.error(`the report of this step cannot be read: ${error}`);
    return { passed: 0, failed: 1, skipped: [] };
  }
}

const results = new Map<string, TestReport>();
const lines: string[] = [];
const skipped: string[] = [];
for (const step of STEPS) {
  if (step.needs && results.get(step.needs)?.failed !== 0) {
    lines.push(`${step.name}: not run`);
    skipped.push(`all ${step.name} (the ${step.needs} failed)`);
    continue;
  }
  console.log(`\n== ${step.name}: ${step.command.join(' ')}`);
  const start = performance.now();
  const result = count(step, await run(step.command));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  results.set(step.name, result);
  lines.push(`${step.name}: ${result.passed} passed, ${result.failed} failed, ${seconds} s`);
  skipped.push(...result.skipped);
  console.log(`== ${lines.at(-1)}`);
}
rmSync(reports, { recursive: true, force: true });

const faults = [...results.values()].flatMap((result) => result.faults ?? []);
const total = (key: 'passed' | 'failed') =>
  [...results.values()].reduce((sum, result) => sum + result[key], 0);
console.log(`\nSteps\n${lines.map((line) => `  ${line}`).join('\n')}`);
if (faults.length > 0)
  console.log(
    `\nFaults\n${faultTable(faults)
      .map((line) => `  ${line}`)
      .join('\n')}`,
  );
if (skipped.length > 0) console.log(`\nSkipped\n${skipped.map((name) => `  ${name}`).join('\n')}`);
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') > 0 ? 1 : 0;
