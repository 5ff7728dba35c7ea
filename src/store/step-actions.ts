import { perform, turnTo } from '../people/history.ts';
import { bringBack, type Log, redo, takeBack, undo } from '../people/log.ts';
import type { Actions } from './actions.ts';
import { logOfFile } from './opened-people.ts';
import type { StateStore } from './state-store.ts';

/** Steps among people, and the ways back from them. */
export function createStepActions(
  store: StateStore,
): Pick<Actions, 'act' | 'undo' | 'redo' | 'takeBack' | 'bringBack' | 'takePeople' | 'putPeopleBack'> {
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
    takePeople() {
      const { opened, history } = store.getState();
      const log = opened && logOfFile(opened.result);
      if (!log) return;
      store.set({ opened: { ...opened, ownLog: history.log }, history: turnTo(history, log) });
    },
    putPeopleBack() {
      const { opened, history } = store.getState();
      if (!opened?.ownLog) return;
      const { ownLog, ...rest } = opened;
      store.set({ opened: rest, history: turnTo(history, ownLog) });
    },
  };
}
