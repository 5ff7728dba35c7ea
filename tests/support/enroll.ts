import type { Page } from '@playwright/test';
import type { Act } from '../../src/people/act.ts';
import { waitUntilDone } from './open-app.ts';

/** Read photos into the collection of a page, as by its own button. */
export async function readPhotos(page: Page, paths: readonly string[]): Promise<void> {
  await page.getByTestId('file-input').setInputFiles([...paths]);
  await waitUntilDone(page);
}

/** Faces of the photos with one of these names, by their place in the state. */
export function facesIn(page: Page, names: readonly string[]): Promise<number[]> {
  return page.evaluate((wanted) => {
    const { photos, faces } = window.kaomap.store.getState();
    const ids = new Set(
      photos.filter(({ path }) => wanted.some((name) => path.endsWith(name))).map(({ id }) => id),
    );
    return [...faces.keys()].filter((face) => ids.has(faces[face]?.photoId ?? ''));
  }, names);
}

/** Say who is on some photos. @param files names of photos, of which all faces are meant */
export async function namePerson(page: Page, name: string, files: readonly string[]): Promise<void> {
  const faces = await facesIn(page, files);
  await page.evaluate(
    ([numbers, called]) => {
      const { store, actions } = window.kaomap;
      const { faces: all, history } = store.getState();
      const ids = numbers.flatMap((i) => all[i]?.id ?? []);
      const act: Act = { kind: 'assign', faces: ids, person: `p${history.log.next}`, name: called };
      actions.act(act);
    },
    [faces, name] as const,
  );
}
