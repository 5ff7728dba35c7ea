import type { BenchAnswers, BenchTask } from './cluster-bench.worker.ts';

declare global {
  interface Window {
    /** Let the worker do one task. One at a time. */
    bench: <Name extends BenchTask['name']>(
      task: Extract<BenchTask, { name: Name }>,
    ) => Promise<BenchAnswers[Name]>;
  }
}

const worker = new Worker(new URL('./cluster-bench.worker.ts', import.meta.url), { type: 'module' });

window.bench = (task) =>
  new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(task);
  });
