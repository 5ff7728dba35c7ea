import { readdirSync } from 'node:fs';
import { dropPaths } from '../support/drop-folder.ts';
import { expect, test, waitUntilDone } from '../support/e2e-test.ts';
import { readGroups, readLedger, readLedgerCounts } from '../support/read-page.ts';
import { bbtFolder, type Layout, picturesOf } from '../support/sample-folder.ts';

const NOTES = 130;
const PEOPLE = [1, 9, 14, 18];

/** Pictures of four people three folders deep, a hidden file, an empty folder, and a folder of many texts. */
function nestedLayout(): Layout {
  const [first = [], second = [], third = [], fourth = []] = PEOPLE.map(picturesOf);
  const notes = Array.from({ length: NOTES }, (_, i) => [`notes/note-${i}.txt`, Buffer.from(`note ${i}`)]);
  const pictures = [
    ...first.map((file, i) => [`a-${i}.jpg`, file]),
    ...second.map((file, i) => [`summer/b-${i}.jpg`, file]),
    ...third.map((file, i) => [`summer/lake/c-${i}.jpg`, file]),
    ...fourth.map((file, i) => [`summer/lake/last day/d-${i}.jpg`, file]),
  ];
  return {
    ...Object.fromEntries([...notes, ...pictures]),
    'summer/.DS_Store': Buffer.from('hidden'),
    'nothing here': null,
  };
}

/** What the letters of the file names say: three pictures of each of four people. */
const GROUPS = ['a-', 'summer/b-', 'summer/lake/c-', 'summer/lake/last day/d-'].map((start) =>
  [0, 1, 2].map((i) => `album/${start}${i}.jpg`),
);

test('a nested folder dropped onto the page ends as groups, and every entry has its row', async ({
  open,
  folder,
}) => {
  const album = folder('album', nestedLayout());
  const page = await open('eps=0.29');
  await dropPaths(page, [album]);
  await waitUntilDone(page);
  expect(await readGroups(page)).toEqual(GROUPS);
  await expect(page.getByTestId('cluster-count')).toHaveText('4');
  const rows = await readLedger(page);
  const entries = NOTES + 12 + 1;
  // hidden and system files are counted, not shown
  expect(rows.length).toBe(entries - 1);
  await expect(page.getByTestId('ledger-hidden')).toHaveText(/\b1\b/);
  const counts = await readLedgerCounts(page);
  expect(counts).toEqual({ all: entries, read: 12, unsupported: NOTES, skipped: 1 });
  for (const state of ['read', 'unsupported']) {
    expect(rows.filter((row) => row.state === state).length).toBe(counts[state]);
  }
  expect(rows.find(({ path }) => path === 'album/notes/note-129.txt')?.text).toMatch(/not a picture/i);
});

test('the same folder chosen with the folder button gives the same faces and groups', async ({
  open,
  folder,
}) => {
  const album = folder('album', nestedLayout());
  const page = await open('eps=0.29');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /choose folder/i }).click();
  await (await choosing).setFiles(album);
  await waitUntilDone(page);
  expect(await readGroups(page)).toEqual(GROUPS);
  const read = await page.evaluate(() => window.kaomap.store.getState().photos.map(({ path }) => path));
  expect(read.filter((path) => path.endsWith('.txt')).length).toBe(NOTES);
});

test('40 photos of 8 people (../shared) end as 8 pure groups at eps 0.35', async ({ open }) => {
  test.skip(bbtFolder === undefined, 'needs ../shared/faces/bbt, which is not here');
  const page = await open('eps=0.35&minPts=2');
  await page.getByTestId('folder-input').setInputFiles(bbtFolder!);
  await waitUntilDone(page);
  await expect(page.getByTestId('cluster-count')).toHaveText('8');
  expect(Number(await page.getByTestId('face-count').textContent())).toBeGreaterThanOrEqual(39);
  const people = (await readGroups(page)).map((group) => [
    ...new Set(group.map((path) => path.split('/')[1])),
  ]);
  expect(people.every((names) => names.length === 1)).toBe(true);
  expect(people.flat().sort()).toEqual(readdirSync(bbtFolder!).sort());
});
