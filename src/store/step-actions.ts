import { perform, turnTo } from '../people/history.ts';
import { bringBack, type Log, redo, takeBack, undo } from '../people/log.ts';
import type { Actions } from './actions.ts';
import type { StateStore } from './state-store.ts';

/** Steps among people, and the ways back from them. */
export function createStepActions(
  store: StateStore,
): Pick<Actions, 'act' | 'undo' | 'redo' | 'takeBack' | 'bringBack'> {
  function turn(change: (log: Log) => Log): void {
    const { history } = store.getState();
    store.set({ history: turnTo(history, change(history.log)) });
  }

  return {
    act: (act) => store.set({ history: perform(store.getState().history, act, Date.now()) }),
    undo: () => turn(undo),
    redo: () => turn(redo),
    takeBack: (seq) => turn((log) => takeBack(log, seq)),
    bringBack: (seq) => turn((log) => bringBack(log, seq)),
  };
}
