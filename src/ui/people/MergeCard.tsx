import { useState } from 'react';
import type { Act } from '../../people/act.ts';
import type { AppState } from '../../store/app-state.ts';
import { commonGroup, personName } from '../../store/people-acts.ts';
import { answerMerge } from '../../store/repair-answers.ts';
import type { Candidate, RepairCard } from '../../store/repair-cards.ts';
import { clusterCss } from '../cluster-color.ts';
import { type Text, useText } from '../i18n.ts';
import { useApp, useGetState } from '../use-app.ts';
import { type CardAnswer, CardFrame } from './CardFrame.tsx';
import { FaceStrip } from './FaceStrip.tsx';
import { GroupTag } from './GroupTag.tsx';
import { usePeopleShell } from './people-shell.ts';
import css from './RepairCard.module.css';
import { type RepairCardProps, useCardKeys } from './repair-card-props.ts';
import { scopeText } from './scope-text.ts';

interface MergeCardProps extends RepairCardProps {
  readonly card: Extract<RepairCard, { kind: 'merge' }>;
}

/** "Same person?" of one group and one or several others; one answer for all of them, or for those picked. */
export function MergeCard({ card, left, keys, onLater, onAnswered }: MergeCardProps) {
  const t = useText();
  const getState = useGetState();
  const shell = usePeopleShell();
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const { face, candidates } = card;
  const chosen = candidates.filter((candidate) => picked.has(candidate.face));
  const same = chosen.length > 0 ? chosen : candidates;
  const acts = answerMerge(getState(), face, same, [], 'no');
  const isSingle = candidates.length === 1;

  function answer(yes: readonly Candidate[], others: 'no' | 'unsure'): void {
    const rest = candidates.filter((candidate) => !yes.includes(candidate));
    shell.perform(answerMerge(getState(), face, yes, rest, others));
    onAnswered();
  }
  function toggle(candidate: Candidate): void {
    setPicked((old) => {
      const next = new Set(old);
      if (!next.delete(candidate.face)) next.add(candidate.face);
      return next;
    });
  }
  const yes = () => answer(same, 'no');
  const no = () => answer([], 'no');
  const unsure = () => answer([], 'unsure');
  useCardKeys(keys, {
    y: yes,
    n: no,
    '?': unsure,
    ArrowRight: onLater,
    ...Object.fromEntries(candidates.map((candidate, i) => [String(i + 1), () => toggle(candidate)])),
  });
  const yesText = isSingle
    ? t('people.check.yes')
    : chosen.length > 0
      ? t('people.check.yesSome', { count: chosen.length })
      : t('people.check.yesAll', { count: candidates.length });
  const saysYes: CardAnswer = { name: 'yes', text: yesText, hint: 'Y', do: yes };
  const saysNo: CardAnswer = {
    name: 'no',
    text: t(isSingle ? 'people.check.no' : 'people.check.noAll'),
    hint: 'N',
    do: no,
  };
  return (
    <CardFrame
      kind="merge"
      face={face}
      title={t(isSingle ? 'people.check.samePerson' : 'people.check.sameOf')}
      left={left}
      // of several it is mostly none
      answers={[
        ...(isSingle || chosen.length > 0 ? [saysYes, saysNo] : [saysNo, saysYes]),
        { name: 'unsure', text: t('people.check.unsure'), hint: '?', do: unsure },
        { name: 'later', text: t('people.check.later'), hint: '→', do: onLater },
      ]}
      scope={scopeOfYes(t, getState(), acts)}
    >
      <Side face={face} first={candidates[0]?.own ?? face} size={72} />
      <ol className={css['candidates']} aria-label={t('people.check.candidates')}>
        {candidates.map((candidate, i) => (
          <li key={candidate.face} data-candidate={candidate.face} data-picked={picked.has(candidate.face)}>
            {!isSingle && (
              <label className={css['pick']}>
                <input
                  type="checkbox"
                  checked={picked.has(candidate.face)}
                  aria-label={t('people.check.pick', { place: i + 1 })}
                  onChange={() => toggle(candidate)}
                />
                <kbd>{i + 1}</kbd>
              </label>
            )}
            <Side face={candidate.face} first={candidate.face} size={isSingle ? 72 : 52} />
            <small className={css['distance']}>
              {t('people.check.distance', { distance: candidate.distance.toFixed(2) })}
            </small>
          </li>
        ))}
      </ol>
    </CardFrame>
  );
}

/** What yes would do, in words. */
function scopeOfYes(t: Text, state: AppState, acts: readonly Act[]): string {
  const [first] = acts;
  if (acts.length === 1 && first?.kind === 'assign' && personName(state, first.person) === '') {
    return t('people.check.mergeScope', { count: first.faces.length });
  }
  return t('people.check.yesScope', { scope: acts.map((act) => scopeText(t, state, act)).join(', ') });
}

interface SideProps {
  readonly face: number;
  readonly first: number;
  readonly size: number;
}

/** One group of the question, or one face on its own. */
function Side({ face, first, size }: SideProps) {
  const group = useApp((s) => commonGroup(s, [face]));
  return (
    <div className={css['side']}>
      <GroupTag face={face} />
      <FaceStrip
        faces={group?.faces ?? [face]}
        first={first}
        most={size > 60 ? 5 : 4}
        size={size}
        frame={group ? clusterCss(group.anchor) : undefined}
      />
    </div>
  );
}
