// Writes public/known-answer/<descriptor>.json: what the two photos of the known-answer test must give.
// Run with `npx tsx tests/eval/make-known-answers.ts` after a deliberate change to detector or descriptor.
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DESCRIPTORS } from '../../src/faces/descriptor-spec.ts';
import { openApp, waitUntilDone } from '../support/open-app.ts';

const FOLDER = fileURLToPath(new URL('../../public/known-answer/', import.meta.url));
const PHOTOS = ['a.png', 'b.png'];

await mkdir(FOLDER, { recursive: true });
for (const id of Object.keys(DESCRIPTORS)) {
  const app = await openApp({
    query: `backend=wasm&keep=off&descriptor=${id}`,
    // without answers the test has nothing to refuse
    prepare: (page) => page.route('**/known-answer/*.json', (route) => route.fulfill({ json: [] })),
  });
  await app.page.evaluate(async (names) => {
    const files = names.map(
      async (name) => new File([await (await fetch(`known-answer/${name}`)).blob()], name),
    );
    window.kaomap.actions.addFiles(await Promise.all(files));
  }, PHOTOS);
  await waitUntilDone(app.page);
  const faces = await app.page.evaluate(() =>
    window.kaomap.store.getState().faces.map(({ box, descriptor }) => ({ box, descriptor: [...descriptor] })),
  );
  await app.close();
  if (faces.length !== PHOTOS.length)
    throw new Error(`expected one face in each photo, got ${faces.length} in all`);
  const answers = faces.map(({ box, descriptor }, i) => ({
    photo: PHOTOS[i],
    box: Object.fromEntries(Object.entries(box).map(([key, value]) => [key, Number(value.toFixed(4))])),
    descriptor: descriptor.map((value) => Number(value.toFixed(4))),
  }));
  await writeFile(`${FOLDER}${id}.json`, `${JSON.stringify(answers)}\n`);
  console.log(`${id}: ${faces.length} faces`);
}
