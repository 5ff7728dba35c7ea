import { createStore } from 'zustand/vanilla';
import { DEFAULT_REGULAR_RULE, type RegularRule } from '../people/regulars.ts';
import { DEFAULT_VISIT_GAP_MS } from '../people/visits.ts';

/** What counts as a visit and who as a regular. */
export interface VisitSettings {
  /** Pause after which somebody is taken to have left, ms. */
  readonly gapMs: number;
  readonly rule: RegularRule;
  /** Last of the days that count, days since 1970; null for the day of the newest photo. */
  readonly referenceDay: number | null;
  /** Faces on their own are visitors who were seen once. */
  readonly withLone: boolean;
}

/** The page's, shared by visits and judge. */
export const visitSettings = createStore<VisitSettings>(() => ({
  gapMs: DEFAULT_VISIT_GAP_MS,
  rule: DEFAULT_REGULAR_RULE,
  referenceDay: null,
  withLone: true,
}));

const LONGEST_GAP_MS = 24 * 3_600_000;
const MOST_DAYS = 3650;

/** Change some; what cannot be is left as it was. */
export function setVisitSettings(change: Partial<VisitSettings>): void {
  const before = visitSettings.getState();
  const { gapMs, rule, referenceDay, withLone } = { ...before, ...change };
  const isCount = (n: number) => Number.isInteger(n) && n >= 1 && n <= MOST_DAYS;
  visitSettings.setState({
    gapMs: gapMs >= 0 && gapMs <= LONGEST_GAP_MS ? gapMs : before.gapMs,
    rule: isCount(rule.atLeast) && isCount(rule.withinDays) ? rule : before.rule,
    referenceDay:
      referenceDay === null || Number.isInteger(referenceDay) ? referenceDay : before.referenceDay,
    withLone,
  });
}
