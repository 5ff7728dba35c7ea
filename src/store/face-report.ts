import type { Verdict } from '../people/judge.ts';
import type { KnownPeople, KnownPerson } from './known-people.ts';

/** What is said of a new face, in the words of a shop. */
export type ReportKind = 'regular' | 'seenBefore' | 'new' | 'unsure';

export interface FaceReport {
  readonly kind: ReportKind;
  /** Who it is most like, whatever the kind; null if nobody is known. */
  readonly person: KnownPerson | null;
  /** Who comes next; null if there is nobody else. */
  readonly second: KnownPerson | null;
  /** Euclidean, to the mean face of `person`; Infinity without one. */
  readonly distance: number;
  /** How much farther `second` is; Infinity without one. */
  readonly margin: number;
  /** Face of the collection that it is most like; -1 if there is none, or it is in a file. */
  readonly exemplar: number;
  /** Two people are equally near: probably one person who is listed twice. */
  readonly isTie: boolean;
}

/** Margin by the distance to the nearer below which two people are not told apart; as the judges have it. */
const TIE = 0.05;

/** @param known what the verdict was found among */
export function faceReport(verdict: Verdict, { people, faceOf }: KnownPeople): FaceReport {
  const { kind, distance, margin } = verdict;
  const person = people[verdict.person] ?? null;
  const known = person?.status === 'regular' ? 'regular' : 'seenBefore';
  return {
    kind: kind === 'known' ? known : kind,
    person,
    second: people[verdict.second] ?? null,
    ...{ distance, margin },
    exemplar: faceOf[verdict.exemplar] ?? -1,
    isTie: kind === 'unsure' && margin < TIE * distance,
  };
}
