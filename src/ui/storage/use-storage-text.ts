import { useLanguage, useText } from '../i18n.ts';

const KILO = 1000;
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** How names, sizes and dates of what is kept are written. */
export function useStorageText() {
  const t = useText();
  const language = useLanguage();
  return {
    /** A collection that nobody named is called by a word of the page's language. */
    nameOf: (name: string) => name || t('storage.collections.untitled'),
    bytes(count: number): string {
      const power = count < KILO ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(count) / 3));
      return new Intl.NumberFormat(language, {
        style: 'unit',
        unit: UNITS[power] ?? 'byte',
        maximumSignificantDigits: 3,
      }).format(count / KILO ** power);
    },
    /** @param time milliseconds since 1970 */
    date: (time: number) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(time),
  };
}
