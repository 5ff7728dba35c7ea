import type { TsneFrame } from '../project/tsne-engine.ts';
import type { AppState, MapState } from './app-state.ts';
import { keptLayoutOf, type LayoutFound } from './kept-layout.ts';

const isEngine = (name: string) => name === 'tsne-js' || name === 'kaomap';

/**
 * The t-SNE layout of the faces on the map that need not be computed: of the result file that was opened, or
 * else the one kept from last time; null if neither is of all these faces.
 */
export function savedLayoutOf(
  state: Pick<AppState, 'opened' | 'faces' | 'map' | 'settings' | 'kept'>,
): LayoutFound | null {
  return openedLayoutOf(state) ?? keptLayoutOf(state);
}

function openedLayoutOf({
  opened,
  faces,
  map,
}: Pick<AppState, 'opened' | 'faces' | 'map'>): LayoutFound | null {
  const saved = opened?.result.map;
  if (!map || !saved || !isEngine(saved.engine)) return null;
  const places = new Map(opened.result.faces.map(({ id, position }) => [id, position]));
  const positions = new Float32Array(2 * map.count);
  for (let i = 0; i < map.count; i++) {
    const place = places.get(faces[i]?.id ?? '');
    if (!place) return null;
    positions.set(place, 2 * i);
  }
  const iterations = saved.iterations ?? 0;
  const tsne: TsneFrame = { positions, iteration: iterations, iterations, cost: saved.cost ?? 0 };
  return { tsne, engine: saved.engine as MapState['engine'], perplexity: saved.perplexity ?? null };
}
