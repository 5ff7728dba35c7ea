import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const MIME: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** A host that sends files and no header of ours, as some static hosts do. */
export interface StaticHost {
  readonly url: string;
  /** Where it takes its files from now on. */
  serve(folder: string): void;
  /** It answers nobody any more. */
  close(): Promise<void>;
}

export async function startStaticHost(folder: string): Promise<StaticHost> {
  let root = folder;
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = join(root, path.endsWith('/') ? `${path}index.html` : path);
    try {
      const bytes = await readFile(file);
      response.setHeader('Content-Type', MIME[extname(file)] ?? 'application/octet-stream');
      response.end(bytes);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  return {
    url: `${await listen(server)}/`,
    serve: (next) => {
      root = next;
    },
    close: () => close(server),
  };
}

/** A stranger's server, to which nothing should ever come. */
export interface Stranger {
  readonly origin: string;
  /** Paths that were asked of it. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

export async function startStranger(): Promise<Stranger> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    // as welcoming as can be: what does not come was held back by the browser
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Content-Type', 'text/javascript');
    response.end('export {};');
  });
  return { origin: await listen(server), asked, close: () => close(server) };
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    ),
  );
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
