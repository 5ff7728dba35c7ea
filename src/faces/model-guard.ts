import { AppError, messageOf } from '../errors.ts';

type Fetch = typeof globalThis.fetch;

export interface ModelGuard {
  /** To be put in the place of the worker's own: asks for a file twice, the second time past every cache. */
  readonly fetch: Fetch;
  /** What became of the first file that could not be had; null as long as all could. */
  failure(): AppError | null;
}

/**
 * Have the browser check each file that the engine loads against the SHA-256 that it had when the app was built.
 * Both libraries fetch by themselves and swallow what goes wrong, so the guard remembers it.
 * @param hashes path below `baseUrl` → SHA-256 in base64; files not in it are only asked for twice
 */
export function createModelGuard(
  baseUrl: string,
  hashes: Readonly<Record<string, string>>,
  ask: Fetch,
): ModelGuard {
  let failure: AppError | null = null;

  async function tryOnce(url: string, init: RequestInit): Promise<Response> {
    const response = await ask(url, init);
    if (!response.ok) throw new AppError('MODEL_LOAD', `status ${response.status}`);
    return response;
  }

  // the browser does not say whether a file was not there or another one
  async function explain(url: string, error: unknown): Promise<string> {
    if (error instanceof AppError) return error.message;
    const plain = await ask(url, { cache: 'reload' }).catch(() => null);
    if (!plain) return `cannot be fetched (${messageOf(error)})`;
    return plain.ok ? 'is not the file of this version: cut short or altered' : `status ${plain.status}`;
  }

  return {
    async fetch(input, init) {
      const url = input instanceof Request ? input.url : String(input);
      const path = url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url;
      const hash = hashes[path];
      const checked: RequestInit = { ...init, ...(hash !== undefined && { integrity: `sha256-${hash}` }) };
      try {
        return await tryOnce(url, checked);
      } catch {
        try {
          return await tryOnce(url, { ...checked, cache: 'reload' });
        } catch (error) {
          const told = new AppError('MODEL_LOAD', `${path}: ${await explain(url, error)}`);
          failure ??= told;
          throw told;
        }
      }
    },
    failure: () => failure,
  };
}
