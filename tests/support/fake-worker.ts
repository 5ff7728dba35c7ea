import { expose } from 'comlink';

/** A worker's face over a message channel: `api` answers in this thread, nothing is mocked in between. */
export class FakeWorker extends EventTarget {
  terminated = false;
  readonly #near: MessagePort;
  readonly #far: MessagePort;

  constructor(api: object) {
    super();
    const { port1, port2 } = new MessageChannel();
    this.#near = port1;
    this.#far = port2;
    expose(api, port2);
    port1.onmessage = ({ data }) => this.dispatchEvent(new MessageEvent('message', { data }));
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.#near.postMessage(message, transfer);
  }

  terminate(): void {
    this.terminated = true;
    this.#near.close();
    this.#far.close();
  }

  /** What a browser does when the script throws or cannot be loaded. */
  crash(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message }));
  }

  asWorker(): Worker {
    return this as unknown as Worker;
  }
}
