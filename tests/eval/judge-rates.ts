import type { Judge, Verdict } from '../../src/people/judge.ts';
import type { GallerySplit } from './split-gallery.ts';

/** Of the known faces judged: shares that add up to 1. Null if there are none. */
export interface KnownRates {
  readonly right: number;
  /** Taken for another person of the gallery. */
  readonly wrong: number;
  readonly unsure: number;
  /** Called new. */
  readonly new: number;
}

/** Of the strangers judged: shares that add up to 1. Null if there are none. */
export interface StrangerRates {
  /** Taken for somebody: false accepts. */
  readonly known: number;
  readonly unsure: number;
  readonly new: number;
}

/** A point of the DET curve: the rates if everybody were accepted whose score is at least `threshold`. */
export interface DetPoint {
  readonly threshold: number;
  /** Share of the strangers accepted. */
  readonly falseAccept: number;
  /** Share of the known not accepted, or accepted as another person. */
  readonly falseReject: number;
}

export interface JudgeRates {
  readonly people: number;
  readonly known: number;
  readonly strangers: number;
  /** Share of the known whose nearest person is the right one, whatever the score. */
  readonly rank1: number | null;
  /** At the thresholds that the judge chose by itself, without any stranger. */
  readonly own: { readonly known: KnownRates | null; readonly strangers: StrangerRates | null };
  /** At the lowest threshold that accepts at most 1 % of the strangers. */
  readonly atOnePercent: {
    readonly threshold: number;
    /** Share of the known that is accepted, as whomever. */
    readonly accepted: number;
    /** Share of the accepted that is the right person; null if none is accepted. */
    readonly right: number | null;
  } | null;
  readonly det: readonly DetPoint[];
}

/** Points of a curve that are written out, at most. */
const DET_POINTS = 200;

/** Judge all that a split leaves to be judged. @param faceOf descriptor by number */
export function judgeRates(
  judge: Judge,
  { gallery, known, strangers }: GallerySplit,
  faceOf: (face: number) => Float32Array,
): JudgeRates {
  const knownVerdicts = known.map(({ face, person }) => ({ ...judge.judge(faceOf(face)), truth: person }));
  const strangerVerdicts = strangers.map((face) => judge.judge(faceOf(face)));
  const isRight = ({ person, truth }: { person: number; truth: number }) => person === truth;
  return {
    people: gallery.length,
    known: known.length,
    strangers: strangers.length,
    rank1: shareOf(knownVerdicts, isRight),
    own: {
      known: known.length === 0 ? null : knownRates(knownVerdicts),
      strangers: strangers.length === 0 ? null : strangerRates(strangerVerdicts),
    },
    atOnePercent: atOnePercent(knownVerdicts, strangerVerdicts),
    det: detCurve(knownVerdicts, strangerVerdicts),
  };
}

type Judged = Verdict & { readonly truth: number };

function knownRates(verdicts: readonly Judged[]): KnownRates {
  const share = (test: (verdict: Judged) => boolean) => shareOf(verdicts, test) ?? 0;
  return {
    right: share(({ kind, person, truth }) => kind === 'known' && person === truth),
    wrong: share(({ kind, person, truth }) => kind === 'known' && person !== truth),
    unsure: share(({ kind }) => kind === 'unsure'),
    new: share(({ kind }) => kind === 'new'),
  };
}

function strangerRates(verdicts: readonly Verdict[]): StrangerRates {
  const share = (wanted: Verdict['kind']) => shareOf(verdicts, ({ kind }) => kind === wanted) ?? 0;
  return { known: share('known'), unsure: share('unsure'), new: share('new') };
}

function atOnePercent(known: readonly Judged[], strangers: readonly Verdict[]): JudgeRates['atOnePercent'] {
  if (known.length === 0 || strangers.length === 0) return null;
  const scores = strangers.map(({ score }) => score).sort((a, b) => b - a);
  // one more than may be accepted stands at the threshold, and whoever equals it stays outside
  const threshold = scores[Math.floor(0.01 * scores.length)]!;
  const accepted = known.filter(({ score }) => score > threshold);
  return {
    threshold,
    accepted: accepted.length / known.length,
    right: shareOf(accepted, ({ person, truth }) => person === truth),
  };
}

function detCurve(known: readonly Judged[], strangers: readonly Verdict[]): DetPoint[] {
  if (known.length === 0 || strangers.length === 0) return [];
  const scores = [...new Set([...known, ...strangers].map(({ score }) => score))].sort((a, b) => a - b);
  const count = Math.min(DET_POINTS, scores.length);
  return Array.from({ length: count }, (_, i) => {
    const threshold = scores[Math.floor((i * scores.length) / count)]!;
    return {
      threshold,
      falseAccept: shareOf(strangers, ({ score }) => score >= threshold) ?? 0,
      falseReject: shareOf(known, ({ score, person, truth }) => score < threshold || person !== truth) ?? 0,
    };
  });
}

function shareOf<T>(values: readonly T[], test: (value: T) => boolean): number | null {
  return values.length === 0 ? null : values.filter(test).length / values.length;
}
