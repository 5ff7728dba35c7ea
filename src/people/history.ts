import type { Act } from './act.ts';
import { applyAct } from './apply-act.ts';
import { append, EMPTY_LOG, type Log, replay } from './log.ts';
import { NO_PEOPLE, type PeopleState } from './people-state.ts';

/** A log and the state it leads to. Only the log is ever saved. */
export interface History {
  readonly log: Log;
  readonly state: PeopleState;
}

export const NO_HISTORY: History = { log: EMPTY_LOG, state: NO_PEOPLE };

/** Do one more step, without replaying the others. @param at milliseconds since 1970 */
export function perform({ log, state }: History, act: Act, at: number): History {
  return { log: append(log, act, at), state: applyAct(state, act) };
}

/** Turn to another log: one read from a file, or this one after undo, redo, a step taken or brought back. */
export function turnTo(history: History, log: Log): History {
  return log === history.log ? history : { log, state: replay(log) };
}
