import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { findChromium, launchArgs } from '../support/chromium.ts';
import { expect, test } from '../support/e2e-test.ts';
import { namePerson, readPhotos } from '../support/enroll.ts';
import { makeCameraVideo } from '../support/make-camera-video.ts';
import { picturesOf, samplePhoto } from '../support/sample-folder.ts';

declare global {
  interface Window {
    /** Streams that the page was given. */
    streams: MediaStream[];
    /** Verdicts shown over each live box, one after another. */
    shown: string[][];
  }
}

const FAKE_CAMERA = '--use-fake-device-for-media-stream';
const SAY_YES = '--use-fake-ui-for-media-stream';
const FRAMES = 10;
const ANNA = [1, 2].map((nth) => samplePhoto(`person-01-${nth}.jpg`));
const OTHERS = [3, 7, 9].flatMap((person) => picturesOf(person).slice(0, 2));

interface Devices {
  /** Chromium with these switches besides the usual. */
  launch(switches: readonly string[]): Promise<BrowserContext>;
}

const camera = test.extend<Devices>({
  launch: async ({ baseURL }, use) => {
    const opened: { close(): Promise<void> }[] = [];
    const executablePath = await findChromium();
    await use(async (switches) => {
      const browser = await chromium.launch({
        args: [...launchArgs({ webgl: false }), ...switches],
        ...(executablePath && { executablePath }),
      });
      opened.push(browser);
      return browser.newContext({ ...(baseURL && { baseURL }), serviceWorkers: 'block' });
    });
    for (const browser of opened) await browser.close();
  },
});

async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.streams = [];
    const { mediaDevices } = navigator;
    const ask = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (wanted) => {
      const stream = await ask(wanted);
      window.streams.push(stream);
      return stream;
    };
  });
  await page.goto('/?backend=wasm&keep=off#judge');
  await page.waitForFunction(() => window.kaomap !== undefined);
  return page;
}

const boxes = (page: Page) => page.getByTestId('live-box');
const start = (page: Page) => page.getByTestId('start-camera').click();
const liveTracks = (page: Page) =>
  page.evaluate(
    () => window.streams.flatMap((s) => s.getTracks()).filter((track) => track.readyState === 'live').length,
  );

camera(
  'the camera names who is enrolled, calls a stranger new, and no verdict flickers',
  async ({ launch }) => {
    const folder = await mkdtemp(join(tmpdir(), 'kaomap-camera-'));
    const video = join(folder, 'shop.y4m');
    const scene = [samplePhoto('person-01-3.jpg'), samplePhoto('person-20-1.jpg')];
    await makeCameraVideo(video, [{ photos: scene, frames: FRAMES }]);
    const context = await launch([FAKE_CAMERA, SAY_YES, `--use-file-for-fake-video-capture=${video}`]);
    try {
      const page = await openPage(context);
      await readPhotos(page, [...ANNA, ...OTHERS]);
      await namePerson(page, 'Anna', ['person-01-1.jpg', 'person-01-2.jpg']);
      await expect(page.getByTestId('known-people')).toHaveAttribute('data-people', '4');
      // nothing is asked of the camera before the click
      expect(await page.evaluate(() => window.streams.length)).toBe(0);
      await start(page);
      await expect(page.getByText('The camera is on')).toBeVisible();
      expect(await liveTracks(page)).toBe(1);

      await expect(boxes(page)).toHaveCount(2, { timeout: 60_000 });
      const anna = boxes(page).filter({ hasText: 'Anna' });
      await expect(anna).toHaveAttribute('data-kind', /regular|seenBefore/);
      await expect(anna).toContainText(/0\.\d\d/);
      await expect(boxes(page).filter({ hasText: 'New' })).toHaveAttribute('data-kind', 'new');
      await expect(page.getByTestId('camera-faces')).toHaveText('2 faces');

      // from here on nothing may change but places and distances
      await page.evaluate(() => {
        const look = () =>
          [...document.querySelectorAll<HTMLElement>('[data-testid="live-box"]')].map(
            (box) => `${box.dataset['kind']} ${box.querySelector('strong')?.textContent}`,
          );
        window.shown = [look()];
        new MutationObserver(() => {
          const now = look();
          if (now.join() !== window.shown.at(-1)?.join()) window.shown.push(now);
        }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      });
      await page.waitForTimeout(4000);
      expect(await page.evaluate(() => window.shown)).toHaveLength(1);
      const rate = Number(await page.getByTestId('camera-rate').getAttribute('data-rate'));
      expect(rate).toBeGreaterThan(0);

      // a moment of it becomes a photo of the collection, and what was seen in it a visit
      const before = await page.evaluate(() => window.kaomap.store.getState().photos.length);
      await page.getByRole('button', { name: /add this moment/i }).click();
      await expect(page.getByText(/added as a visit: camera \d{4}-\d\d-\d\d/i)).toBeVisible();
      await page.waitForFunction((n) => window.kaomap.store.getState().faces.length === n, before + 2);
      const visits = await page.evaluate(() => {
        const { history } = window.kaomap.store.getState();
        return history.log.entries.map(({ act }) => act.kind);
      });
      // Anna was named once by hand and once by the camera
      expect(visits).toEqual(['assign', 'assign']);
      await expect(anna).toBeVisible();

      await page.getByRole('button', { name: 'Stop the camera' }).click();
      await expect(page.getByTestId('camera-picture')).toHaveCount(0);
      expect(await liveTracks(page)).toBe(0);

      // a hidden page has no camera
      await start(page);
      await expect(page.getByText('The camera is on')).toBeVisible();
      await page.evaluate(() => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
        document.dispatchEvent(new Event('visibilitychange'));
      });
      await expect(page.getByText(/stopped because the page was hidden/i)).toBeVisible();
      expect(await liveTracks(page)).toBe(0);
      await page.evaluate(() => Reflect.deleteProperty(document, 'hidden'));
      await page.getByRole('button', { name: 'Use the camera' }).click();
      await expect(page.getByText('The camera is on')).toBeVisible();
      // so has a page that was left
      await page.getByRole('link', { name: 'Sort' }).click();
      await expect.poll(() => liveTracks(page)).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);

camera(
  'a refused camera, none at all, and one that cannot be used get a sentence each',
  async ({ launch }) => {
    const refused = await launch([FAKE_CAMERA]);
    const page = await openPage(refused);
    const session = await refused.newCDPSession(page);
    await session.send('Browser.setPermission', { permission: { name: 'camera' }, setting: 'denied' });
    await start(page);
    await expect(page.getByRole('alert')).toContainText(/was not allowed to use the camera/i);
    // it can be tried again
    await page.getByRole('button', { name: 'Use the camera' }).click();
    await expect(page.getByRole('alert')).toContainText(/was not allowed/i);
    await page.getByRole('button', { name: 'Stop the camera' }).click();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await page.close();

    const none = await openPage(await launch([`${FAKE_CAMERA}=device-count=0`, SAY_YES]));
    await start(none);
    await expect(none.getByRole('alert')).toContainText(/no camera was found/i);
    await none.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('in use', 'NotReadableError'));
    });
    await none.getByRole('button', { name: 'Use the camera' }).click();
    await expect(none.getByRole('alert')).toContainText(/could not be started/i);
    // the page goes on
    await expect(none.getByTestId('judge-input')).toBeAttached();
  },
);
