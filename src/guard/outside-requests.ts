/** A request that was meant for another origin than ours. */
export interface OutsideRequest {
  /** Whether it went out, or was stopped by the content security policy or the service worker. */
  readonly kind: 'sent' | 'blocked';
  /** As much of the address as the browser tells. */
  readonly url: string;
  /** Who asked: `page`, or a worker's name. */
  readonly from: string;
}

/** Where code runs: the page or a worker, as far as it takes to watch it. */
export interface Realm {
  readonly location: { readonly origin: string };
  readonly name?: string;
  addEventListener(
    type: 'securitypolicyviolation',
    listener: (event: { readonly blockedURI: string; readonly timeStamp: number }) => void,
  ): void;
}

/** Between workers and pages of one origin, so other open tabs of the app are counted as well. */
const CHANNEL = 'kaomap outside requests';
/** Violations of one request by several policies come together. */
const SAME_REQUEST_MS = 20;
/** By then a browser has said that a request on its list was stopped. */
const VIOLATION_MS = 250;
/** More addresses than anybody would read. */
const MOST_KEPT = 100;

/**
 * True if `url` belongs to another origin than `origin`. False for what never leaves a browser, such as
 * `blob:` and `data:`, and for what is no address: a policy also names `inline` or `eval` as blocked.
 */
export function isElsewhere(url: string, origin: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, origin: target } = new URL(url);
  if (!/^(https?|wss?):$/.test(protocol)) return false;
  return target.replace(/^ws/, 'http') !== origin;
}

/**
 * Tell `report` of every request to another origin that the browser sees `realm` make, from its start on.
 *
 * Browsers list requests that the policy stopped among those that went out, with nothing to tell them apart;
 * but what is stopped once is stopped always, so such an address counts as blocked only.
 */
export function watchRequests(realm: Realm, from: string, report: (request: OutsideRequest) => void): void {
  const { origin } = realm.location;
  /** Blocked addresses and when that was last said. */
  const blocked = new Map<string, number>();
  realm.addEventListener('securitypolicyviolation', ({ blockedURI: url, timeStamp }) => {
    if (!isElsewhere(url, origin)) return;
    const before = blocked.get(url) ?? Number.NEGATIVE_INFINITY;
    blocked.set(url, timeStamp);
    // header and meta tag each say it of the same request
    if (timeStamp - before > SAME_REQUEST_MS) report({ kind: 'blocked', url, from });
  });
  new PerformanceObserver((list) => {
    const entries = list.getEntries() as PerformanceResourceTiming[];
    const outside = entries.filter(({ name }) => isElsewhere(name, origin));
    if (outside.length === 0) return;
    setTimeout(() => {
      for (const { name, initiatorType } of outside) {
        const url = name.split('#')[0] ?? '';
        // of a frame only the origin is told
        const told = initiatorType === 'iframe' ? new URL(url).origin : url;
        if (!blocked.has(told)) report({ kind: 'sent', url, from });
      }
    }, VIOLATION_MS);
  }).observe({ type: 'resource', buffered: true });
}

/** Tell all open pages of this origin. */
export function reportToPages(request: OutsideRequest): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(request);
  channel.close();
}

/** Have this worker tell the page what it asks of other origins. Does nothing where there is no browser. */
export function watchWorker(): void {
  if (!('WorkerGlobalScope' in globalThis)) return;
  const realm = globalThis as unknown as Realm;
  watchRequests(realm, realm.name || 'worker', reportToPages);
}

/** The count that the page shows. */
export interface RequestCount {
  readonly sent: number;
  readonly blocked: number;
  /** The first of them. */
  readonly requests: readonly OutsideRequest[];
}

export const NO_REQUESTS: RequestCount = { sent: 0, blocked: 0, requests: [] };

export function countRequest(count: RequestCount, request: OutsideRequest): RequestCount {
  return {
    ...count,
    [request.kind]: count[request.kind] + 1,
    requests: count.requests.length < MOST_KEPT ? [...count.requests, request] : count.requests,
  };
}

/** The count of one page, its workers and its service worker, and those who follow it. */
export interface RequestCounter {
  start(): void;
  get(): RequestCount;
  /** @returns ends it */
  subscribe(listener: () => void): () => void;
}

/** The counter of this page; `main.tsx` starts it. */
export const requestCounter: RequestCounter = createRequestCounter();

function createRequestCounter(): RequestCounter {
  const listeners = new Set<() => void>();
  let count = NO_REQUESTS;
  function add(request: OutsideRequest): void {
    count = countRequest(count, request);
    for (const listener of listeners) listener();
  }
  return {
    start() {
      watchRequests(globalThis as unknown as Realm, 'page', add);
      new BroadcastChannel(CHANNEL).addEventListener('message', ({ data }: MessageEvent<OutsideRequest>) =>
        add(data),
      );
    },
    get: () => count,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
