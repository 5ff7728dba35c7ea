import type { Page } from '@playwright/test';
import type { AppState } from '../../src/store/app-state.ts';
import { waitUntilDone } from './open-app.ts';

/** A face as if it had been read. */
export interface PutFace {
  readonly descriptor: Float32Array;
  /** Number of its photo; faces of one photo lie side by side. */
  readonly photo: number;
  /** Path of its photo. */
  readonly path: string;
  /** Hue of its picture, degrees. */
  readonly hue: number;
}

/**
 * Give the page faces as if their photos had been read, and wait until they are sorted in. All that follows the
 * reading is the page's own: workers, grouping, lists.
 */
export async function putFaces(page: Page, faces: readonly PutFace[]): Promise<void> {
  const dims = faces[0]?.descriptor.length ?? 0;
  const data = new Float32Array(faces.length * dims);
  for (const [i, { descriptor }] of faces.entries()) data.set(descriptor, i * dims);
  const bytes = Buffer.from(data.buffer).toString('base64');
  const rows = faces.map(({ photo, path, hue }) => ({ photo, path, hue }));
  await page.evaluate(
    async ({ bytes, dims, rows }) => {
      const raw = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
      const values = new Float32Array(raw.buffer);
      const pictures = new Map<number, Blob>();
      for (const hue of new Set(rows.map((row) => row.hue))) {
        const canvas = new OffscreenCanvas(144, 144);
        const context = canvas.getContext('2d');
        if (!context) throw new TypeError('a canvas must have a 2d context, got none');
        context.fillStyle = `oklch(0.85 0.05 ${hue})`;
        context.fillRect(0, 0, 144, 144);
        context.fillStyle = `oklch(0.6 0.16 ${hue})`;
        context.beginPath();
        context.ellipse(72, 76, 40, 52, 0, 0, 2 * Math.PI);
        context.fill();
        pictures.set(hue, await canvas.convertToBlob({ type: 'image/jpeg' }));
      }
      const photos = new Map<number, AppState['photos'][number]>();
      const list = rows.map(({ photo, path, hue }, i) => {
        const id = `photo-${photo}`;
        const isFirst = !photos.has(photo);
        photos.set(photo, { id, path, size: 1, modified: 0, state: 'read', width: 640, height: 480 });
        return {
          id: `face-${i}`,
          photoId: id,
          index: isFirst ? 0 : 1,
          box: { x: isFirst ? 0.1 : 0.6, y: 0.2, width: 0.25, height: 0.35 },
          score: 0.9,
          quality: { sizePx: 160, sharpness: 200, yaw: 0 },
          thumbnail: pictures.get(hue) ?? new Blob(),
          descriptor: values.subarray(i * dims, (i + 1) * dims),
        };
      });
      const store = window.kaomap.store as unknown as { set(change: Partial<AppState>): void };
      store.set({
        photos: [...photos.values()],
        faces: list,
        run: { ...window.kaomap.store.getState().run, phase: 'done', done: photos.size, total: photos.size },
      });
    },
    { bytes, dims, rows },
  );
  await waitUntilDone(page);
  await page.evaluate(() => window.kaomap.actions.stopMap());
}

/** Faces of several people in photos of their own, people far apart, the faces of each close together. */
export function facesOfPeople(counts: readonly number[], dims = 128): PutFace[] {
  return counts.flatMap((count, person) =>
    Array.from({ length: count }, (_, i) => {
      const descriptor = new Float32Array(dims);
      const angle = person * 0.9 + (i * 0.2) / count;
      descriptor[0] = Math.cos(angle);
      descriptor[1] = Math.sin(angle);
      return { descriptor, photo: person * 10_000 + i, path: `person-${person}/${i}.jpg`, hue: person * 47 };
    }),
  );
}
