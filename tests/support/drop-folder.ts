import type { Page } from '@playwright/test';

export type DragStep = 'dragEnter' | 'dragOver' | 'drop';

/**
 * Drag files and folders of the disk over the page, as from a file manager: the page gets a real
 * `DataTransfer` whose items give `FileSystemEntry` objects, which no script can make.
 * @param paths absolute
 * @param point where in the window; its middle if not given
 */
export async function dragPaths(
  page: Page,
  paths: readonly string[],
  steps: readonly DragStep[],
  point?: { readonly x: number; readonly y: number },
): Promise<void> {
  const size = page.viewportSize() ?? { width: 1280, height: 720 };
  const session = await page.context().newCDPSession(page);
  const at = point ?? { x: size.width / 2, y: size.height / 2 };
  // 1 is copy
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of steps) await session.send('Input.dispatchDragEvent', { type, ...at, data });
  await session.detach();
}

/** Drag them over the page and drop them. */
export function dropPaths(
  page: Page,
  paths: readonly string[],
  point?: { readonly x: number; readonly y: number },
): Promise<void> {
  return dragPaths(page, paths, ['dragEnter', 'dragOver', 'drop'], point);
}
