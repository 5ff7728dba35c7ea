import { useEffect, useId, useState } from 'react';
import type { MAX_MIN_PTS } from '../../cluster/clustering.ts';
import { descriptorOf, epsLimitOf } from '../../store/selectors.ts';
import { GroupCounts } from '../groups/GroupCounts.tsx';
import { useText } from '../i18n.ts';
import { useActions, useApp } from '../use-app.ts';
import css from './EpsSlider.module.css';
import { EpsTrack } from './EpsTrack.tsx';
import { NextMerge } from './NextMerge.tsx';
import { Rules } from './Rules.tsx';
import { SuggestedEps } from './SuggestedEps.tsx';

const STEP = 0.005;
/** minPts that a collection starts with. */
const DEFAULT_MIN_PTS = 2;
/** The parameters that this way of sorting faces was first published with. */
const ORIGINAL = { eps: 0.7, minPts: 1 } as const;
/** Typed so that it does not compile when the clustering's own limit moves. */
const LARGEST_MIN_PTS: typeof MAX_MIN_PTS = 10;
const MIN_PTS = Array.from({ length: LARGEST_MIN_PTS }, (_, i) => i + 1);

/** The two parameters of the grouping, in plain words, and the counts they lead to. */
export function EpsSlider() {
  const t = useText();
  const id = useId();
  const actions = useActions();
  const eps = useApp((s) => s.settings.eps);
  const minPts = useApp((s) => s.settings.minPts);
  const limit = useApp(epsLimitOf);
  const defaultEps = useApp((s) => descriptorOf(s).defaultEps);

  function setBoth(to: { readonly eps: number; readonly minPts: number }): void {
    actions.setMinPts(to.minPts);
    actions.setEps(to.eps);
  }
  return (
    <section className={css['panel']} aria-labelledby={`${id}-title`}>
      <div className={css['fields']}>
        <h2 className={css['title']} id={`${id}-title`}>
          {t('eps.title')}
        </h2>
        <div className={css['field']}>
          <code>eps</code>
          <EpsField eps={eps} limit={limit} label={t('eps.exact')} onEps={actions.setEps} />
        </div>
        <label className={css['field']} title={t('eps.minPtsHint')}>
          <span>{t('eps.minPts')}</span> <code>minPts</code>
          <select value={minPts} onChange={(event) => actions.setMinPts(Number(event.currentTarget.value))}>
            {MIN_PTS.map((value) => (
              <option key={value} value={value}>
                {value}
              </option>
            ))}
          </select>
        </label>
      </div>
      <GroupCounts />
      <div className={css['slide']}>
        <span title={t('eps.stricterHint')}>{t('eps.stricter')}</span>
        <EpsTrack />
        <span title={t('eps.looserHint')}>{t('eps.looser')}</span>
      </div>
      <NextMerge />
      <div className={css['presets']}>
        <SuggestedEps />
        <button
          type="button"
          className="button small quiet"
          title={t('eps.resetHint', { eps: defaultEps, minPts: DEFAULT_MIN_PTS })}
          disabled={eps === defaultEps && minPts === DEFAULT_MIN_PTS}
          onClick={() => setBoth({ eps: defaultEps, minPts: DEFAULT_MIN_PTS })}
        >
          {t('eps.reset')}
        </button>
        <button
          type="button"
          className="button small quiet"
          title={t('eps.originalHint')}
          onClick={() => setBoth(ORIGINAL)}
        >
          {t('eps.original')}
        </button>
      </div>
      <Rules />
    </section>
  );
}

interface EpsFieldProps {
  readonly eps: number;
  readonly limit: number;
  readonly label: string;
  readonly onEps: (eps: number) => void;
}

/** The number itself; half-typed text is kept until it is a number in range. */
function EpsField({ eps, limit, label, onEps }: EpsFieldProps) {
  const [draft, setDraft] = useState(String(eps));
  useEffect(() => setDraft(String(eps)), [eps]);
  return (
    <input
      type="number"
      min={0}
      max={limit}
      step={STEP}
      value={draft}
      aria-label={label}
      onChange={(event) => {
        const value = event.currentTarget.valueAsNumber;
        setDraft(event.currentTarget.value);
        if (value >= 0 && value <= limit) onEps(value);
      }}
      onBlur={() => setDraft(String(eps))}
    />
  );
}
