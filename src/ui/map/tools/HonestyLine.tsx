import { useLanguage, useText } from '../../i18n.ts';
import { useApp } from '../../use-app.ts';
import { useMapRoom } from '../use-map-room.ts';
import css from './HonestyLine.module.css';
import { preservationOf } from './preservation-of.ts';

/** How far the map can be trusted, as one figure in words, and what it never says. */
export function HonestyLine() {
  const t = useText();
  const language = useLanguage();
  const isNarrow = useMapRoom() === 'narrow';
  const preservation = useApp(preservationOf);
  // a list of nearly all other faces is kept by every map
  const tells = preservation !== null && preservation.shares.length > 2 * preservation.k;
  return (
    <p className={css['line']}>
      {tells && (
        <span
          className={css['kept']}
          data-testid="preservation"
          data-mean={preservation.mean}
          title={t('mapTools.honesty.keptHint', {
            k: preservation.k,
            percent: new Intl.NumberFormat(language, { style: 'percent' }).format(preservation.mean),
          })}
        >
          {t(isNarrow ? 'mapTools.honesty.keptShort' : 'mapTools.honesty.kept', {
            k: preservation.k,
            share: Math.round(preservation.mean * preservation.k),
          })}
        </span>
      )}{' '}
      <span title={`${t('map.caption')} ${t('map.captionHint')}`}>
        {t(isNarrow ? 'map.captionShort' : 'map.caption')}
      </span>
    </p>
  );
}
