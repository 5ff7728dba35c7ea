import { createRoot } from 'react-dom/client';
import { App } from '../../../src/ui/App.tsx';
import { syntheticKaomap } from '../slider-page/synthetic-kaomap.ts';
import '../../../src/ui/tokens.css';
import '../../../src/ui/base.css';

export interface PlotBench {
  /** Show the app with so many made-up faces, and wait until it is at rest. */
  mount(size: number, seed: number, eps: number): Promise<void>;
  /** Zoom and move the map by wheel and mouse, one event in each animation frame, with a mark in the trace for each. */
  tour(mark: string): Promise<{ readonly frames: number; readonly closest: number }>;
}

declare global {
  interface Window {
    plot: PlotBench;
  }
}

/** Milliseconds in which the page makes addresses and pictures of all faces, which it leaves for idle times. */
const REST_MS = 9000;
/** Scale after each wheel event, that before being 1. */
const WHEEL = 2 ** 0.1;
/** Pixels of the map that a drag covers in a frame. */
const DRAG_PX = 9;

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The canvas, and where on the page it is. */
function findMap(): { canvas: HTMLCanvasElement; x: number; y: number } {
  const canvas = document.querySelector<HTMLCanvasElement>('[data-testid="face-map"]');
  if (!canvas) throw new TypeError('the page must have a map, got none');
  const { left, top, width, height } = canvas.getBoundingClientRect();
  return { canvas, x: left + width / 2, y: top + height / 2 };
}

const plot: PlotBench = {
  async mount(size, seed, eps) {
    const { kaomap, startOver } = await syntheticKaomap(size, seed);
    startOver(false);
    kaomap.actions.setEps(eps);
    const root = document.getElementById('root');
    if (!root) throw new TypeError('the page must have an element with the id root, got none');
    createRoot(root).render(<App kaomap={kaomap} />);
    await wait(REST_MS);
  },
  async tour(mark) {
    const { canvas, x, y } = findMap();
    const zoomNow = () => Number(canvas.dataset['zoom']);
    let frames = 0;
    let closest = 1;
    const step = async (act: () => void) => {
      await nextFrame();
      performance.mark(mark);
      act();
      frames++;
      closest = Math.max(closest, zoomNow());
    };
    const at = (clientX: number, clientY: number) => ({
      clientX,
      clientY,
      bubbles: true,
      cancelable: true,
      view: window,
    });
    const wheel = async (steps: number, factor: number) => {
      const before = zoomNow();
      const deltaY = -Math.log2(factor) / 0.002;
      for (let i = 0; i < steps; i++) {
        await step(() => canvas.dispatchEvent(new WheelEvent('wheel', { ...at(x, y), deltaY })));
      }
      await step(() => {});
      const grown = zoomNow() / before;
      if (Math.abs(Math.log(grown / factor ** steps)) > 0.05) {
        throw new Error(`${steps} turns of the wheel must zoom by ${factor ** steps}, got ${grown}`);
      }
    };
    const drag = async (steps: number, towardsX: number, towardsY: number) => {
      canvas.dispatchEvent(new MouseEvent('mousedown', at(x, y)));
      for (let i = 1; i <= steps; i++) {
        const by = i * DRAG_PX;
        await step(() =>
          window.dispatchEvent(new MouseEvent('mousemove', at(x + by * towardsX, y + by * towardsY))),
        );
      }
      window.dispatchEvent(new MouseEvent('mouseup', at(x, y)));
    };
    await wheel(20, WHEEL);
    await drag(40, 1, 0.4);
    await wheel(30, WHEEL);
    await drag(40, -0.8, -0.6);
    await wheel(35, 1 / WHEEL);
    await drag(40, -0.5, 0.8);
    await wheel(14, 1 / WHEEL);
    await nextFrame();
    performance.mark(mark);
    return { frames, closest };
  },
};

window.plot = plot;
