import type { FacePair } from '../cluster/constraints.ts';
import type { Matrix } from '../math/matrix.ts';
import { findStrays, type Stray } from '../people/find-strays.ts';
import { type MergeSuggestion, suggestMerges } from '../people/suggest-merges.ts';

/** What the repair worker is told of the present groups. */
export interface RepairQuestion {
  /** Indices of each group's faces, ascending; at least one. */
  readonly groups: readonly (readonly number[])[];
  /** (groups) empty without a name. */
  readonly names: readonly string[];
  /** (n) number of each face's photo; null where a photo may show somebody twice. */
  readonly photoOf: Int32Array | null;
  /** Pairs of faces that are not asked about again. */
  readonly decided: readonly FacePair[];
  /** (n) 1 for a face that is not asked about. */
  readonly reviewed: Uint8Array;
  /** Largest median distance of two groups that may be one person. */
  readonly upTo: number;
  /** Least median distance of a face that may be a stranger. */
  readonly strayFrom: number;
}

/** What may be wrong with the groups, apart from what the alarms say. */
export interface RepairHints {
  readonly suggestions: readonly MergeSuggestion[];
  readonly strays: readonly Stray[];
}

/** What the repair worker answers. It keeps the points, which seldom change. */
export function createRepairService() {
  let points: Matrix | null = null;

  return {
    hold(next: Matrix): void {
      points = next;
    },
    /** @throws RangeError if no points are held, or as `suggestMerges` */
    find({ groups, names, photoOf, decided, reviewed, upTo, strayFrom }: RepairQuestion): RepairHints {
      if (!points) throw new RangeError('points must be held before groups of them are looked at, got none');
      return {
        suggestions: suggestMerges({
          points,
          groups: groups.map((faces, g) => ({ faces, name: names[g] ?? '' })),
          upTo,
          decided,
          ...(photoOf && { photoOf }),
        }),
        strays: findStrays({ points, groups, from: strayFrom, reviewed }),
      };
    },
  };
}

export type RepairService = ReturnType<typeof createRepairService>;
