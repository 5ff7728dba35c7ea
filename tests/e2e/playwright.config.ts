import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { BUILD_FOLDER } from '../support/build-folder.ts';
import { findChromium, launchArgs } from '../support/chromium.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
// two runs at once want a port each
const { PORT = '4337' } = process.env;
const URL_OF_BUILD = `http://127.0.0.1:${PORT}/`;
const executablePath = await findChromium();
const launchOptions = (webgl: boolean) => ({
  args: launchArgs({ webgl }),
  ...(executablePath && { executablePath }),
});

export default defineConfig({
  testDir: '.',
  outputDir: `../../test-results/${PORT}`,
  // the models keep both cores of a small machine busy: a second worker would only make both slow
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: URL_OF_BUILD,
    // no trace, which takes half of the time again: `--trace on` when a failure is not clear
    screenshot: 'only-on-failure',
    // requests that a service worker answers are out of reach of page.route
    serviceWorkers: 'block',
  },
  projects: [
    {
      name: 'wasm',
      testMatch: '*.spec.ts',
      testIgnore: '*.webgl.spec.ts',
      use: { launchOptions: launchOptions(false) },
    },
    { name: 'webgl', testMatch: '*.webgl.spec.ts', use: { launchOptions: launchOptions(true) } },
  ],
  // the production build, which must be there
  webServer: {
    command: `npx vite preview --outDir "${BUILD_FOLDER}" --host 127.0.0.1 --port ${PORT} --strictPort`,
    cwd: ROOT,
    url: URL_OF_BUILD,
    reuseExistingServer: false,
  },
});
