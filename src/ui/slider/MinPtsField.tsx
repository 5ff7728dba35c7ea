import type { MAX_MIN_PTS } from '../../cluster/clustering.ts';
import { useText } from '../i18n.ts';
import { useActions, useApp } from '../use-app.ts';
import css from './EpsSlider.module.css';

/** Typed so that it does not compile when the clustering's own limit moves. */
const LARGEST: typeof MAX_MIN_PTS = 10;
const CHOICES = Array.from({ length: LARGEST }, (_, i) => i + 1);

/** How many faces start a group. */
export function MinPtsField() {
  const t = useText();
  const actions = useActions();
  const minPts = useApp((s) => s.settings.minPts);
  return (
    <label className={css['field']} title={t('eps.minPtsHint')}>
      <span>{t('eps.minPts')}</span> <code>minPts</code>
      <select value={minPts} onChange={(event) => actions.setMinPts(Number(event.currentTarget.value))}>
        {CHOICES.map((value) => (
          <option key={value} value={value}>
            {value}
          </option>
        ))}
      </select>
    </label>
  );
}
