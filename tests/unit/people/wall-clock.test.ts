import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf, hourOf, weekdayOf } from '../../../src/people/wall-clock.ts';

test('day, weekday and hour agree with the calendar, before 1970 too', () => {
  fc.assert(
    fc.property(fc.integer({ min: -4e12, max: 4e12 }), (time) => {
      const date = new Date(time);
      expect(dayOf(time)).toBe(Date.parse(date.toISOString().slice(0, 10)) / 86_400_000);
      expect(weekdayOf(time)).toBe((date.getUTCDay() + 6) % 7);
      expect(hourOf(time)).toBe(date.getUTCHours());
    }),
  );
});
