import type { Page } from '@playwright/test';

/**
 * Drop files and folders of the disk onto the page, as from a file manager: the page gets a real
 * `DataTransfer` whose items give `FileSystemEntry` objects, which no script can make.
 * @param paths absolute
 * @param point where in the window; its middle if not given
 */
export async function dropPaths(
  page: Page,
  paths: readonly string[],
  point?: { readonly x: number; readonly y: number },
): Promise<void> {
  const size = page.viewportSize() ?? { width: 1280, height: 720 };
  const session = await page.context().newCDPSession(page);
  const at = point ?? { x: size.width / 2, y: size.height / 2 };
  // 1 is copy
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  }
  await session.detach();
}
