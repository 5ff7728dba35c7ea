import { expect, test } from '../support/e2e-test.ts';

test('sample photos end as a map with groups within a minute of the first click', async ({
  sampleVisit: { page, secondsToMap },
  samplePage,
}) => {
  expect(samplePage).toBe(page);
  expect(secondsToMap).toBeLessThan(60);
  await expect(page.getByTestId('progress')).toHaveAttribute('data-total', '54');
  await expect(page.getByTestId('progress')).toHaveAttribute('data-done', '54');
  const counts = await Promise.all(
    ['cluster-count', 'clustered-count', 'noise-count', 'face-count'].map(async (name) =>
      Number(await page.getByTestId(name).textContent()),
    ),
  );
  const [clusters = 0, clustered = 0, noise = 0, faces = 0] = counts;
  expect(clusters).toBeGreaterThanOrEqual(12);
  expect(faces).toBeGreaterThanOrEqual(68);
  expect(clustered + noise).toBe(faces);
  const canvas = page.getByTestId('face-map');
  expect(Number(await canvas.getAttribute('data-thumbnails'))).toBeGreaterThanOrEqual(12);
  const { share, colors } = await canvas.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const { data } = (element as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height);
    const pixels = new Uint32Array(data.buffer);
    const drawn = pixels.filter((pixel) => pixel >>> 24 > 0);
    return { share: drawn.length / pixels.length, colors: new Set(drawn).size };
  });
  expect(share).toBeGreaterThan(0.02);
  // dots alone have a few dozen colors, photos thousands
  expect(colors).toBeGreaterThan(2000);
});

test('the components are on the map before t-SNE moves, and then t-SNE moves it in many steps', ({
  sampleVisit: { frames },
}) => {
  const [first] = frames;
  expect(first?.iteration).toBe(0);
  expect(first?.thumbnails).toBeGreaterThan(0);
  const iterations = frames.map(({ iteration }) => iteration);
  expect(iterations).toEqual(iterations.toSorted((a, b) => a - b));
  const moved = frames.filter(({ iteration }) => iteration > 0);
  expect(new Set(moved.map(({ fingerprint }) => fingerprint)).size).toBeGreaterThanOrEqual(10);
  expect(moved.every(({ fingerprint }) => fingerprint !== first?.fingerprint)).toBe(true);
});

test('no request leaves the page, neither from it nor from its workers', async ({ sampleVisit }) => {
  const { page, requests } = sampleVisit;
  const { origin } = new URL(page.url());
  const leaving = requests.filter((url) => !url.startsWith(`${origin}/`) && !/^(blob|data):/.test(url));
  expect(leaving).toEqual([]);
  // what only workers ask for is among them, so workers are watched, too
  expect(requests.some((url) => url.endsWith('.wasm'))).toBe(true);
  expect(requests.some((url) => url.includes('/models/'))).toBe(true);
});
