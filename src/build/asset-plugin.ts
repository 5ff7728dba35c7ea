import type { Plugin } from 'vite';

const MIME: Readonly<Record<string, string>> = {
  json: 'application/json',
  png: 'image/png',
  wasm: 'application/wasm',
};

/**
 * A Vite plugin that puts files of ours beside the page: emitted by the build, served by the dev server.
 *
 * @param paths below the page
 * @param load the bytes of one of the paths
 */
export function assetPlugin(
  name: string,
  paths: readonly string[],
  load: (path: string) => Buffer | Promise<Buffer>,
): Plugin {
  return {
    name: `kaomap:${name}`,
    async generateBundle() {
      for (const fileName of paths) {
        this.emitFile({ type: 'asset', fileName, source: await load(fileName) });
      }
    },
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const path = (request.url ?? '').split('?')[0]?.slice(1) ?? '';
        if (!paths.includes(path)) return next();
        const bytes = await load(path);
        response.setHeader('Content-Type', MIME[path.split('.').pop() ?? ''] ?? 'application/octet-stream');
        return response.end(bytes);
      });
    },
  };
}
