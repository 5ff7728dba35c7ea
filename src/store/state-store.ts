import { createStore, type StoreApi } from 'zustand/vanilla';
import { type AppState, INITIAL_STATE, type RunState, type Settings } from './app-state.ts';
import type { KeptState } from './kept-state.ts';

/** The page's state and the few ways in which it changes. */
export interface StateStore extends Pick<StoreApi<AppState>, 'getState' | 'subscribe'> {
  set(change: Partial<AppState>): void;
  setRun(change: Partial<RunState>): void;
  setSettings(change: Partial<Settings>): void;
  setKept(change: Partial<KeptState>): void;
}

export function createStateStore(settings: Partial<Settings>): StateStore {
  const store = createStore<AppState>(() => ({
    ...INITIAL_STATE,
    settings: { ...INITIAL_STATE.settings, ...settings },
  }));
  return {
    getState: store.getState,
    subscribe: store.subscribe,
    set: (change) => store.setState(change),
    setRun: (change) => store.setState(({ run }) => ({ run: { ...run, ...change } })),
    setSettings: (change) => store.setState((state) => ({ settings: { ...state.settings, ...change } })),
    setKept: (change) => store.setState(({ kept }) => ({ kept: { ...kept, ...change } })),
  };
}
