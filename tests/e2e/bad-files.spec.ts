import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { dropPaths } from '../support/drop-folder.ts';
import { expect, test, waitUntilDone } from '../support/e2e-test.ts';
import { readGroups, readLedger } from '../support/read-page.ts';
import { picturesOf } from '../support/sample-folder.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';
const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

test('bad files among good ones get a row with the reason each, and the good ones are read', async ({
  open,
  folder,
}) => {
  const good = picturesOf(20);
  const jpeg = readFileSync(picturesOf(12)[0]!);
  const png = await sharp(jpeg).png().toBuffer();
  const { data, info } = await sharp({
    create: { width: 320, height: 240, channels: 3, background: '#86a' },
  })
    .jpeg()
    .toBuffer({ resolveWithObject: true });
  expect(info.size).toBe(data.length);
  const album = folder('album', {
    '1-good.jpg': good[0]!,
    '2-zero.jpg': Buffer.alloc(0),
    '3-text.jpg': Buffer.from('This is only text, whatever its name says.\n'),
    '4-half.jpg': jpeg.subarray(0, jpeg.length / 2),
    '5-half.png': png.subarray(0, png.length / 2),
    '6-drawing.jpg': Buffer.from(SVG),
    '7-letter.jpg': Buffer.from(PDF),
    '8-head-only.jpg': jpeg.subarray(0, 300),
    '9-nobody.jpg': data,
    'a-good.jpg': good[1]!,
    'b-photo.txt': good[2]!,
  });
  const page = await open('eps=0.29');
  await dropPaths(page, [album]);
  await waitUntilDone(page);
  const rows = await readLedger(page);
  const states = Object.fromEntries(rows.map(({ path, state }) => [path.replace('album/', ''), state]));
  expect(states).toEqual({
    '1-good.jpg': 'read',
    '2-zero.jpg': 'damaged',
    '3-text.jpg': 'unsupported',
    '4-half.jpg': 'damaged',
    '5-half.png': 'damaged',
    '6-drawing.jpg': 'unsupported',
    '7-letter.jpg': 'unsupported',
    '8-head-only.jpg': 'damaged',
    '9-nobody.jpg': 'noFace',
    'a-good.jpg': 'read',
    // what counts is what is in it
    'b-photo.txt': 'read',
  });
  const textOf = (name: string) => rows.find(({ path }) => path.endsWith(name))?.text ?? '';
  expect(textOf('2-zero.jpg')).toMatch(/empty|0 bytes/i);
  expect(textOf('3-text.jpg')).toMatch(/not a picture/i);
  expect(textOf('4-half.jpg')).toMatch(/cut off|missing/i);
  expect(textOf('5-half.png')).toMatch(/cut off|missing|damaged/i);
  expect(textOf('6-drawing.jpg')).toContain('SVG');
  expect(textOf('7-letter.jpg')).toContain('PDF');
  expect(textOf('8-head-only.jpg')).toMatch(/damaged|cut off|cannot be opened/i);
  expect(textOf('9-nobody.jpg')).toMatch(/no face/i);
  for (const { state, text } of rows) {
    // a sentence, not a word or a code
    if (state === 'damaged' || state === 'unsupported')
      expect(text.split(' ').length).toBeGreaterThanOrEqual(5);
  }
  await expect(page.getByTestId('progress')).toHaveAttribute('data-done', '11');
  const [group = []] = await readGroups(page);
  expect(group).toEqual(['album/1-good.jpg', 'album/a-good.jpg', 'album/b-photo.txt']);
});

test('an empty folder is answered with a sentence', async ({ open, folder }) => {
  const page = await open();
  await dropPaths(page, [folder('nothing', {})]);
  await expect(page.getByRole('status').filter({ hasText: /nothing/i })).toBeVisible();
  await expect(page.getByRole('button', { name: /sample photos/i })).toBeVisible();
});
