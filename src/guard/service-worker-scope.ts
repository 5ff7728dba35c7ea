// The few names of the Service Worker API that we use: TypeScript cannot have its library beside the page's.

export interface Extendable extends Event {
  waitUntil(promise: Promise<unknown>): void;
}

export interface FetchAsked extends Extendable {
  readonly request: Request;
  respondWith(response: Response | Promise<Response>): void;
}

/** A message of a page. */
export interface Asked extends Extendable {
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
}

/** What `self` is in a service worker. */
export interface ServiceWorkerScope {
  readonly location: { readonly origin: string };
  readonly registration: { readonly scope: string };
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: {
      type: 'window';
      includeUncontrolled: true;
    }): Promise<readonly { readonly url: string }[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchAsked) => void): void;
  addEventListener(type: 'message', listener: (event: Asked) => void): void;
}
