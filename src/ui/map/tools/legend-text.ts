import type { Text } from '../../i18n.ts';
import type { Coloring, ColorScale, LegendEntry } from './coloring.ts';

/** An entry of the legend in words. */
export function entryText(t: Text, id: Coloring['id'], { name }: LegendEntry): string {
  switch (name.kind) {
    case 'group':
      return t('mapTools.legend.group', { label: name.label });
    case 'text':
      return name.text;
    case 'others':
      return t('mapTools.legend.others', { count: name.kinds });
    default:
      return t(`mapTools.legend.${name.kind}.${id}`);
  }
}

/** Times are what the camera's clock showed, as if it were UTC. */
const DATE_ONLY = { dateStyle: 'medium', timeZone: 'UTC' } as const;
/** Where dates lie closer together than this, the time is told as well. */
const DAYS = 3 * 24 * 60 * 60 * 1000;

/** A value on the scale in words. */
export function scaleText(t: Text, language: string, { unit, min, max }: ColorScale, value: number): string {
  if (unit === 'px') return t('mapTools.legend.px', { value: Math.round(value) });
  const style = max - min < DAYS ? ({ ...DATE_ONLY, timeStyle: 'short' } as const) : DATE_ONLY;
  return new Intl.DateTimeFormat(language, style).format(value);
}
