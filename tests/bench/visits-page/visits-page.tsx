import { createRoot } from 'react-dom/client';
import type { Photo } from '../../../src/ingest/photo.ts';
import { NO_HISTORY, turnTo } from '../../../src/people/history.ts';
import type { LogEntry } from '../../../src/people/log.ts';
import type { StateStore } from '../../../src/store/state-store.ts';
import { setVisitSettings } from '../../../src/store/visit-settings.ts';
import { App } from '../../../src/ui/App.tsx';
import { syntheticKaomap } from '../slider-page/synthetic-kaomap.ts';
import '../../../src/ui/tokens.css';
import '../../../src/ui/base.css';

export interface VisitsBench {
  /** Show the app, on the page of groups, with made-up faces of so many people, taken within a year. */
  mount(size: number, people: number, seed: number): Promise<void>;
  /** Go to the page of visits with another gap, so that all is counted anew; ms until it is painted. */
  open(gapMinutes: number): Promise<number>;
  leave(): Promise<void>;
  /** Type another k; ms until list and charts are painted. */
  rule(atLeast: number): Promise<number>;
  /** Rows that the table says it has, and regulars. */
  figures(): { readonly rows: number; readonly regulars: number };
}

declare global {
  interface Window {
    visitsBench: VisitsBench;
  }
}

const REST_MS = 1500;
/** Milliseconds in which the page makes addresses of all pictures, which it leaves for idle times. */
const FIRST_REST_MS = 8000;
const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 0, 1);
const CHARTS = 4;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** After the frame that is drawn next: a message comes behind its paint. */
async function painted(): Promise<void> {
  await nextFrame();
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await nextFrame();
}

function isDrawn(): boolean {
  const charts = document.querySelectorAll('figure svg.recharts-surface').length;
  return charts >= CHARTS && document.querySelector('[data-testid="visit-row"]') !== null;
}

/** A person comes at the same hour, some days apart. */
function dated(photo: Photo, i: number): Photo {
  const day = (i * 7919) % 365;
  const hour = 8 + ((i * 31) % 12);
  return { ...photo, taken: { time: START + day * DAY_MS + hour * 3_600_000, source: 'exif' } };
}

const countOf = (name: string) =>
  Number(document.querySelector(`[data-testid="${name}"]`)?.textContent?.replace(/\D/g, ''));

const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;

window.visitsBench = {
  async mount(size, people, seed) {
    const { kaomap, startOver } = await syntheticKaomap(size, seed);
    const store = kaomap.store as StateStore;
    startOver(false);
    const { faces, photos } = store.getState();
    const entries = Array.from({ length: people }, (_, person): LogEntry => {
      const own = faces.filter((_, i) => i % people === person).map(({ id }) => id);
      const act = { kind: 'assign', faces: own, person: `p${person + 1}`, name: `Person ${person}` } as const;
      return { seq: person + 1, at: 0, act };
    });
    store.set({ photos: photos.map(dated), history: turnTo(NO_HISTORY, { next: people + 1, entries }) });
    const root = document.getElementById('root');
    if (!root) throw new TypeError('the page must have an element with the id root, got none');
    createRoot(root).render(<App kaomap={kaomap} />);
    await wait(FIRST_REST_MS);
  },
  async open(gapMinutes) {
    setVisitSettings({ gapMs: gapMinutes * 60_000 });
    await wait(REST_MS);
    await nextFrame();
    const start = performance.now();
    location.hash = 'visits';
    await until(isDrawn);
    await painted();
    return performance.now() - start;
  },
  async leave() {
    location.hash = 'compare';
    await until(() => !isDrawn());
    await wait(REST_MS);
  },
  async rule(atLeast) {
    const field = document.querySelector<HTMLInputElement>('main input[type=number]');
    if (!field) throw new TypeError('the page must have a field for k, got none');
    await nextFrame();
    const before = countOf('visits-regular');
    const start = performance.now();
    // as a hand would: React overrides the setter of the element itself and would see no change
    setValue?.call(field, String(atLeast));
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await until(() => countOf('visits-regular') !== before);
    await painted();
    return performance.now() - start;
  },
  figures: () => ({ rows: countOf('visits-all'), regulars: countOf('visits-regular') }),
};
