import type { TsneFrame } from '../project/tsne-engine.ts';
import type { AppState, MapState } from './app-state.ts';

const isEngine = (name: string) => name === 'tsne-js' || name === 'kaomap';

/**
 * The t-SNE layout of the result file that was opened, for the faces on the map; null if it has none, or not
 * for all of them.
 */
export function savedLayoutOf({
  opened,
  faces,
  map,
}: Pick<AppState, 'opened' | 'faces' | 'map'>): Pick<MapState, 'tsne' | 'engine' | 'perplexity'> | null {
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
