import { dayOf, hourOf, weekdayOf } from './wall-clock.ts';

/** Pause after which a person is taken to have left. */
export const DEFAULT_VISIT_GAP_MS = 30 * 60_000;

/** When whose face was taken, face by face. */
export interface Sightings {
  /** (n) person of each face, 0-based; -1 for a face of nobody. */
  readonly personOf: Int32Array;
  /** (n) what the camera's clock showed, in ms as if it were UTC; NaN if unknown. */
  readonly takenAt: Float64Array;
  readonly people: number;
}

export interface Visit {
  /** First and last face, ms. Equal for a single face. */
  readonly start: number;
  readonly end: number;
  /** By time, then by number. Two faces of one photo count as two. */
  readonly faces: readonly number[];
}

/** When one person came. What needs a date is null where no face has one. */
export interface PersonVisits {
  /** By time. */
  readonly visits: readonly Visit[];
  /** Different days on which a visit began. */
  readonly days: number;
  readonly firstSeen: number | null;
  readonly lastSeen: number | null;
  /** Longest time between the end of a visit and the start of the next, ms; null for fewer than two visits. */
  readonly longestPauseMs: number | null;
  /** On which most visits began, 0 is Monday; of equals the one earlier in the week. */
  readonly usualWeekday: number | null;
  /** In which most visits began, 0 to 23; of equals the earliest. */
  readonly usualHour: number | null;
  /** Faces without a date: they are in no visit. */
  readonly undatedFaces: number;
}

/**
 * Gather each person's faces into visits.
 *
 * A face belongs to the visit of the face before it if no more than `gapMs` lie between the two, so a visit may be
 * longer than the gap. A visit over midnight belongs to the day on which it began. Several people in one photo
 * each have a visit of their own. Cost O(n log n).
 *
 * @returns (people)
 * @throws RangeError if `gapMs` is negative or not finite, the lengths differ, or a person is out of range
 */
export function visitsOf(sightings: Sightings, gapMs = DEFAULT_VISIT_GAP_MS): PersonVisits[] {
  const { personOf, takenAt, people } = sightings;
  if (!(gapMs >= 0 && gapMs < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`gapMs must be finite and at least 0, got ${gapMs}`);
  }
  if (takenAt.length !== personOf.length) {
    throw new RangeError(`takenAt must have ${personOf.length} entries, got ${takenAt.length}`);
  }
  const dated: number[][] = Array.from({ length: people }, () => []);
  const undated = new Int32Array(people);
  for (const [face, person] of personOf.entries()) {
    if (person === -1) continue;
    const own = dated[person];
    if (!own) throw new RangeError(`person must be -1 to ${people - 1}, got ${person} for face ${face}`);
    if (Number.isFinite(takenAt[face])) own.push(face);
    else undated[person] = (undated[person] ?? 0) + 1;
  }
  return dated.map((faces, person) => {
    const timeOf = (face: number) => takenAt[face] as number;
    faces.sort((a, b) => timeOf(a) - timeOf(b) || a - b);
    return summarize(chain(faces, timeOf, gapMs), undated[person] ?? 0);
  });
}

/** @param faces by time */
function chain(faces: readonly number[], timeOf: (face: number) => number, gapMs: number): Visit[] {
  const visits: { start: number; end: number; faces: number[] }[] = [];
  for (const face of faces) {
    const time = timeOf(face);
    const last = visits.at(-1);
    if (last && time - last.end <= gapMs) {
      last.end = time;
      last.faces.push(face);
    } else visits.push({ start: time, end: time, faces: [face] });
  }
  return visits;
}

function summarize(visits: readonly Visit[], undatedFaces: number): PersonVisits {
  const weekdays = new Int32Array(7);
  const hours = new Int32Array(24);
  let longestPauseMs: number | null = null;
  let days = 0;
  let before: Visit | undefined;
  for (const visit of visits) {
    const { start } = visit;
    count(weekdays, weekdayOf(start));
    count(hours, hourOf(start));
    // visits come by time, so equal days stand side by side
    if (!before || dayOf(start) !== dayOf(before.start)) days++;
    if (before) longestPauseMs = Math.max(longestPauseMs ?? 0, start - before.end);
    before = visit;
  }
  return {
    visits,
    days,
    firstSeen: visits[0]?.start ?? null,
    lastSeen: before?.end ?? null,
    longestPauseMs,
    usualWeekday: before ? fullest(weekdays) : null,
    usualHour: before ? fullest(hours) : null,
    undatedFaces,
  };
}

function count(counts: Int32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

/** Index of the largest count, the first among equals. */
function fullest(counts: Int32Array): number {
  return counts.indexOf(Math.max(...counts));
}
