import type { ResultFile } from '../export/result-file.ts';
import type { Log } from '../people/log.ts';
import type { AppState, OpenedFile } from './app-state.ts';
import { memoizeLast } from './memoize-last.ts';

/** What the user said of people in a result file; null if nothing. */
export function logOfFile({ people }: ResultFile): Log | null {
  return people && people.log.entries.length > 0 ? people.log : null;
}

/** How the people of the opened file stand to those of the page. */
export interface OpenedPeople {
  /** Steps in the file. */
  readonly steps: number;
  /** Persons with a name in the file. */
  readonly named: number;
  /** The page's steps are the file's. */
  readonly isSame: boolean;
  /** The page's own steps, which the file's took the place of; 0 if there were none. */
  readonly replaced: number;
}

const compare = memoizeLast((opened: OpenedFile | null, log: Log): OpenedPeople | null => {
  const theirs = opened && logOfFile(opened.result);
  if (!theirs) return null;
  return {
    steps: theirs.entries.length,
    named: opened.result.people?.persons.filter(({ name }) => name !== '').length ?? 0,
    isSame: log === theirs || JSON.stringify(log.entries) === JSON.stringify(theirs.entries),
    replaced: opened.ownLog?.entries.length ?? 0,
  };
});

/** Null if no file is opened, or it says nothing of people. */
export function openedPeopleOf({ opened, history }: AppState): OpenedPeople | null {
  return compare(opened, history.log);
}
