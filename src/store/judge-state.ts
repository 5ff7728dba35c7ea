import type { GalleryFile } from '../export/gallery-file.ts';
import type { FaceId } from '../people/act.ts';
import { DEFAULT_JUDGE, type JudgeMethod, type Thresholds, type Verdict } from '../people/judge.ts';
import type { Trained } from './judge-service.ts';
import type { KnownChoice, KnownPeople } from './known-people.ts';
import type { LooseOutcome } from './loose-photo.ts';

/** A photo whose faces are to be judged. */
export interface JudgedPhoto {
  readonly id: string;
  readonly name: string;
  /** Null while it is being read. */
  readonly outcome: LooseOutcome | null;
  /** The newest verdicts; null before the first. */
  readonly judged: {
    readonly by: Trained;
    readonly known: KnownPeople;
    /** (faces) */
    readonly verdicts: readonly Verdict[];
  } | null;
  /** Its bytes were in the collection when it came: its faces would be compared with themselves. */
  readonly isKnown: boolean;
  /** It was added to the collection from here. What was said of it then stays. */
  readonly isAdded: boolean;
  /** What each face that was accepted is called; empty for who has no name. */
  readonly accepted: ReadonlyMap<FaceId, string>;
}

export interface JudgeState {
  readonly method: JudgeMethod;
  readonly choice: KnownChoice;
  /** Chosen instead of the calibrated ones. */
  readonly thresholds: Thresholds | null;
  readonly file: { readonly name: string; readonly gallery: GalleryFile } | null;
  readonly phase: 'idle' | 'training' | 'ready' | 'failed';
  /** What went wrong, in English. */
  readonly detail: string;
  /** Whom the judge knows that was trained last, and what it says of itself. */
  readonly known: KnownPeople | null;
  readonly trained: Trained | null;
  /** As the collection itself gives them. */
  readonly calibrated: Thresholds | null;
  /** Of the last judging. */
  readonly judgeMs: number | null;
  readonly engine: 'off' | 'starting' | 'on' | 'failed';
  /** Newest first. */
  readonly photos: readonly JudgedPhoto[];
}

export const INITIAL_JUDGE: JudgeState = {
  method: DEFAULT_JUDGE,
  choice: { source: 'collection', namedOnly: false },
  thresholds: null,
  file: null,
  phase: 'idle',
  detail: '',
  known: null,
  trained: null,
  calibrated: null,
  judgeMs: null,
  engine: 'off',
  photos: [],
};
