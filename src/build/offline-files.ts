import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { SERVICE_WORKER } from '../guard/content-security.ts';

const SOURCE = fileURLToPath(new URL('../guard/service-worker.ts', import.meta.url));
const PLACEHOLDER = '__OFFLINE_BUILD__';
/** Files of the build that the running app never asks for, or only if somebody wants them. */
const NOT_KEPT = /^(_headers|service-worker\.js|screenshot\.png|samples\/|schema\/)|\.map$/;

/** What the service worker is told of its build; {@link PLACEHOLDER} stands for it in its source. */
export interface OfflineBuild {
  readonly version: string;
  readonly files: readonly (readonly [path: string, sha256: string])[];
}

/**
 * @param paths of all files of the build
 * @param read the bytes of one of them
 * @param worker text of the service worker, which makes a version of its own when it changes
 */
export function offlineBuild(
  paths: readonly string[],
  read: (path: string) => Uint8Array,
  worker: string,
): OfflineBuild {
  const files = [...new Set(paths)]
    .filter((path) => !NOT_KEPT.test(path))
    .sort()
    .map(
      (path) =>
        [
          path === 'index.html' ? '' : path,
          createHash('sha256').update(read(path)).digest('base64'),
        ] as const,
    );
  const version = createHash('sha256')
    .update(JSON.stringify(files))
    .update(worker)
    .digest('hex')
    .slice(0, 16);
  return { version, files };
}

/**
 * Build the service worker beside the page and tell it what to keep: all files of this build, with their
 * SHA-256. Own code rather than Workbox, since it also has to put headers on what it serves and must never take
 * over while a page is open; and Workbox's build tools would be half of all packages that we install.
 */
export function offlineFiles(): Plugin {
  let publicDir = '';
  return {
    name: 'kaomap:offline-files',
    apply: 'build',
    configResolved(config) {
      publicDir = config.publicDir;
    },
    // when all is on the disk: nothing changes any file after this
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir = 'dist' }, bundle) {
        const worker = await serviceWorker();
        const paths = [...Object.keys(bundle), ...filesIn(publicDir)];
        const offline = offlineBuild(paths, (path) => readFileSync(join(dir, path)), worker);
        writeFileSync(
          join(dir, SERVICE_WORKER),
          worker.replace(PLACEHOLDER, () => JSON.stringify(offline)),
        );
      },
    },
  };
}

/** Its text. Bundled on its own: sharing a chunk with the page would make it a module, which not all browsers take. */
async function serviceWorker(): Promise<string> {
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: { input: SOURCE, output: { format: 'iife' } },
    },
  });
  const [output] = [built].flat();
  const code = output && 'output' in output ? output.output[0].code : '';
  if (code.split(PLACEHOLDER).length !== 2) {
    throw new Error(`${SERVICE_WORKER} must name ${PLACEHOLDER} once, got ${code.length} characters`);
  }
  return code;
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    );
}
