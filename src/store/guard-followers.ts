import type { Actions } from './actions.ts';
import { isFollower } from './kept-state.ts';
import type { StateStore } from './state-store.ts';

/** What changes nothing that is kept. */
const HARMLESS = [
  'setMapView',
  'pauseMap',
  'resumeMap',
  'stopMap',
  'select',
  'closeResult',
  'resultJson',
  'resultCsv',
  'fileOf',
  'pictureOf',
  'dismissNotice',
] as const satisfies readonly (keyof Actions)[];

type Guarded = Exclude<keyof Actions, (typeof HARMLESS)[number]>;

/** Actions that a tab which only follows answers with a notice: what it changed would be gone with the next word of the other tab. */
export function guardFollowers(actions: Actions, store: Pick<StateStore, 'getState' | 'set'>): Actions {
  const harmless: ReadonlySet<string> = new Set(HARMLESS);
  const isGuarded = (name: string): name is Guarded => !harmless.has(name);
  const guarded: Record<string, unknown> = { ...actions };
  for (const name of Object.keys(actions).filter(isGuarded)) {
    const act = actions[name] as (...given: readonly unknown[]) => void;
    guarded[name] = (...given: readonly unknown[]) => {
      if (isFollower(store.getState())) store.set({ notice: { code: 'follower' } });
      else act(...given);
    };
  }
  return guarded as unknown as Actions;
}
