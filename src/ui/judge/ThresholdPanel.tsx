import { useEffect, useState } from 'react';
import type { Thresholds } from '../../people/judge.ts';
import type { JudgeDesk } from '../../store/judge-desk.ts';
import { useText } from '../i18n.ts';
import { useStateOf } from '../use-state-of.ts';
import css from './JudgePanel.module.css';

/** How far the slider goes from what was calibrated, in units of the score. */
const REACH = 0.12;
const STEP = 0.005;

/** Both thresholds, as one slider and exactly. */
export function ThresholdPanel({ desk }: { readonly desk: JudgeDesk }) {
  const t = useText();
  const own = useStateOf(desk.store, (s) => s.thresholds);
  const calibrated = useStateOf(desk.store, (s) => s.calibrated);
  const hasPeople = useStateOf(desk.store, (s) => (s.known?.people.length ?? 0) > 0);
  if (!calibrated || !hasPeople) return null;
  const now = own ?? calibrated;
  // the lower the score that is enough, the bolder
  const boldness = calibrated.acceptAt - now.acceptAt;
  const shift = (by: number): Thresholds => ({
    acceptAt: calibrated.acceptAt - by,
    newAt: calibrated.newAt - by,
  });
  return (
    <section className={css['card']} aria-labelledby="threshold-title">
      <h3 id="threshold-title">{t('judge.thresholds.title')}</h3>
      <div className={css['slide']} title={t('judge.thresholds.hint')}>
        <span>{t('judge.thresholds.careful')}</span>
        <input
          type="range"
          min={-REACH}
          max={REACH}
          step={STEP}
          value={boldness}
          aria-label={t('judge.thresholds.slider')}
          onChange={(event) => desk.setThresholds(shift(event.currentTarget.valueAsNumber))}
        />
        <span>{t('judge.thresholds.bold')}</span>
      </div>
      <small>{t('judge.thresholds.calibrated')}</small>
      <details>
        <summary>{t('judge.thresholds.exact')}</summary>
        <ScoreField
          label={t('judge.thresholds.acceptAt')}
          value={now.acceptAt}
          onValue={(acceptAt) => desk.setThresholds({ acceptAt, newAt: Math.min(acceptAt, now.newAt) })}
        />
        <ScoreField
          label={t('judge.thresholds.newAt')}
          value={now.newAt}
          onValue={(newAt) => desk.setThresholds({ newAt, acceptAt: Math.max(newAt, now.acceptAt) })}
        />
      </details>
      {own && (
        <button type="button" className="button small quiet" onClick={() => desk.setThresholds(null)}>
          {t('judge.thresholds.reset')}
        </button>
      )}
    </section>
  );
}

interface ScoreFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onValue: (value: number) => void;
}

function ScoreField({ label, value, onValue }: ScoreFieldProps) {
  const [draft, setDraft] = useState(value.toFixed(3));
  useEffect(() => setDraft(value.toFixed(3)), [value]);
  return (
    <label className={css['field']}>
      <span>{label}</span>
      <input
        type="number"
        step={STEP}
        value={draft}
        onChange={(event) => {
          setDraft(event.currentTarget.value);
          const next = event.currentTarget.valueAsNumber;
          if (Number.isFinite(next)) onValue(next);
        }}
        onBlur={() => setDraft(value.toFixed(3))}
      />
    </label>
  );
}
