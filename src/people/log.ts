import type { Act, PersonId } from './act.ts';
import { applyAll } from './apply-act.ts';
import type { PeopleState } from './people-state.ts';

export interface LogEntry {
  /** Unique and ascending. */
  readonly seq: number;
  /** When it was done, milliseconds since 1970. */
  readonly at: number;
  readonly act: Act;
  /** Present if the step was taken back: a number from the same count as `seq`, later meaning larger. */
  readonly undone?: number;
}

/** Everything that was done, taken back or not, in the order in which it was done; plain JSON. */
export interface Log {
  /** Next number to be given; each is given once. */
  readonly next: number;
  readonly entries: readonly LogEntry[];
}

export const EMPTY_LOG: Log = { next: 1, entries: [] };

/** The state that the steps lead to, those left out that were taken back. O(what they name). */
export function replay({ entries }: Log): PeopleState {
  return applyAll(entries.filter(({ undone }) => undone === undefined).map(({ act }) => act));
}

/** @param at milliseconds since 1970 */
export function append({ next, entries }: Log, act: Act, at: number): Log {
  return { next: next + 1, entries: [...entries, { seq: next, at, act }] };
}

/**
 * An id that no act of the log has carried, nor of any log that led to this one by undo and redo.
 * @param nth for an act that makes several, 0 the first
 */
export function newPersonId({ next }: Log, nth = 0): PersonId {
  return nth === 0 ? `p${next}` : `p${next}.${nth}`;
}

/** Take any step back; the steps after it stay. The same log if there is no such step, or it is back already. */
export function takeBack(log: Log, seq: number): Log {
  return change(
    log,
    seq,
    (entry) => entry.undone === undefined,
    (entry) => ({ ...entry, undone: log.next }),
  );
}

/** Do a step again that was taken back, at its old place. The same log if there is no such step. */
export function bringBack(log: Log, seq: number): Log {
  return change(
    log,
    seq,
    (entry) => entry.undone !== undefined,
    ({ seq, at, act }) => ({ seq, at, act }),
  );
}

/** The step that undo takes back: the last one done; null if there is none. */
export function nextUndo({ entries }: Log): LogEntry | null {
  return entries.findLast(({ undone }) => undone === undefined) ?? null;
}

/** The step that redo brings back: the last one taken back, unless something was done since; null if none. */
export function nextRedo({ entries }: Log): LogEntry | null {
  let best: LogEntry | null = null;
  for (const entry of entries) if ((entry.undone ?? 0) > (best?.undone ?? 0)) best = entry;
  return (best?.undone ?? 0) > (entries.at(-1)?.seq ?? 0) ? best : null;
}

export function undo(log: Log): Log {
  const entry = nextUndo(log);
  return entry ? takeBack(log, entry.seq) : log;
}

export function redo(log: Log): Log {
  const entry = nextRedo(log);
  return entry ? bringBack(log, entry.seq) : log;
}

function change(
  log: Log,
  seq: number,
  applies: (entry: LogEntry) => boolean,
  changed: (entry: LogEntry) => LogEntry,
): Log {
  const at = log.entries.findIndex((entry) => entry.seq === seq);
  const entry = log.entries[at];
  if (!entry || !applies(entry)) return log;
  return { next: log.next + 1, entries: log.entries.with(at, changed(entry)) };
}
