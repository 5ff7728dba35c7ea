import type { Alarm } from '../../cluster/alarm-kinds.ts';
import { type Text, useText } from '../i18n.ts';
import { Popover } from '../Popover.tsx';
import { shortEps } from '../slider/short-eps.ts';
import { useActions } from '../use-app.ts';
import css from './AlarmBadge.module.css';

/** Says of a group that it looks mixed; opens to why, and to the parts it seems to be made of. */
export function AlarmBadge({ alarms }: { readonly alarms: readonly Alarm[] }) {
  const t = useText();
  const actions = useActions();
  return (
    <Popover label={t('alarm.badge')} className={css['badge']} testId="alarm-badge">
      {() => (
        <ul className={css['list']}>
          {alarms.map((alarm) => {
            const [side, other] = alarm.parts;
            return (
              <li key={alarm.kind} data-kind={alarm.kind}>
                <p>{reasonOf(t, alarm)}</p>
                <button
                  type="button"
                  className="button small"
                  title={t('alarm.partsHint', { count: side.length, other: other.length })}
                  onClick={() => actions.select(side)}
                >
                  {t('alarm.parts')}
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </Popover>
  );
}

function reasonOf(t: Text, { kind, figures }: Alarm): string {
  switch (kind) {
    case 'weakHop':
      return t('alarm.weakHop', { hop: shortEps(figures.hop), meanHop: shortEps(figures.meanHop) });
    case 'samePhoto':
      return t('alarm.samePhoto', { count: figures.pairs });
    case 'wide':
      return t('alarm.wide', { diameter: shortEps(figures.diameter), eps: shortEps(figures.eps) });
  }
}
