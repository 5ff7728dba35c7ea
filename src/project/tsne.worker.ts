import type { Matrix } from '../math/matrix.ts';
import { handOver, serve } from '../rpc/serve.ts';
import { createTsne } from './tsne.ts';
import type { TsneFrame, TsneParams } from './tsne-engine.ts';
import { type Pace, type Stepper, stepThrough } from './tsne-stepper.ts';

// a message to oneself waits for those that came before it, and unlike a timer not a moment longer
const channel = new MessageChannel();
let resumeSlice = () => {};
channel.port1.onmessage = () => resumeSlice();
const pace: Pace = {
  now: () => performance.now(),
  yield(resume) {
    resumeSlice = resume;
    channel.port2.postMessage(null);
  },
};

let run: Stepper | null = null;

const api = {
  async layout(
    points: Matrix,
    start: Float32Array,
    params: TsneParams,
    settled: boolean,
    onFrame: (frame: TsneFrame) => void,
  ): Promise<TsneFrame> {
    const tsne = createTsne(points, start, params, { settled });
    const pass = (frame: TsneFrame) => onFrame(handOver(frame, [frame.positions.buffer]));
    run = stepThrough(tsne, params.iterations, pass, pace);
    const last = await run.done;
    return handOver(last, [last.positions.buffer]);
  },
  pause: () => run?.pause(),
  resume: () => run?.resume(),
};

export type TsneWorkerApi = typeof api;

serve(api);
