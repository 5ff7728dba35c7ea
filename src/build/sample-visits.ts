/** A day of the month and the minutes since midnight at which each of a person's three pictures was taken. */
type Moments = readonly (readonly [day: number, hour: number, minute: number])[];

const YEAR_AND_MONTH = '2026:10';

/** How visitors come: on three days, twice, once; what a month of photos of a small shop may look like. */
const WAYS: readonly ((start: number) => Moments)[] = [
  // every week on the same weekday, at about the same hour
  (start) => [
    [start, 8, 12],
    [start + 7, 8, 25],
    [start + 14, 8, 5],
  ],
  // now and then, in the evening
  (start) => [
    [start, 18, 40],
    [start + 5, 17, 55],
    [start + 12, 18, 20],
  ],
  // twice: two pictures of one visit, and another visit
  (start) => [
    [start, 12, 10],
    [start, 12, 31],
    [start + 9, 13, 2],
  ],
  // at noon and in the evening of one day, and once more
  (start) => [
    [start, 12, 45],
    [start, 19, 5],
    [start + 3, 12, 50],
  ],
  // once
  (start) => [
    [start, 15, 20],
    [start, 15, 22],
    [start, 15, 41],
  ],
];
const FIRST_DAY = 5;
const DAYS_TO_BEGIN_ON = 11;

/**
 * When a picture of the sample set was taken, as EXIF writes it. Made up, so that visits can be tried: the group
 * photos have no date, as photos of other people often have none.
 * @param nth 0-based place of the person among those who have pictures
 * @param picture 0, 1 or 2
 */
export function sampleDate(nth: number, picture: number): string {
  const way = WAYS[nth % WAYS.length];
  const [day, hour, minute] = way?.(FIRST_DAY + ((nth * 4) % DAYS_TO_BEGIN_ON))[picture] ?? [1, 12, 0];
  const two = (n: number) => String(n).padStart(2, '0');
  return `${YEAR_AND_MONTH}:${two(day)} ${two(hour)}:${two((minute + nth) % 60)}:00`;
}
