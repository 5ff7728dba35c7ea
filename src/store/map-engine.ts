import type { EngineId } from '../project/tsne-engine.ts';
import { TSNE_JS_LIMIT } from '../project/tsne-params.ts';

/** Who lays the map out. `auto` goes by the number of faces. */
export type EngineChoice = 'auto' | EngineId;

/** Up to so many faces tsne-js is taken unless the user wants otherwise: it is exact, and done in seconds. */
const TSNE_JS_DEFAULT = 100;

/** Whether tsne-js can be chosen for so many faces. */
export function isTsneJsOffered(count: number): boolean {
  return count <= TSNE_JS_LIMIT;
}

/** The engine for `count` faces; a choice that is not offered for them gives way to our own. */
export function engineFor(choice: EngineChoice, count: number): EngineId {
  if (choice === 'auto') return count <= TSNE_JS_DEFAULT ? 'tsne-js' : 'kaomap';
  return choice === 'tsne-js' && isTsneJsOffered(count) ? 'tsne-js' : 'kaomap';
}
