// Writes public/screenshot.png, the picture in the README: the sample photos, read and grouped by the real app.
// Run with `npx tsx tests/support/make-screenshot.ts [FILE] [WIDTHxHEIGHT] [light|dark]`.
import { fileURLToPath } from 'node:url';
import { openApp, waitUntilDone } from './open-app.ts';

const [
  file = fileURLToPath(new URL('../../public/screenshot.png', import.meta.url)),
  size = '1440x900',
  scheme,
] = process.argv.slice(2);
const [width = 1440, height = 900] = size.split('x').map(Number);
const started = Date.now();
const app = await openApp({
  query: 'backend=wasm&keep=off',
  viewport: { width, height },
  colorScheme: scheme === 'dark' ? 'dark' : 'light',
});
await app.page.evaluate(() => window.kaomap.actions.loadSamples());
await waitUntilDone(app.page, { tsne: true });
console.log(`${(Date.now() - started) / 1000} s from start to map`);
await app.page.waitForTimeout(500);
await app.page.screenshot({ path: file });
await app.close();
console.log(file);
