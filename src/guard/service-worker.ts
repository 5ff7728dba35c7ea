// Keeps the whole app for use without a network, puts the policy's headers on whatever it hands out, and lets
// nothing through to other origins. Each version has a cache of its own, and takes over when no page of the
// version before is open any more: a page never gets files of another build than its own.
import { headersFor } from './content-security.ts';
import { isElsewhere, reportToPages } from './outside-requests.ts';
import type { ServiceWorkerScope } from './service-worker-scope.ts';
import { TAKE_OVER } from './take-over.ts';

const scope = globalThis as unknown as ServiceWorkerScope;
const { version, files } = __OFFLINE_BUILD__;
const FOLDER = scope.registration.scope;
/** Names the folder, as several apps may share an origin. */
const CACHES_OF_APP = `kaomap offline ${FOLDER} `;
const CACHE = CACHES_OF_APP + version;
/** Kept when they were asked for once: not everybody wants them. */
const KEPT_ON_DEMAND = /^samples\//;
const HASH = 'X-Kaomap-Sha256';

const addressOf = (path: string) => new URL(path, FOLDER).href;

function guarded(response: Response, path: string, sha256?: string): Response {
  const headers = new Headers(response.headers);
  // they speak of how the file traveled
  for (const name of ['Content-Encoding', 'Content-Length', 'Vary']) headers.delete(name);
  for (const [name, value] of Object.entries(headersFor(path))) headers.set(name, value);
  if (sha256 !== undefined) headers.set(HASH, sha256);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

/** The same file of the version before: models are large and rarely change. */
async function fromBefore(path: string, sha256: string): Promise<Response | undefined> {
  for (const name of await caches.keys()) {
    if (!name.startsWith(CACHES_OF_APP)) continue;
    const kept = await caches.match(addressOf(path), { cacheName: name });
    if (kept?.headers.get(HASH) === sha256) return kept;
  }
  return undefined;
}

/** @throws TypeError if a file cannot be had, or is another one than the build wrote */
async function keepAll(): Promise<void> {
  try {
    const cache = await caches.open(CACHE);
    await Promise.all(
      files.map(async ([path, sha256]) => {
        const response =
          (await fromBefore(path, sha256)) ??
          (await fetch(addressOf(path), { cache: 'no-cache', integrity: `sha256-${sha256}` }));
        if (!response.ok) throw new TypeError(`${path} must be there, got status ${response.status}`);
        await cache.put(addressOf(path), guarded(response, path, sha256));
      }),
    );
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function dropOthers(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(CACHES_OF_APP) && name !== CACHE);
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** A cache that was deleted under a worker that lives on is filled again by the next visit. */
async function mend(): Promise<void> {
  if (await caches.has(CACHE)) return;
  // without a network the visit after that will do
  await keepAll().catch(() => {});
}

async function answer(request: Request, path: string): Promise<Response> {
  const kept = await caches.match(addressOf(path), { cacheName: CACHE });
  if (kept) return kept;
  const response = await fetch(request);
  // a redirect of a navigation can only be passed on as it is
  if (response.type !== 'basic') return response;
  const answered = guarded(response, path);
  // not opened if it is gone: whoever deleted everything wants no new one
  if (answered.status === 200 && KEPT_ON_DEMAND.test(path) && (await caches.has(CACHE))) {
    await (await caches.open(CACHE)).put(addressOf(path), answered.clone());
  }
  return answered;
}

scope.addEventListener('install', (event) => event.waitUntil(keepAll()));

scope.addEventListener('activate', (event) =>
  event.waitUntil(dropOthers().then(() => scope.clients.claim())),
);

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  if (isElsewhere(request.url, scope.location.origin)) {
    reportToPages({ kind: 'blocked', url: request.url, from: 'service worker' });
    event.respondWith(Response.error());
    return;
  }
  const [address = ''] = request.url.split(/[?#]/);
  if (request.method !== 'GET' || !address.startsWith(FOLDER)) return;
  const path = address.slice(FOLDER.length);
  event.respondWith(answer(request, path === 'index.html' ? '' : path));
  if (request.mode === 'navigate') event.waitUntil(mend());
});

async function takeOver(): Promise<number> {
  const pages = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const others = pages.filter(({ url }) => url.startsWith(FOLDER)).length - 1;
  if (others <= 0) await scope.skipWaiting();
  return Math.max(0, others);
}

scope.addEventListener('message', (event) => {
  if (event.data === TAKE_OVER)
    event.waitUntil(takeOver().then((others) => event.ports[0]?.postMessage(others)));
});
