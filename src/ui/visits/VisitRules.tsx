import { useEffect, useState } from 'react';
import { setVisitSettings, visitSettings } from '../../store/visit-settings.ts';
import { useText } from '../i18n.ts';
import { useStateOf } from '../use-state-of.ts';
import css from './VisitRules.module.css';
import { dayToField, fieldToDay } from './visit-words.ts';

const MINUTE_MS = 60_000;

/** What counts as a visit and who as a regular, as a sentence with fields in it; every change counts at once. */
export function VisitRules({ newestDay }: { readonly newestDay: number | null }) {
  const t = useText();
  const { gapMs, rule, referenceDay, withLone } = useStateOf(visitSettings, (s) => s);
  const day = referenceDay ?? newestDay;
  return (
    <section className={css['rules']} aria-label={t('visits.rule.title')}>
      <p>
        <span>{t('visits.rule.regularIs')}</span>
        <NumberField
          label={t('visits.rule.amount')}
          value={rule.atLeast}
          min={1}
          max={999}
          onValue={(atLeast) => setVisitSettings({ rule: { ...rule, atLeast } })}
        />
        <select
          aria-label={t('visits.rule.unit')}
          value={rule.unit}
          onChange={(event) => {
            const unit = event.currentTarget.value === 'visits' ? 'visits' : 'days';
            setVisitSettings({ rule: { ...rule, unit } });
          }}
        >
          <option value="days">{t('visits.rule.days')}</option>
          <option value="visits">{t('visits.rule.visits')}</option>
        </select>
        <span>{t('visits.rule.within')}</span>
        <NumberField
          label={t('visits.rule.withinLabel')}
          value={rule.withinDays}
          min={1}
          max={3650}
          onValue={(withinDays) => setVisitSettings({ rule: { ...rule, withinDays } })}
        />
        <span>{t('visits.rule.withinUnit')}</span>
        <input
          type="date"
          aria-label={t('visits.rule.day')}
          value={day === null ? '' : dayToField(day)}
          onChange={(event) => setVisitSettings({ referenceDay: fieldToDay(event.currentTarget.value) })}
        />
        {referenceDay !== null && (
          <button
            type="button"
            className="button small quiet"
            title={t('visits.rule.newestHint')}
            onClick={() => setVisitSettings({ referenceDay: null })}
          >
            {t('visits.rule.newest')}
          </button>
        )}
      </p>
      <p>
        <span>{t('visits.rule.gap')}</span>
        <NumberField
          label={t('visits.rule.gapLabel')}
          value={gapMs / MINUTE_MS}
          min={0}
          max={1440}
          onValue={(minutes) => setVisitSettings({ gapMs: minutes * MINUTE_MS })}
        />
        <span>{t('visits.rule.gapUnit')}</span>
      </p>
      <label className={css['lone']}>
        <input
          type="checkbox"
          checked={withLone}
          onChange={(event) => setVisitSettings({ withLone: event.currentTarget.checked })}
        />
        <span>{t('visits.rule.lone')}</span>
      </label>
    </section>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onValue: (value: number) => void;
}

/** A whole number; what is half typed is kept until it can count. */
function NumberField({ label, value, min, max, onValue }: NumberFieldProps) {
  const [draft, setDraft] = useState(String(value));
  useEffect(() => setDraft(String(value)), [value]);
  return (
    <input
      type="number"
      aria-label={label}
      min={min}
      max={max}
      step={1}
      value={draft}
      onChange={(event) => {
        const next = event.currentTarget.valueAsNumber;
        setDraft(event.currentTarget.value);
        if (Number.isInteger(next) && next >= min && next <= max) onValue(next);
      }}
      onBlur={() => setDraft(String(value))}
    />
  );
}
