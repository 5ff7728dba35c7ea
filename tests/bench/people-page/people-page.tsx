import { createRoot } from 'react-dom/client';
import { App } from '../../../src/ui/App.tsx';
import { syntheticKaomap } from '../slider-page/synthetic-kaomap.ts';
import '../../../src/ui/tokens.css';
import '../../../src/ui/base.css';

export interface PeopleBench {
  /** Show the app with so many made-up faces, of which the largest people have names, and wait until it rests. */
  mount(size: number, seed: number, named: number, eps: number): Promise<void>;
  /** Persons there are, and steps that hold. */
  counts(): { readonly persons: number; readonly steps: number };
}

declare global {
  interface Window {
    people: PeopleBench;
  }
}

/** Milliseconds in which the page makes addresses of all pictures, which it leaves for idle times. */
const REST_MS = 10_000;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let synthetic: Awaited<ReturnType<typeof syntheticKaomap>>;

window.people = {
  async mount(size, seed, named, eps) {
    synthetic = await syntheticKaomap(size, seed);
    synthetic.kaomap.actions.setEps(eps);
    synthetic.namePeople(named);
    const root = document.getElementById('root');
    if (!root) throw new TypeError('the page must have an element with the id root, got none');
    createRoot(root).render(<App kaomap={synthetic.kaomap} />);
    while (synthetic.isRefining()) await wait(100);
    await wait(REST_MS);
  },
  counts() {
    const { log, state } = synthetic.kaomap.store.getState().history;
    return {
      persons: [...state.persons.values()].filter(({ mergedInto }) => mergedInto === null).length,
      steps: log.entries.filter(({ undone }) => undone === undefined).length,
    };
  },
};
