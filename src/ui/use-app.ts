import { createContext, use, useSyncExternalStore } from 'react';
import type { Actions } from '../store/actions.ts';
import type { AppState } from '../store/app-state.ts';
import type { Kaomap } from '../store/kaomap.ts';

/** The one instance that the page shows. */
export const KaomapContext = createContext<Kaomap | null>(null);

function useKaomap(): Kaomap {
  const kaomap = use(KaomapContext);
  if (kaomap === null) throw new RangeError('expected to be rendered inside KaomapContext, got no provider');
  return kaomap;
}

/**
 * What `selector` picks of the state. A component renders again only when that changes by
 * `Object.is`, and in the same frame, since React never defers a store's update.
 * @param selector must give the same value for the same state
 */
export function useApp<T>(selector: (state: AppState) => T): T {
  const { store } = useKaomap();
  return useSyncExternalStore(store.subscribe, () => selector(store.getState()));
}

export function useActions(): Actions {
  return useKaomap().actions;
}

/** The state at this moment, for event handlers; does not subscribe. */
export function useGetState(): () => AppState {
  return useKaomap().store.getState;
}
