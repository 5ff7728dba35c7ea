import { expect, test, waitUntilDone } from '../support/e2e-test.ts';
import { readDescriptors } from '../support/read-page.ts';
import { picturesOf, samplePhoto } from '../support/sample-folder.ts';
import { slowDisk } from '../support/slow-disk.ts';

/** 31 photos: group photos of several faces among pictures of one. */
const PHOTOS = [
  ...[1, 3, 5].map((i) => samplePhoto(`sample${i}.jpg`)),
  ...[7, 8, 9, 10, 12, 14, 17, 18, 19].flatMap(picturesOf),
  ...picturesOf(21).slice(0, 1),
];

/** The same photos under names that put them into another order: each seventh, round and round. */
const reordered = PHOTOS.map((_, i) => PHOTOS[(i * 7 + 5) % PHOTOS.length]!);

const named = (files: readonly string[]) =>
  Object.fromEntries(files.map((file, i) => [`${String(i).padStart(2, '0')}.jpg`, file]));

test('photos in another order get bit-equal descriptors, and reading 30 leaves no tensor behind', async ({
  open,
  folder,
}) => {
  expect(new Set(reordered).size).toBe(31);
  const first = await open();
  // the page tells of its tensors a few times a second, and a fast machine would be through before
  await slowDisk(first, 500);
  await first.evaluate(() => {
    const seen: { done: number; tensors: number | null }[] = [];
    Object.assign(window, { tensorsSeen: seen });
    window.kaomap.store.subscribe(({ run: { done, tensors } }) => {
      if (seen.at(-1)?.done !== done) seen.push({ done, tensors });
    });
  });
  await first.getByTestId('folder-input').setInputFiles(folder('album', named(PHOTOS)));
  await waitUntilDone(first);
  const seen = await first.evaluate(
    () => (window as unknown as { tensorsSeen: { done: number; tensors: number | null }[] }).tensorsSeen,
  );
  expect(seen.at(-1)?.done).toBe(31);
  // photos are appended in the ledger's order, at times several at once
  const fromThird = seen.filter(({ done }) => done >= 3).map(({ tensors }) => tensors);
  expect(fromThird.length).toBeGreaterThan(10);
  expect(fromThird[0]).toBeGreaterThan(0);
  console.log(`tensors after photo 3: ${fromThird[0]}, after photo 31: ${fromThird.at(-1)}`);
  expect(new Set(fromThird).size).toBe(1);
  const descriptors = await readDescriptors(first);
  await first.close();

  // what the first has kept would be there already
  const second = await open('keep=off');
  await second.getByTestId('folder-input').setInputFiles(folder('album', named(reordered)));
  await waitUntilDone(second);
  const again = await readDescriptors(second);
  expect(again.size).toBeGreaterThanOrEqual(36);
  expect([...again.keys()]).not.toEqual([...descriptors.keys()]);
  expect([...again.keys()].sort()).toEqual([...descriptors.keys()].sort());
  for (const [id, descriptor] of descriptors) expect(again.get(id)).toEqual(descriptor);
});
