import type { Plugin } from 'vite';
import { headersFor, META_POLICY } from '../guard/content-security.ts';
import { hostHeaders } from './host-headers.ts';

/**
 * Put the content security policy and its companions on everything: as headers of `vite preview`, as `_headers`
 * for static hosts, and as a meta tag of the built page for where neither can be had.
 */
export function securityHeaders(): Plugin {
  let base = '/';
  let isBuild = false;
  return {
    name: 'kaomap:security-headers',
    configResolved(config) {
      base = config.base;
      isBuild = config.command === 'build';
    },
    configurePreviewServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = (request.url ?? '').split('?')[0] ?? '';
        const below = path.startsWith(base) ? path.slice(base.length) : path;
        for (const [name, value] of Object.entries(headersFor(below))) response.setHeader(name, value);
        next();
      });
    },
    // not in development: there the styles come as tags, and reloading needs a socket
    transformIndexHtml() {
      if (!isBuild) return [];
      const attrs = { 'http-equiv': 'Content-Security-Policy', content: META_POLICY };
      return [{ tag: 'meta', attrs, injectTo: 'head-prepend' }];
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: hostHeaders(base) });
    },
  };
}
