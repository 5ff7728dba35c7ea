type Policy = Readonly<Record<string, string>>;

/** Where a build puts a worker, below the page, and what the browser lets the worker do. */
interface WorkerPlace {
  readonly folder: string;
  readonly policy: Policy;
}

/**
 * The page may load and ask for files of its own origin and nothing else. Styles come from files only: what
 * React sets goes past the parser, so not even they need an exception.
 */
const PAGE: Policy = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'worker-src': "'self'",
  'connect-src': "'self'",
  'img-src': "'self' blob: data:",
  // the camera's picture
  'media-src': "'self' blob:",
  'style-src': "'self'",
  'font-src': "'self'",
  'manifest-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

const COMPUTE: WorkerPlace = {
  folder: 'workers/compute/',
  policy: { 'default-src': "'none'", 'script-src': "'self' 'wasm-unsafe-eval'", 'connect-src': "'self'" },
};

/**
 * Workers that need more than the others, by the name of their source file; for it they may ask for nothing.
 * Each kind has a folder of its own and no folder lies in another: hosts join or replace the headers of rules
 * that overlap, each in its way.
 */
const SPECIAL: Readonly<Record<string, WorkerPlace>> = {
  'tsne-js.worker': {
    folder: 'workers/tsne-js/',
    // tsne-js compiles its loops at run time
    policy: { 'default-src': "'none'", 'script-src': "'self' 'unsafe-eval'", 'connect-src': "'none'" },
  },
  'converter.worker': {
    folder: 'workers/converter/',
    // libheif works in a worker that it makes of its own text, under this same policy
    policy: {
      'default-src': "'none'",
      'script-src': "'self'",
      'worker-src': 'blob:',
      'connect-src': "'none'",
    },
  },
};

/** File of the service worker, below the page. */
export const SERVICE_WORKER = 'service-worker.js';

const RULES: readonly { readonly path: string; readonly policy: Policy }[] = [
  ...[...Object.values(SPECIAL), COMPUTE].map(({ folder, policy }) => ({ path: folder, policy })),
  {
    path: SERVICE_WORKER,
    policy: { 'default-src': "'none'", 'script-src': "'self'", 'connect-src': "'self'" },
  },
];

/** Headers besides the policy, the same for every file. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(self), microphone=(), geolocation=(), display-capture=(), payment=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

const asText = (policy: Policy): string =>
  Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');

/** The policy of the page, as the value of a header. */
export const PAGE_POLICY: string = asText(PAGE);

/** As far as a meta tag can say it: who may frame the page is for headers only. */
export const META_POLICY: string = asText(
  Object.fromEntries(Object.entries(PAGE).filter(([directive]) => directive !== 'frame-ancestors')),
);

/** Paths that start so, below the page, have a policy of their own. No path starts another. */
export const SPECIAL_POLICIES: readonly { readonly path: string; readonly policy: string }[] = RULES.map(
  ({ path, policy }) => ({ path, policy: asText(policy) }),
);

/**
 * Folder for a built worker.
 * @param name of its source file, as `faces.worker`
 */
export function workerFolder(name: string): string {
  return (SPECIAL[name] ?? COMPUTE).folder;
}

/**
 * All headers that protect one file.
 * @param path below the page, without a leading slash
 */
export function headersFor(path: string): Readonly<Record<string, string>> {
  const special = SPECIAL_POLICIES.find((rule) => path.startsWith(rule.path));
  return { 'Content-Security-Policy': special?.policy ?? PAGE_POLICY, ...COMMON_HEADERS };
}
