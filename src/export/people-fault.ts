import type { PeopleFile } from './people-schema.ts';

/**
 * The first contradiction in what a file says of people.
 * @param faceCount number of the file's faces
 * @returns a sentence that begins with the path of the fault, or null
 */
export function findPeopleFault({ log, persons }: PeopleFile, faceCount: number): string | null {
  return findLogFault(log) ?? findPersonFault(persons, faceCount);
}

function findLogFault({ next, entries }: PeopleFile['log']): string | null {
  const given = new Set<number>();
  let last = 0;
  for (const [i, { seq, undone }] of entries.entries()) {
    const path = `people.log.entries.${i}`;
    if (seq <= last) return `${path}.seq: must be above ${last}, got ${seq}`;
    if (undone !== undefined && undone <= seq) return `${path}.undone: must be above ${seq}, got ${undone}`;
    for (const number of undone === undefined ? [seq] : [seq, undone]) {
      if (number >= next) return `people.log.next: must be above ${number}, got ${next}`;
      if (given.has(number)) return `${path}: the number ${number} was given before`;
      given.add(number);
    }
    last = seq;
  }
  return null;
}

function findPersonFault(persons: PeopleFile['persons'], faceCount: number): string | null {
  const ids = new Set<string>();
  const taken = new Set<number>();
  for (const [i, { id, faces }] of persons.entries()) {
    if (ids.has(id)) return `people.persons.${i}.id: another person has it, too`;
    ids.add(id);
    for (const [k, face] of faces.entries()) {
      if (face >= faceCount)
        return `people.persons.${i}.faces.${k}: there are ${faceCount} faces, got ${face}`;
      if (taken.has(face)) return `people.persons.${i}.faces.${k}: face ${face} was given twice`;
      taken.add(face);
    }
  }
  return null;
}
