import type { Log, LogEntry } from '../people/log.ts';

/**
 * The user's log of what is kept of it. Its next number follows the highest in it: a step that was taken back
 * and brought back has used up numbers that nothing carries, which may therefore be given again.
 */
export function readKeptLog(decisions: readonly unknown[]): Log {
  const entries = decisions.filter(isEntry).sort((a, b) => a.seq - b.seq);
  const next = entries.reduce((most, { seq, undone = 0 }) => Math.max(most, seq, undone), 0) + 1;
  return { next, entries };
}

// what comes out of a database may be anything
function isEntry(value: unknown): value is LogEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { seq, at, act, undone } = value as Partial<Record<keyof LogEntry, unknown>>;
  return (
    Number.isSafeInteger(seq) &&
    Number.isFinite(at) &&
    (undone === undefined || Number.isSafeInteger(undone)) &&
    typeof act === 'object' &&
    act !== null &&
    'kind' in act
  );
}

/** The entries that `log` has behind those of `before`; null if it is not `before` with more at its end. */
export function addedEntries(before: Log, log: Log): readonly LogEntry[] | null {
  const { entries } = before;
  const isLonger =
    log.entries.length > entries.length && entries.every((entry, i) => entry === log.entries[i]);
  return isLonger ? log.entries.slice(entries.length) : null;
}
