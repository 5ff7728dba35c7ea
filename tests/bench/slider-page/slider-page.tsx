import { createRoot } from 'react-dom/client';
import { App } from '../../../src/ui/App.tsx';
import { syntheticKaomap } from './synthetic-kaomap.ts';
import '../../../src/ui/tokens.css';
import '../../../src/ui/base.css';

export interface SliderBench {
  /** Show the app with so many made-up faces. */
  mount(size: number, seed: number): Promise<void>;
  /** Make ready for a sweep, and wait until the page is at rest. */
  startOver(rules: boolean): Promise<void>;
  /** Move the slider from end to end, one step in each animation frame, with a mark in the trace for each. */
  sweep(steps: number, mark: string): Promise<void>;
}

declare global {
  interface Window {
    slider: SliderBench;
  }
}

/** Milliseconds in which the page makes addresses of all pictures, which it leaves for idle times. */
const FIRST_REST_MS = 8000;
/** Milliseconds in which it draws the pictures and shows what the worker has said last. */
const REST_MS = 2500;

let synthetic: Awaited<ReturnType<typeof syntheticKaomap>>;
const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;

/** As a hand would: React overrides the setter of the element itself and would see no change. */
function move(range: HTMLInputElement, value: number): void {
  setValue?.call(range, String(value));
  range.dispatchEvent(new Event('input', { bubbles: true }));
}

const slider: SliderBench = {
  async mount(size, seed) {
    synthetic = await syntheticKaomap(size, seed);
    const root = document.getElementById('root');
    if (!root) throw new TypeError('the page must have an element with the id root, got none');
    createRoot(root).render(<App kaomap={synthetic.kaomap} />);
    await wait(FIRST_REST_MS);
  },
  async startOver(rules) {
    synthetic.startOver(rules);
    while (synthetic.isRefining()) await wait(100);
    await wait(REST_MS);
  },
  async sweep(steps, mark) {
    const range = document.querySelector<HTMLInputElement>('input[type=range]');
    if (!range) throw new TypeError('the page must have a slider, got none');
    const from = Number(range.min);
    const to = Number(range.max);
    for (let step = 1; step <= steps; step++) {
      await nextFrame();
      performance.mark(mark);
      move(range, from + ((to - from) * step) / steps);
      const { eps } = synthetic.kaomap.store.getState().settings;
      if (eps !== range.valueAsNumber) throw new Error(`eps must follow to ${range.value}, got ${eps}`);
    }
    await nextFrame();
    performance.mark(mark);
  },
};

window.slider = slider;
