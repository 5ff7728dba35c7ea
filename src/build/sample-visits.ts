/** A moment of the month: day, hour, minute. */
type Moment = readonly [day: number, hour: number, minute: number];

const YEAR_AND_MONTH = '2026:10';

/** When the group photos were taken, sample1.jpg first: evenings, on Saturdays and Fridays and a Thursday. */
const GROUP_EVENINGS: readonly Moment[] = [
  [3, 19, 16],
  [9, 20, 11],
  [10, 18, 47],
  [15, 20, 10],
  [17, 19, 31],
  [23, 19, 42],
];

/**
 * How people come besides the evening of their group photo, for each of their three pictures; what a month of
 * photos of a small shop may look like.
 */
const WAYS: readonly ((start: number, evening: Moment) => readonly Moment[])[] = [
  // every week on the same weekday, at about the same hour
  (start) => [
    [start, 8, 12],
    [start + 7, 8, 25],
    [start + 14, 8, 5],
  ],
  // now and then, in the afternoon
  (start) => [
    [start, 16, 40],
    [start + 5, 15, 55],
    [start + 12, 16, 20],
  ],
  // once, at noon
  (start) => [
    [start, 12, 10],
    [start, 12, 24],
    [start, 12, 31],
  ],
  // at noon and again in the afternoon of one day
  (start) => [
    [start, 12, 45],
    [start, 12, 50],
    [start, 16, 5],
  ],
  // on the evening of the group photo only
  (_, [day, hour, minute]) => [
    [day, hour, minute - 9],
    [day, hour, minute - 4],
    [day, hour, minute + 12],
  ],
];
const FIRST_DAY = 5;
const DAYS_TO_BEGIN_ON = 11;

/** When a group photo of the sample set was taken, as EXIF writes it. Made up. @param photo 1 to 6 */
export function groupPhotoDate(photo: number): string {
  return exifText(eveningOf(photo));
}

/**
 * When a picture of the sample set was taken, as EXIF writes it. Made up, so that visits can be tried.
 * @param nth 0-based place of the person among those who have pictures
 * @param picture 0, 1 or 2
 * @param photo group photo that the person is on, 1 to 6
 */
export function sampleDate(nth: number, picture: number, photo: number): string {
  const way = WAYS[nth % WAYS.length];
  const moment = way?.(FIRST_DAY + ((nth * 4) % DAYS_TO_BEGIN_ON), eveningOf(photo))[picture];
  if (!moment) throw new RangeError(`picture must be 0, 1 or 2, got ${picture}`);
  return exifText(moment);
}

function eveningOf(photo: number): Moment {
  const evening = GROUP_EVENINGS[photo - 1];
  if (!evening) throw new RangeError(`photo must be 1 to ${GROUP_EVENINGS.length}, got ${photo}`);
  return evening;
}

function exifText([day, hour, minute]: Moment): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${YEAR_AND_MONTH}:${two(day)} ${two(hour)}:${two(minute)}:00`;
}
