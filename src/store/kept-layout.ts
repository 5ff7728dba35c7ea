import type { Face } from '../faces/face.ts';
import { fitOwnTsneParams } from '../project/own-tsne-params.ts';
import { fitTsneParams } from '../project/tsne-params.ts';
import type { StoredLayout } from '../storage/load-collection.ts';
import type { AppState, MapState } from './app-state.ts';
import { readByOf } from './kept-settings.ts';
import { inLedgerOrder } from './ledger-order.ts';
import { engineFor } from './map-engine.ts';

/** A layout that need not be computed. */
export type LayoutFound = Pick<MapState, 'tsne' | 'engine' | 'perplexity'>;

type LayoutState = Pick<AppState, 'settings' | 'faces' | 'map'>;

/** The layout that is done, with its places in the ledger's order; null while there is none. */
export function layoutToKeep(state: LayoutState): StoredLayout | null {
  const { map, faces } = state;
  if (map?.tsneState !== 'done' || !map.tsne || map.count !== faces.length) return null;
  const { positions, iterations, cost } = map.tsne;
  const sorted = new Float32Array(positions.length);
  placesOf(faces).forEach((face, place) => {
    sorted.set(positions.subarray(2 * face, 2 * face + 2), 2 * place);
  });
  return { key: `${fitOf(state)}#${iterations}#${cost}`, positions: sorted };
}

/** The layout that was kept, if it is of these faces and settings. */
export function keptLayoutOf(state: LayoutState & Pick<AppState, 'kept'>): LayoutFound | null {
  const { kept, faces, settings, map } = state;
  if (!kept.layout || !map || map.count !== faces.length) return null;
  const [fit, iterations, cost] = kept.layout.key.split('#');
  if (fit !== fitOf(state) || kept.layout.positions.length !== 2 * faces.length) return null;
  const sorted = kept.layout.positions;
  const positions = new Float32Array(sorted.length);
  placesOf(faces).forEach((face, place) => {
    positions.set(sorted.subarray(2 * place, 2 * place + 2), 2 * face);
  });
  const engine = engineFor(settings.mapEngine, map.count);
  const fitParams = engine === 'tsne-js' ? fitTsneParams : fitOwnTsneParams;
  return {
    tsne: { positions, iteration: Number(iterations), iterations: Number(iterations), cost: Number(cost) },
    engine,
    perplexity: settings.perplexity ?? fitParams(map.count, settings.seed).perplexity,
  };
}

/** Which face has which place in the ledger's order. */
function placesOf(faces: readonly Face[]): readonly number[] {
  const rows = faces.map(({ photoId, index }, at) => ({ photoId, index, at }));
  return inLedgerOrder(rows).map(({ at }) => at);
}

/** Says what a layout is of: another text, another map. */
function fitOf({ settings, faces }: LayoutState): string {
  const { mapEngine, seed, perplexity, descriptorId } = settings;
  const engine = engineFor(mapEngine, faces.length);
  return [engine, seed, perplexity ?? 'auto', faces.length, hashOf(faces), readByOf(descriptorId)].join('/');
}

/** FNV-1a over the ids of the faces in the ledger's order. */
function hashOf(faces: readonly Face[]): string {
  let hash = 0x811c9dc5;
  for (const { id } of inLedgerOrder(faces)) {
    for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(16);
}
