import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TAKE_OVER } from '../../../src/guard/take-over.ts';
import { createUpdates } from '../../../src/guard/updates.ts';

/** A service worker whose state the test moves; asked to take over, it finds `others` more pages open. */
class FakeServiceWorker extends EventTarget {
  others = 0;
  onTaken = () => {};
  postMessage(message: string, [port]: [MessagePort]): void {
    expect(message).toBe(TAKE_OVER);
    port.postMessage(this.others);
    if (this.others === 0) this.onTaken();
  }
}

class FakeRegistration extends EventTarget {
  installing: FakeServiceWorker | null = null;
  waiting: FakeServiceWorker | null = null;
  active: FakeServiceWorker | null = null;

  /** A worker is found, installed, and becomes active if none is before it. */
  install(): FakeServiceWorker {
    const worker = new FakeServiceWorker();
    this.installing = worker;
    this.dispatchEvent(new Event('updatefound'));
    this.installing = null;
    this.waiting = worker;
    worker.dispatchEvent(new Event('statechange'));
    if (this.active === null) {
      this.waiting = null;
      this.active = worker;
      worker.dispatchEvent(new Event('statechange'));
    }
    return worker;
  }
}

let registration: FakeRegistration;
let container: EventTarget & { register: () => Promise<FakeRegistration | undefined> };
const reload = vi.fn();
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

beforeEach(() => {
  registration = new FakeRegistration();
  container = Object.assign(new EventTarget(), { register: async () => registration });
  reload.mockClear();
  vi.stubGlobal('navigator', { serviceWorker: container });
  vi.stubGlobal(
    'document',
    Object.assign(new EventTarget(), { readyState: 'complete', baseURI: 'https://kaomap.example/' }),
  );
  vi.stubGlobal('location', { reload });
});
afterEach(() => vi.unstubAllGlobals());

async function started() {
  const updates = createUpdates();
  const states: string[] = [];
  updates.subscribe(() => {
    const { isKept, isWaiting } = updates.get();
    states.push(`${isKept ? 'kept' : 'not kept'}${isWaiting ? ', another waits' : ''}`);
  });
  updates.start();
  await settled();
  return { updates, states };
}

test('the first installation is never taken for a new version', async () => {
  const { states } = await started();
  registration.install();
  expect(new Set(states)).toEqual(new Set(['not kept', 'kept']));
});

test('a later one waits, and the page reloads only after it has taken over', async () => {
  const { updates, states } = await started();
  registration.install();
  registration.install().onTaken = () => {
    expect(reload).not.toHaveBeenCalled();
    container.dispatchEvent(new Event('controllerchange'));
  };
  expect(states.at(-1)).toBe('kept, another waits');
  expect(reload).not.toHaveBeenCalled();
  await updates.apply();
  expect(reload).toHaveBeenCalledTimes(1);
});

test('with other pages open nothing reloads, and their number is told', async () => {
  const { updates } = await started();
  registration.install();
  registration.install().others = 2;
  await updates.apply();
  expect(updates.get()).toEqual({ isKept: true, isWaiting: true, otherPages: 2 });
  expect(reload).not.toHaveBeenCalled();
});

test.each([
  ['refuses', () => Promise.reject(new Error('no'))],
  ['answers with nothing', async () => undefined],
])('a browser that %s leaves the page as it is', async (_, register) => {
  container.register = register;
  const { updates } = await started();
  await updates.apply();
  expect(updates.get()).toEqual({ isKept: false, isWaiting: false, otherPages: 0 });
  expect(reload).not.toHaveBeenCalled();
});
