import { useEffect, useState } from 'react';
import { epsLimitOf } from '../../store/selectors.ts';
import { useText } from '../i18n.ts';
import { useActions, useApp } from '../use-app.ts';
import css from './EpsSlider.module.css';

const STEP = 0.005;

/** The number itself; half-typed text is kept until it is a number in range. */
export function EpsField() {
  const t = useText();
  const actions = useActions();
  const eps = useApp((s) => s.settings.eps);
  const limit = useApp(epsLimitOf);
  const [draft, setDraft] = useState(String(eps));
  useEffect(() => setDraft(String(eps)), [eps]);
  return (
    <div className={css['field']}>
      <code>eps</code>
      <input
        type="number"
        min={0}
        max={limit}
        step={STEP}
        value={draft}
        aria-label={t('eps.exact')}
        onChange={(event) => {
          const value = event.currentTarget.valueAsNumber;
          setDraft(event.currentTarget.value);
          if (value >= 0 && value <= limit) actions.setEps(value);
        }}
        onBlur={() => setDraft(String(eps))}
      />
    </div>
  );
}
