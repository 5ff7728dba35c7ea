import type { Page } from '@playwright/test';

const GRID_PX = 44;

/** Face of the card that is shown, or -1. */
export const pointedFace = (page: Page): Promise<number> =>
  page.evaluate(() =>
    Number(document.querySelector<HTMLElement>('[data-testid="hover-card"]')?.dataset['face'] ?? -1),
  );

/** Move the pointer over the whole map and see which face it meets where, in pixels of the map; -1 for none. */
export async function sweepMap(page: Page): Promise<{ x: number; y: number; face: number }[]> {
  const box = (await page.getByTestId('face-map').boundingBox())!;
  const seen = [];
  for (let y = GRID_PX / 2; y < box.height; y += GRID_PX) {
    for (let x = GRID_PX / 2; x < box.width; x += GRID_PX) {
      await page.mouse.move(box.x + x, box.y + y);
      seen.push({ x, y, face: await pointedFace(page) });
    }
  }
  return seen;
}
