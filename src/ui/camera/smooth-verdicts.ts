import type { Box } from '../../faces/face.ts';
import { boxOverlap } from '../../store/box-overlap.ts';
import type { ReportKind } from '../../store/face-report.ts';

/** What one frame says of one face. */
export interface SeenFace {
  readonly box: Box;
  /** Null while there is no judge. */
  readonly kind: ReportKind | null;
  /** Whom the face is taken for; empty for nobody. */
  readonly key: string;
  readonly name: string;
  /** Euclidean; Infinity if nobody is known. */
  readonly distance: number;
}

/** A face that is followed from frame to frame. */
export interface Track {
  readonly id: number;
  readonly box: Box;
  /** What is said of it; null until enough frames agree. */
  readonly shown: Omit<SeenFace, 'box'> | null;
  /** The newest frames in which it was seen, oldest first. */
  readonly recent: readonly SeenFace[];
  /** Frames since it was last seen. */
  readonly missed: number;
}

/** Frames that have a vote. */
const FRAMES = 5;
/** Votes that the first verdict needs, and those that another needs to take its place. */
const VOTES_TO_SHOW = 2;
const VOTES_TO_CHANGE = 3;
/** A face may be turned away for a moment without being somebody else afterwards. */
const MOST_MISSED = 3;
/** Overlap of boxes from which on they are one face. */
const SAME_FACE = 0.2;
/** How much of the new place is taken over at once; the rest follows. */
const FOLLOW = 0.6;

/**
 * Follow faces from one frame to the next, so that a verdict does not flicker.
 *
 * Faces are matched with tracks by the overlap of their boxes, the largest first. The last {@link FRAMES} frames of
 * a face vote; what is shown changes only when {@link VOTES_TO_CHANGE} of them agree on something else. The distance
 * shown is the mean over the frames that agree.
 */
export function smoothVerdicts(tracks: readonly Track[], seen: readonly SeenFace[]): Track[] {
  const pairs = tracks
    .flatMap((track) => seen.map((face) => ({ track, face, overlap: boxOverlap(track.box, face.box) })))
    .filter(({ overlap }) => overlap >= SAME_FACE)
    .sort((a, b) => b.overlap - a.overlap);
  const faceOf = new Map<Track, SeenFace>();
  const taken = new Set<SeenFace>();
  for (const { track, face } of pairs) {
    if (faceOf.has(track) || taken.has(face)) continue;
    faceOf.set(track, face);
    taken.add(face);
  }
  const kept = tracks.flatMap((track): Track[] => {
    const face = faceOf.get(track);
    if (face) return [follow(track, face)];
    return track.missed < MOST_MISSED ? [{ ...track, missed: track.missed + 1 }] : [];
  });
  let next = tracks.reduce((most, { id }) => Math.max(most, id), 0) + 1;
  const fresh = seen
    .filter((face) => !taken.has(face))
    .map((face): Track => ({ id: next++, box: face.box, shown: null, recent: [face], missed: 0 }));
  return [...kept, ...fresh];
}

function follow({ id, box, shown, recent }: Track, face: SeenFace): Track {
  const frames = [...recent, face].slice(-FRAMES);
  return { id, box: between(box, face.box), shown: vote(shown, frames), recent: frames, missed: 0 };
}

function vote(shown: Track['shown'], frames: readonly SeenFace[]): Track['shown'] {
  const counts = new Map<string, SeenFace[]>();
  for (const frame of frames) {
    if (frame.kind === null) continue;
    const word = wordOf(frame);
    counts.set(word, [...(counts.get(word) ?? []), frame]);
  }
  const now = shown && wordOf(shown);
  let winner = now === null ? [] : (counts.get(now) ?? []);
  for (const [word, votes] of counts) {
    const needed = now === null ? VOTES_TO_SHOW : VOTES_TO_CHANGE;
    if (word !== now && votes.length >= needed && votes.length > winner.length) winner = votes;
  }
  const newest = winner.at(-1);
  if (!newest) return shown;
  const distance = winner.reduce((sum, frame) => sum + frame.distance, 0) / winner.length;
  return { kind: newest.kind, key: newest.key, name: newest.name, distance };
}

/** Somebody new is somebody new, whoever they look like least unlike. */
function wordOf({ kind, key }: Pick<SeenFace, 'kind' | 'key'>): string {
  return kind === 'new' ? 'new' : `${kind} ${key}`;
}

function between(from: Box, to: Box): Box {
  const mix = (a: number, b: number) => a + FOLLOW * (b - a);
  return {
    x: mix(from.x, to.x),
    y: mix(from.y, to.y),
    width: mix(from.width, to.width),
    height: mix(from.height, to.height),
  };
}
