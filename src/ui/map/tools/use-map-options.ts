import { createContext, use, useSyncExternalStore } from 'react';
import type { ColoringId } from './coloring.ts';
import { type LegendFilter, NO_FILTER } from './legend-filter.ts';

/** How the map is looked at; nothing that a result depends on. */
export interface MapOptions {
  readonly coloring: ColoringId;
  readonly filter: LegendFilter;
  /** Whether each face shows how many of its neighbors the map keeps near. */
  readonly showHalos: boolean;
  readonly query: string;
  /** Null while the user has not said: then by the room there is. */
  readonly showLegend: boolean | null;
}

export interface MapOptionsStore {
  get(): MapOptions;
  set(change: Partial<MapOptions>): void;
  subscribe(listener: () => void): () => void;
}

const INITIAL: MapOptions = {
  coloring: 'cluster',
  filter: NO_FILTER,
  showHalos: false,
  query: '',
  showLegend: null,
};

/** A tiny store of its own, so that the options outlive the map where it gives way to another tab. */
export function createMapOptions(): MapOptionsStore {
  let options = INITIAL;
  const listeners = new Set<() => void>();
  return {
    get: () => options,
    set(change) {
      // an entry of one legend means nothing in another
      const isOther = change.coloring !== undefined && change.coloring !== options.coloring;
      options = { ...options, ...(isOther && { filter: NO_FILTER }), ...change };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const MapOptionsContext = createContext<MapOptionsStore>(createMapOptions());

export function useMapOptionsStore(): MapOptionsStore {
  return use(MapOptionsContext);
}

/** @param selector must give the same value for the same options */
export function useMapOptions<T>(selector: (options: MapOptions) => T): T {
  const store = use(MapOptionsContext);
  return useSyncExternalStore(store.subscribe, () => selector(store.get()));
}
