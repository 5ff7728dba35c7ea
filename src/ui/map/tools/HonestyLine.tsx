import { useLanguage, useText } from '../../i18n.ts';
import { useApp } from '../../use-app.ts';
import css from './HonestyLine.module.css';
import { preservationOf } from './preservation-of.ts';

/** How far the map can be trusted, as one figure in words, and what it never says. */
export function HonestyLine() {
  const t = useText();
  const language = useLanguage();
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
          {t('mapTools.honesty.kept', {
            k: preservation.k,
            share: Math.round(preservation.mean * preservation.k),
          })}
        </span>
      )}{' '}
      {t('map.caption')}
    </p>
  );
}
