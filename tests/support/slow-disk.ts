import type { Page } from '@playwright/test';

/**
 * Have each file of the page as it is take a moment to be read, so that a run lasts on any machine until a test has
 * acted.
 */
export async function slowDisk(page: Page, ms = 300): Promise<void> {
  await page.evaluate((delay) => {
    const { arrayBuffer } = Blob.prototype;
    Blob.prototype.arrayBuffer = async function () {
      // not the head of a file, which is a blob
      if (this instanceof File) await new Promise((resolve) => setTimeout(resolve, delay));
      return arrayBuffer.call(this);
    };
  }, ms);
}
