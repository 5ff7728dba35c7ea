import { cosine } from '../../src/math/vector.ts';
import { expect, test, waitUntilDone } from '../support/e2e-test.ts';
import { readDescriptors, readGroups } from '../support/read-page.ts';
import { picturesOf } from '../support/sample-folder.ts';

test('WebGL finds the same faces as wasm and describes them alike, and they form a group', async ({
  open,
}) => {
  test.setTimeout(240_000);
  const read = async (backend: 'webgl' | 'wasm') => {
    // what the other backend has read must not be there already
    const page = await open(`backend=${backend}&eps=0.29&keep=off`);
    await page.getByTestId('file-input').setInputFiles(picturesOf(16));
    await waitUntilDone(page, { timeoutMs: 200_000 });
    expect(await page.evaluate(() => window.kaomap.store.getState().run.backend)).toBe(backend);
    const groups = await readGroups(page);
    const descriptors = await readDescriptors(page);
    await page.close();
    return { groups, descriptors };
  };
  const wasm = await read('wasm');
  const webgl = await read('webgl');
  expect(webgl.groups).toEqual([['person-16-1.jpg', 'person-16-2.jpg', 'person-16-3.jpg']]);
  expect(webgl.groups).toEqual(wasm.groups);
  expect([...webgl.descriptors.keys()]).toEqual([...wasm.descriptors.keys()]);
  expect(webgl.descriptors.size).toBe(3);
  const cosines = [...webgl.descriptors].map(([id, descriptor]) =>
    cosine(descriptor, wasm.descriptors.get(id)!),
  );
  console.log(`wasm and WebGL agree on three faces to a cosine of ${Math.min(...cosines)}`);
  expect(Math.min(...cosines)).toBeGreaterThanOrEqual(0.9999);
});
