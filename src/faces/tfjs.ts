// The one TensorFlow.js of the page. It also stands in for the `@tensorflow/tfjs` package that
// face-api asks for: core with its chained ops, the converter, and the three backends.
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js';
import '@tensorflow/tfjs-backend-cpu/dist/index.js';
import '@tensorflow/tfjs-backend-webgl/dist/index.js';

export { setWasmPaths } from '@tensorflow/tfjs-backend-wasm/dist/index.js';
export * from '@tensorflow/tfjs-converter/dist/index.js';
export * from '@tensorflow/tfjs-core/dist/index.js';
