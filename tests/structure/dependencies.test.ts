import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLicense } from '../../src/build/package-license.ts';
import { ROOT } from './read-files.ts';

interface Locked {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly peer?: boolean;
  readonly hasInstallScript?: boolean;
}

const read = (file: string): unknown => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
const { dependencies, devDependencies } = read('package.json') as Record<string, Record<string, string>>;
const { packages } = read('package-lock.json') as { packages: Record<string, Locked> };

/** Raised by hand, with a reason in the commit: each is code that sees people's photos. */
const MOST_AT_RUN_TIME = 23;
/** Packages that bring a program for each system; without the script they find it all the same. */
const MAY_HAVE_SCRIPTS = ['esbuild', 'fsevents'];
/** Terms under which the page may be given on; LGPL for a file that is loaded on its own. */
const ALLOWED = [
  ...['MIT', 'MIT/X11', 'ISC', 'BSD', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'CC0-1.0'],
  'MIT AND ISC AND BSD-3-Clause',
];
const LGPL = ['heic-to'];

test('every version is exact', () => {
  const versions = Object.entries({ ...dependencies, ...devDependencies });
  expect(versions.length).toBeGreaterThan(10);
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test(`at most ${MOST_AT_RUN_TIME} packages are asked for at run time`, () => {
  expect(Object.keys(dependencies ?? {}).length).toBeLessThanOrEqual(MOST_AT_RUN_TIME);
});

test('no package has to run a script when it is installed', () => {
  const names = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.split('node_modules/').at(-1) ?? '');
  expect(names.filter((name) => !MAY_HAVE_SCRIPTS.includes(name))).toEqual([]);
});

test('every package at run time may be given on with the page', () => {
  const paths = Object.entries(packages)
    .filter(
      ([path, { dev, devOptional, optional, peer }]) => path && !dev && !devOptional && !optional && !peer,
    )
    .map(([path]) => path);
  expect(paths.length).toBeGreaterThan(20);
  const licenses = paths.map((path) => readLicense(join(ROOT, path)));
  const refused = licenses.filter(
    ({ name, license }) => !ALLOWED.includes(license) && !(license === 'LGPL-3.0' && LGPL.includes(name)),
  );
  expect(refused.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
});
