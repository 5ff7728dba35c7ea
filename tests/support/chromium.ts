import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FIXED_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    return folder ? [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')] : [];
  }),
];

/**
 * Find a Chromium for the browser tests, and install one where that is possible.
 *
 * In this order: `CHROMIUM_PATH`; one on the machine; on Debian or Ubuntu as root, its `chromium`
 * package; Playwright's own, downloaded if need be.
 *
 * @returns path of the program, or undefined for Playwright's own, which Playwright finds by itself
 * @throws Error that says what to do if there is none
 */
export async function findChromium(): Promise<string | undefined> {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`CHROMIUM_PATH must name the program file of a Chromium, got ${named}`);
  }
  const found = onThisMachine();
  if (found) return found;
  if (isRoot() && isDebian()) {
    console.log('No Chromium found: installing the one of the distribution.');
    if (run('apt-get', ['update']) && run('apt-get', ['install', '-y', 'chromium'])) {
      const installed = onThisMachine();
      if (installed) return installed;
    }
  }
  if (!existsSync(chromium.executablePath())) {
    console.log("No Chromium found: downloading Playwright's own.");
    run('npx', ['playwright', 'install', 'chromium']);
  }
  if (existsSync(chromium.executablePath())) return undefined;
  throw new Error(
    'The browser tests need Chromium or Google Chrome, and none was found or could be installed. ' +
      'Install one and run again, or set CHROMIUM_PATH to the program file of one you have.',
  );
}

/** Switches under which Chromium runs on a machine without GPU or sandbox and calls nobody by itself. */
export function launchArgs({ webgl }: { readonly webgl: boolean }): string[] {
  return [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-sync',
    '--metrics-recording-only',
    '--no-default-browser-check',
    '--no-first-run',
    '--no-pings',
    // root has no right to the sandbox, nobody else should be without it
    ...(isRoot() ? ['--no-sandbox'] : []),
    // WebGL by software, so that it is there on every machine; else none, so that wasm is taken on every machine
    ...(webgl
      ? ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist']
      : ['--disable-gpu', '--disable-software-rasterizer']),
  ];
}

function onThisMachine(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const places = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...places, ...FIXED_PLACES].find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return false;
  }
  // Ubuntu's chromium-browser package is a script that only asks for snap, which a container does not have
  return !(path.endsWith('chromium-browser') && isSnapStub(path));
}

function isSnapStub(path: string): boolean {
  const text = readFileSync(path).subarray(0, 4096).toString('latin1');
  return text.startsWith('#!') && text.includes('/snap/bin/chromium') && !existsSync('/snap/bin/chromium');
}

const isRoot = () => process.getuid?.() === 0;
const isDebian = () => existsSync('/etc/debian_version');

function run(command: string, args: readonly string[]): boolean {
  const { status } = spawnSync(command, args, {
    // what an installation says must not get between the results that a script prints
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}
