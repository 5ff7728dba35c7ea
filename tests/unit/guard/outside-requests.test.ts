import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  countRequest,
  isElsewhere,
  NO_REQUESTS,
  type OutsideRequest,
  type Realm,
  watchRequests,
} from '../../../src/guard/outside-requests.ts';

const HERE = 'https://kaomap.example';

describe('an address is elsewhere', () => {
  test.each([
    'https://other.example/a',
    'http://kaomap.example/a',
    'https://kaomap.example:444/a',
    'https://kaomap.example.evil.example/',
    'wss://other.example/a',
    'ws://kaomap.example/a',
  ])('at %s', (url) => expect(isElsewhere(url, HERE)).toBe(true));

  test.each([
    'https://kaomap.example/a?b#c',
    'wss://kaomap.example/a',
    `blob:${HERE}/1234`,
    'data:image/png;base64,AA==',
    'inline',
    'eval',
    '',
  ])('not at %s', (url) => expect(isElsewhere(url, HERE)).toBe(false));
});

describe('a watched realm reports', () => {
  let found: OutsideRequest[];
  /** What the browser says to the realm. */
  let violate: (blockedURI: string, timeStamp: number) => void;
  let load: (...entries: { name: string; initiatorType: string }[]) => void;

  beforeEach(() => {
    vi.useFakeTimers();
    found = [];
    vi.stubGlobal(
      'PerformanceObserver',
      class {
        constructor(listener: (list: { getEntries(): object[] }) => void) {
          load = (...entries) => listener({ getEntries: () => entries });
        }
        observe(): void {}
      },
    );
    const realm: Realm = {
      location: { origin: HERE },
      addEventListener(_, listener) {
        violate = (blockedURI, timeStamp) => listener({ blockedURI, timeStamp });
      },
    };
    watchRequests(realm, 'page', (request) => found.push(request));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  const by = (initiatorType: string, name: string) => ({ name, initiatorType });
  const said = () => {
    vi.runAllTimers();
    return found.map(({ kind, url }) => `${kind} ${url}`);
  };

  test('what went elsewhere, each time, and nothing of its own origin', () => {
    load(by('fetch', `${HERE}/a`), by('fetch', 'https://other.example/a'));
    load(by('img', 'https://other.example/a'), by('img', `blob:${HERE}/1`));
    expect(said()).toEqual(['sent https://other.example/a', 'sent https://other.example/a']);
  });

  test.each(['before', 'after'])('what was stopped once only, if that is said %s it is listed', (order) => {
    if (order === 'before') violate('https://other.example/a', 10);
    load(by('fetch', 'https://other.example/a#part'));
    if (order === 'after') violate('https://other.example/a', 10);
    violate('https://other.example/a', 12);
    expect(said()).toEqual(['blocked https://other.example/a']);
  });

  test('a second try that was stopped as well', () => {
    violate('https://other.example/a', 10);
    violate('https://other.example/a', 1000);
    expect(said()).toHaveLength(2);
  });

  test('a stopped frame, of which only the origin is told, but no picture of that origin that went through', () => {
    violate('https://other.example', 10);
    load(by('iframe', 'https://other.example/frame'), by('img', 'https://other.example/picture'));
    expect(said()).toEqual(['blocked https://other.example', 'sent https://other.example/picture']);
  });

  test('no rule broken at home', () => {
    violate('inline', 10);
    violate(`${HERE}/a`, 20);
    expect(said()).toEqual([]);
  });
});

test('the count goes on when the list of addresses is full', () => {
  let count = NO_REQUESTS;
  for (let i = 0; i < 150; i++) count = countRequest(count, { kind: 'sent', url: `${i}`, from: 'page' });
  count = countRequest(count, { kind: 'blocked', url: 'x', from: 'page' });
  expect(count.sent).toBe(150);
  expect(count.blocked).toBe(1);
  expect(count.requests).toHaveLength(100);
});
