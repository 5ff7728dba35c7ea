import type { Alarm } from '../../cluster/alarm-kinds.ts';
import { useText } from '../i18n.ts';
import css from './AlarmSummary.module.css';

/** More would be a list of their own. */
const MOST = 8;

interface AlarmSummaryProps {
  /** By label, the surest first. */
  readonly alarms: ReadonlyMap<number, readonly Alarm[]>;
  readonly onGo: (label: number) => void;
}

/** How many groups look mixed, and the way to the surest of them; nothing if none does. */
export function AlarmSummary({ alarms, onGo }: AlarmSummaryProps) {
  const t = useText();
  if (alarms.size === 0) return null;
  const labels = [...alarms.keys()];
  return (
    <div className={css['summary']} data-testid="alarm-summary">
      <strong>{t('alarm.count', { count: labels.length })}</strong>
      <div className={css['labels']}>
        {labels.slice(0, MOST).map((label) => (
          <button
            key={label}
            type="button"
            className={css['label']}
            aria-label={t('alarm.go', { label })}
            title={t('alarm.go', { label })}
            onClick={() => onGo(label)}
          >
            #{label}
          </button>
        ))}
        {labels.length > MOST && <span>…</span>}
      </div>
    </div>
  );
}
