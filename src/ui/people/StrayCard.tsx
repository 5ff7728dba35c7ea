import type { Stray } from '../../people/find-strays.ts';
import { commonGroup } from '../../store/people-acts.ts';
import { type Answer, answerStray } from '../../store/repair-answers.ts';
import { useText } from '../i18n.ts';
import { useApp, useGetState } from '../use-app.ts';
import { CardFrame } from './CardFrame.tsx';
import { FaceStrip } from './FaceStrip.tsx';
import { GroupTag } from './GroupTag.tsx';
import { usePeopleShell } from './people-shell.ts';
import css from './RepairCard.module.css';
import { type RepairCardProps, useCardKeys } from './repair-card-props.ts';

interface StrayCardProps extends RepairCardProps {
  readonly stray: Stray;
}

/** "Does this face belong here?", the face beside its group. */
export function StrayCard({ stray, left, keys, onLater, onAnswered }: StrayCardProps) {
  const t = useText();
  const getState = useGetState();
  const shell = usePeopleShell();
  const { face, medoid, distance } = stray;
  const group = useApp((s) => commonGroup(s, [medoid]));
  const others = group?.faces.filter((other) => other !== face) ?? [medoid];
  function answer(word: Answer): void {
    shell.perform(answerStray(getState(), stray, word));
    onAnswered();
  }
  const yes = () => answer('yes');
  const no = () => answer('no');
  useCardKeys(keys, { y: yes, n: no, '?': onLater, ArrowRight: onLater });
  return (
    <CardFrame
      kind="stray"
      face={face}
      title={t('people.check.belongs')}
      left={left}
      answers={[
        { name: 'yes', text: t('people.check.stays'), hint: 'Y', do: yes },
        { name: 'no', text: t('people.check.leaves'), hint: 'N', do: no },
        { name: 'later', text: t('people.check.later'), hint: '→', do: onLater },
      ]}
      scope={t('people.check.strayScope')}
    >
      <div className={css['side']}>
        <span className={css['partName']}>
          {t('people.check.theFace')} · {t('people.check.distance', { distance: distance.toFixed(2) })}
        </span>
        <FaceStrip faces={[face]} most={1} size={88} />
      </div>
      <div className={css['side']}>
        <GroupTag face={medoid} />
        <FaceStrip faces={others} first={medoid} most={10} size={60} />
      </div>
    </CardFrame>
  );
}
