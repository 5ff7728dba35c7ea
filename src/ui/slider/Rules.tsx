import { groupingOf } from '../../store/grouping.ts';
import { weakCountOf } from '../../store/weak-faces.ts';
import { useText } from '../i18n.ts';
import { useActions, useApp } from '../use-app.ts';
import css from './Rules.module.css';

/** Switches for what is done beyond plain grouping, each with what it has done at the present setting. */
export function Rules() {
  const t = useText();
  const actions = useActions();
  const partPhotos = useApp((s) => s.settings.partPhotos);
  const guardWeak = useApp((s) => s.settings.guardWeak);
  const weak = useApp((s) => weakCountOf(s.faces));
  const refine = useApp((s) => s.settings.refine);
  const cuts = useApp((s) => groupingOf(s)?.constrained?.cuts.length ?? 0);
  const split = useApp((s) => groupingOf(s)?.refined?.split.length ?? 0);
  const pending = useApp((s) => groupingOf(s)?.refined?.pending.length ?? 0);
  return (
    <fieldset className={css['rules']}>
      <legend className="visually-hidden">{t('rules.title')}</legend>
      <Rule
        isOn={partPhotos}
        onChange={actions.setPartPhotos}
        label={t('rules.partPhotos')}
        note={cuts > 0 ? t('rules.keptApart', { count: cuts }) : ''}
        name="part-photos"
      />
      <Rule
        isOn={guardWeak}
        onChange={actions.setGuardWeak}
        label={t('rules.guardWeak')}
        hint={t('rules.guardWeakHint')}
        note={guardWeak && weak > 0 ? t('rules.weak', { count: weak }) : ''}
        name="guard-weak"
      />
      <Rule
        isOn={refine}
        onChange={actions.setRefine}
        label={t('rules.refine')}
        note={[
          ...(split > 0 ? [t('rules.split', { count: split })] : []),
          ...(pending > 0 ? [t('rules.pending', { count: pending })] : []),
        ].join(', ')}
        name="refine"
      />
    </fieldset>
  );
}

interface RuleProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly label: string;
  readonly hint?: string;
  /** What it did; empty if nothing. */
  readonly note: string;
  readonly name: string;
}

function Rule({ isOn, onChange, label, hint, note, name }: RuleProps) {
  return (
    <div className={css['rule']}>
      <label title={hint}>
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => onChange(event.currentTarget.checked)}
          data-testid={`rule-${name}`}
        />
        {label}
      </label>
      <span className={css['note']} data-testid={`note-${name}`}>
        {note}
      </span>
    </div>
  );
}
