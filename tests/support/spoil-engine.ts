import type { BrowserContext } from '@playwright/test';

/** What a file of the engine is answered with instead: other bytes, or null for status 404. */
export type Spoil = (bytes: Buffer) => Buffer | null;

export const flip: Spoil = (bytes) => {
  const changed = Buffer.from(bytes);
  changed[1000] = (changed[1000] ?? 0) ^ 1;
  return changed;
};
export const cut: Spoil = (bytes) => bytes.subarray(0, bytes.length / 2);
export const gone: Spoil = () => null;

/** Matches the address of a file that the engine loads. */
export const modelFile = (name: string): RegExp =>
  new RegExp(`/(models|wasm|known-answer)/${name.replaceAll('.', '\\.')}$`);

/** Answer for a file of the engine with something else, `times` times. */
export const spoiled =
  (name: string, spoil: Spoil, times = Number.POSITIVE_INFINITY) =>
  async (context: BrowserContext): Promise<void> => {
    let count = 0;
    await context.route(modelFile(name), async (route) => {
      if (count++ >= times) return route.continue();
      const response = await route.fetch();
      const body = spoil(await response.body());
      return body ? route.fulfill({ response, body }) : route.fulfill({ status: 404, body: '' });
    });
  };

/**
 * Let the worker that is started as the `nth` one hang before it hears anything.
 * @returns tells whether it came to that
 */
export const hangingStart =
  (nth: number) =>
  async (context: BrowserContext): Promise<() => boolean> => {
    let count = 0;
    await context.route(/\/faces\.worker-/, (route) => {
      if (++count !== nth) return route.fallback();
      return route.fulfill({ contentType: 'text/javascript', body: 'for (;;);' });
    });
    return () => count >= nth;
  };
