import type { Matrix } from '../math/matrix.ts';
import { handOver, serve } from '../rpc/serve.ts';
import { layout } from './project-service.ts';
import type { TsneFrame, TsneParams } from './tsne-engine.ts';
import { tsneJsEngine } from './tsne-js-engine.ts';

// a worker of its own: tsne-js compiles code at run time, and nothing beside it should be allowed to
const api = {
  layout(
    points: Matrix,
    start: Float32Array,
    params: TsneParams,
    onFrame: (frame: TsneFrame) => void,
  ): TsneFrame {
    const pass = (frame: TsneFrame) => {
      // a copy, as the engine returns its last frame after it has reported it
      const positions = frame.positions.slice();
      onFrame(handOver({ ...frame, positions }, [positions.buffer]));
    };
    const last = layout(tsneJsEngine, points, start, params, pass, () => performance.now());
    return handOver(last, [last.positions.buffer]);
  },
};

export type TsneJsWorkerApi = typeof api;

serve(api);
