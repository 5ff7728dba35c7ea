import type { MapLayout, MapTask } from './map-bench.worker.ts';

declare global {
  interface Window {
    /** Let the worker lay one map out. One at a time. */
    layOut: (task: MapTask) => Promise<MapLayout>;
  }
}

const worker = new Worker(new URL('./map-bench.worker.ts', import.meta.url), { type: 'module' });

window.layOut = (task) =>
  new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(task);
  });
