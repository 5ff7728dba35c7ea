import type { Alarm } from '../../cluster/alarm-kinds.ts';
import { splitByAlarm } from '../../store/people-acts.ts';
import { useText } from '../i18n.ts';
import { Popover } from '../Popover.tsx';
import { usePeopleShell } from '../people/people-shell.ts';
import { useActions, useGetState } from '../use-app.ts';
import css from './AlarmBadge.module.css';
import { reasonOf } from './alarm-reason.ts';

/** Says of a group that it looks mixed; opens to why, to the parts it seems to be made of, and to parting them. */
export function AlarmBadge({ alarms }: { readonly alarms: readonly Alarm[] }) {
  const t = useText();
  const actions = useActions();
  const getState = useGetState();
  const shell = usePeopleShell();
  return (
    <Popover label={t('alarm.badge')} className={css['badge']} testId="alarm-badge">
      {() => (
        <ul className={css['list']}>
          {alarms.map((alarm) => {
            const [side, other] = alarm.parts;
            return (
              <li key={alarm.kind} data-kind={alarm.kind}>
                <p>{reasonOf(t, alarm)}</p>
                <div className={css['acts']}>
                  <button
                    type="button"
                    className="button small"
                    title={t('alarm.partsHint', { count: side.length, other: other.length })}
                    onClick={() => actions.select(side)}
                  >
                    {t('alarm.parts')}
                  </button>
                  <button
                    type="button"
                    className="button small"
                    onClick={(event) => {
                      event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
                      shell.perform([splitByAlarm(getState(), alarm)]);
                    }}
                  >
                    {t('people.check.splitAct', { left: side.length, right: other.length })}
                  </button>
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </Popover>
  );
}
