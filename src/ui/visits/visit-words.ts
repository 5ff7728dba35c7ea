import type { RegularStatus } from '../../people/regulars.ts';
import type { Visitor } from '../../store/visitors.ts';
import type { Text } from '../i18n.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A Monday. */
const MONDAY_MS = 4 * DAY_MS;

export const STATUSES: readonly RegularStatus[] = ['regular', 'seenBefore', 'new'];

/** The color of a status, as CSS. */
export const STATUS_COLOR: Readonly<Record<RegularStatus, string>> = {
  regular: 'var(--good)',
  seenBefore: 'var(--accent)',
  new: 'var(--art-c)',
};

/** What somebody is called; who has no name goes by the group. */
export function visitorName(t: Text, { name, label }: Visitor): string {
  if (name !== '') return name;
  return label < 0 ? t('visits.table.lone') : t('visits.table.group', { label });
}

/** A span of time as a person would say it. */
export function pauseText(t: Text, ms: number): string {
  if (ms >= 2 * DAY_MS) return t('visits.pause.days', { count: Math.round(ms / DAY_MS) });
  if (ms >= 2 * HOUR_MS) return t('visits.pause.hours', { count: Math.round(ms / HOUR_MS) });
  return t('visits.pause.minutes', { count: Math.round(ms / MINUTE_MS) });
}

/** Writes times of a camera's clock, which are kept as if that clock had shown UTC. */
export interface ClockText {
  date(time: number): string;
  dateTime(time: number): string;
  /** @param weekday 0 is Monday */
  weekday(weekday: number): string;
  shortWeekday(weekday: number): string;
  /** @param hour 0 to 23 */
  hour(hour: number): string;
}

const made = new Map<string, ClockText>();

export function clockText(language: string): ClockText {
  const known = made.get(language);
  if (known) return known;
  const format = (options: Intl.DateTimeFormatOptions) => {
    const text = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
    return (time: number) => text.format(time);
  };
  const long = format({ weekday: 'long' });
  const short = format({ weekday: 'short' });
  const hour = format({ hour: 'numeric' });
  const clock: ClockText = {
    date: format({ dateStyle: 'medium' }),
    dateTime: format({ dateStyle: 'medium', timeStyle: 'short' }),
    weekday: (weekday) => long(MONDAY_MS + weekday * DAY_MS),
    shortWeekday: (weekday) => short(MONDAY_MS + weekday * DAY_MS),
    hour: (of) => hour(of * HOUR_MS),
  };
  made.set(language, clock);
  return clock;
}

/** Middle of a day, to write its date. @param day days since 1970 */
export function timeOfDay(day: number): number {
  return day * DAY_MS + DAY_MS / 2;
}

/** A day as a date field has it, `2024-01-31`. */
export function dayToField(day: number): string {
  return new Date(timeOfDay(day)).toISOString().slice(0, 10);
}

/** The day of a date field; null if it is empty or unfinished. */
export function fieldToDay(value: string): number | null {
  const time = Date.parse(`${value}T00:00:00Z`);
  return Number.isFinite(time) ? Math.floor(time / DAY_MS) : null;
}
