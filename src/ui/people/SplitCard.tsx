import type { Alarm } from '../../cluster/alarm-kinds.ts';
import { type Answer, answerSplit } from '../../store/repair-answers.ts';
import { reasonOf } from '../groups/alarm-reason.ts';
import { useText } from '../i18n.ts';
import { useGetState } from '../use-app.ts';
import { CardFrame } from './CardFrame.tsx';
import { FaceStrip } from './FaceStrip.tsx';
import { GroupTag } from './GroupTag.tsx';
import { usePeopleShell } from './people-shell.ts';
import css from './RepairCard.module.css';
import { type RepairCardProps, useCardKeys } from './repair-card-props.ts';

interface SplitCardProps extends RepairCardProps {
  readonly alarm: Alarm;
}

/** "Two people in one group?", with both parts; yes parts them. */
export function SplitCard({ alarm, left: open, keys, onLater, onAnswered }: SplitCardProps) {
  const t = useText();
  const getState = useGetState();
  const shell = usePeopleShell();
  const [left, right] = alarm.parts;
  const [a, b] = alarm.faces;
  function answer(word: Answer): void {
    shell.perform(answerSplit(getState(), alarm, word));
    onAnswered();
  }
  const yes = () => answer('yes');
  const no = () => answer('no');
  const unsure = () => answer('unsure');
  useCardKeys(keys, { y: yes, n: no, '?': unsure, ArrowRight: onLater });
  return (
    <CardFrame
      kind="split"
      face={a}
      title={t('people.check.twoPeople')}
      left={open}
      answers={[
        { name: 'yes', text: t('people.check.parted'), hint: 'Y', do: yes },
        { name: 'no', text: t('people.check.onePerson'), hint: 'N', do: no },
        { name: 'unsure', text: t('people.check.unsure'), hint: '?', do: unsure },
        { name: 'later', text: t('people.check.later'), hint: '→', do: onLater },
      ]}
      scope={t('people.check.splitScope', { left: left.length, right: right.length })}
    >
      <p className={css['reason']}>{reasonOf(t, alarm)}</p>
      <GroupTag face={a} />
      {[left, right].map((part, i) => (
        <div key={part[0]} className={css['side']} data-part={i}>
          <span className={css['partName']}>
            {t(i === 0 ? 'people.check.partA' : 'people.check.partB')} ·{' '}
            {t('people.page.figures.faces', { count: part.length })}
          </span>
          <FaceStrip
            faces={part}
            first={part.includes(a) ? a : part.includes(b) ? b : undefined}
            most={10}
            size={60}
          />
        </div>
      ))}
    </CardFrame>
  );
}
