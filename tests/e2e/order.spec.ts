import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { mulberry32 } from '../../src/math/rng.ts';
import { dropPaths } from '../support/drop-folder.ts';
import { expect, test, waitUntilDone } from '../support/e2e-test.ts';
import { readDescriptors } from '../support/read-page.ts';
import { picturesOf } from '../support/sample-folder.ts';

// the long run is `LONG=1`
const LONG = process.env['LONG'] === '1';
const [PEOPLE, BURST, ORDERS] = LONG ? [[1, 7, 8, 9, 10, 12], 5, 4] : [[1, 7], 3, 2];
const SIDE = 320;

/** Bursts of one person each, whose photos differ by a gray level, and see-through pictures of the same size. */
async function makePhotos(): Promise<{ name: string; bytes: Buffer }[]> {
  const photos: { name: string; bytes: Buffer }[] = [];
  for (const person of PEOPLE) {
    const picture = sharp(readFileSync(picturesOf(person)[0]!)).resize(SIDE, SIDE);
    for (let i = 0; i < BURST; i++) {
      const bytes = await picture.clone().linear(1, i).png().toBuffer();
      photos.push({ name: `burst-${person}-${i}`, bytes });
    }
    // the face in a hole of the picture, and a picture that is all hole
    const hole = Buffer.from(
      `<svg width="${SIDE}" height="${SIDE}"><circle cx="160" cy="160" r="150"/></svg>`,
    );
    const lighter = await picture.clone().linear(1, BURST).png().toBuffer();
    const round = sharp(lighter).composite([{ input: hole, blend: 'dest-in' }]);
    photos.push({ name: `round-${person}`, bytes: await round.png().toBuffer() });
    const background = { r: person, g: 0, b: 0, alpha: 0 };
    const empty = sharp({ create: { width: SIDE, height: SIDE, channels: 4, background } });
    photos.push({ name: `empty-${person}`, bytes: await empty.png().toBuffer() });
  }
  return photos;
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const random = mulberry32(seed);
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const k = Math.floor(random() * (i + 1));
    [result[i], result[k]] = [result[k]!, result[i]!];
  }
  return result;
}

test(`bursts and see-through pictures in ${ORDERS} orders: every photo has the same faces to the last bit`, async ({
  open,
  folder,
}) => {
  test.setTimeout(300_000);
  const photos = await makePhotos();
  let first: Map<string, Float32Array> | null = null;
  for (let order = 0; order < ORDERS; order++) {
    const list = order === 0 ? photos : shuffled(photos, order);
    const page = await open('keep=off');
    const layout = Object.fromEntries(
      list.map(({ name, bytes }, i) => [`${String(i).padStart(3, '0')}-${name}.png`, bytes]),
    );
    await dropPaths(page, [folder('album', layout)]);
    await waitUntilDone(page);
    const descriptors = await readDescriptors(page);
    const states = await page.evaluate(() =>
      window.kaomap.store
        .getState()
        .photos.map(({ path, state }) => `${path.replace(/^.*\d{3}-|-.*/g, '')} ${state}`),
    );
    // nothing of the photo before shines through
    expect(new Set(states)).toEqual(new Set(['burst read', 'round read', 'empty noFace']));
    if (first) {
      expect([...descriptors.keys()].sort()).toEqual([...first.keys()].sort());
      for (const [id, descriptor] of first) expect(descriptors.get(id)).toEqual(descriptor);
    }
    first ??= descriptors;
    await page.close();
  }
  const values = [...(first?.values() ?? [])].map(String);
  // and no photo of a burst got what the one before it got
  expect(new Set(values).size).toBe(values.length);
  console.log(
    `${photos.length} photos in ${ORDERS} orders: ${values.length} descriptors, all bit-equal, no two the same`,
  );
});
