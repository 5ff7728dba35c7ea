/** What is said of a face: one of the gallery's people, someone new, or that it cannot be told. */
export type VerdictKind = 'known' | 'new' | 'unsure';

export interface Verdict {
  readonly kind: VerdictKind;
  /** The nearest person, also where the face is called new; -1 if the gallery is empty. */
  readonly person: number;
  /** Euclidean, to that person's mean face; Infinity if the gallery is empty. */
  readonly distance: number;
  /** The runner-up; -1 if the gallery has fewer than two people. */
  readonly second: number;
  /** How much farther the second is than `person`; Infinity if there is none. */
  readonly margin: number;
  /** The larger, the surer that it is `person`; to be read against the thresholds of the judge. */
  readonly score: number;
  /** Exemplar of `person` that is nearest to the face, row of the gallery; -1 if the gallery is empty. */
  readonly exemplar: number;
}

/** Both in units of {@link Verdict.score}. */
export interface Thresholds {
  /** From here on a face is known. */
  readonly acceptAt: number;
  /** Below this a face is new; at most `acceptAt`. Between the two nobody can tell. */
  readonly newAt: number;
}

export type JudgeMethod = 'exemplars' | 'svm';

/** Which of the two is better on the held-out measure of tests/eval/README.md. */
export const DEFAULT_JUDGE: JudgeMethod = 'exemplars';

export interface Judge {
  readonly method: JudgeMethod;
  readonly thresholds: Thresholds;
  /** @throws RangeError if the descriptor is not of the gallery's dimension and of length 1 */
  judge(descriptor: Float32Array): Verdict;
}

/** What a face looks like to a judge before anything is said of it. */
export interface Evidence extends Omit<Verdict, 'kind'> {
  /** The score that the face would have if the second were as far as seconds usually are. */
  readonly scoreAlone: number;
}

/** Two people nearer together than this, by the distance to the nearer, are not told apart. */
const LEAST_MARGIN = 0.05;

/** The rule that all judges share. */
export function verdictOf({ scoreAlone, ...evidence }: Evidence, { acceptAt, newAt }: Thresholds): Verdict {
  const { score, margin, distance } = evidence;
  const isTie = margin < LEAST_MARGIN * distance;
  if (score >= acceptAt) return { kind: isTie ? 'unsure' : 'known', ...evidence };
  // one person listed twice takes the margin from itself: that is a question, not a stranger
  if (score >= newAt || (isTie && scoreAlone >= acceptAt)) return { kind: 'unsure', ...evidence };
  return { kind: 'new', ...evidence };
}

/** Evidence where there is nobody to compare with. */
export const NO_EVIDENCE: Evidence = {
  person: -1,
  distance: Number.POSITIVE_INFINITY,
  second: -1,
  margin: Number.POSITIVE_INFINITY,
  score: Number.NEGATIVE_INFINITY,
  scoreAlone: Number.NEGATIVE_INFINITY,
  exemplar: -1,
};
