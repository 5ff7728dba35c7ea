import { useState } from 'react';
import type { Stray } from '../../people/find-strays.ts';
import { commonGroup } from '../../store/people-acts.ts';
import { answerStrays } from '../../store/repair-answers.ts';
import { useText } from '../i18n.ts';
import { useApp, useGetState } from '../use-app.ts';
import { type CardAnswer, CardFrame } from './CardFrame.tsx';
import { FaceStrip } from './FaceStrip.tsx';
import { GroupTag } from './GroupTag.tsx';
import { usePeopleShell } from './people-shell.ts';
import css from './RepairCard.module.css';
import { type RepairCardProps, useCardKeys } from './repair-card-props.ts';

interface StrayCardProps extends RepairCardProps {
  /** At least one. */
  readonly strays: readonly Stray[];
}

/** "Does this face belong here?" of one face or several, each beside its group; one answer for all, or for those picked. */
export function StrayCard({ strays, left, keys, onLater, onAnswered }: StrayCardProps) {
  const t = useText();
  const getState = useGetState();
  const shell = usePeopleShell();
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const isSingle = strays.length === 1;
  const chosen = strays.filter(({ face }) => picked.has(face));
  const others = strays.filter(({ face }) => !picked.has(face));

  function answer(stays: readonly Stray[], leaves: readonly Stray[]): void {
    shell.perform(answerStrays(getState(), stays, leaves));
    onAnswered();
  }
  function toggle({ face }: Stray): void {
    setPicked((old) => {
      const next = new Set(old);
      if (!next.delete(face)) next.add(face);
      return next;
    });
  }
  const isPicking = chosen.length > 0;
  const yes = () => (isPicking ? answer(chosen, others) : answer(strays, []));
  const no = () => (isPicking ? answer(others, chosen) : answer([], strays));
  useCardKeys(keys, {
    y: yes,
    n: no,
    '?': onLater,
    ArrowRight: onLater,
    ...(isSingle ? {} : Object.fromEntries(strays.map((stray, i) => [String(i + 1), () => toggle(stray)]))),
  });
  const count = chosen.length;
  const [stays, leaves] = isSingle
    ? [t('people.check.stays'), t('people.check.leaves')]
    : isPicking
      ? [t('people.check.staysSome', { count }), t('people.check.leavesSome', { count })]
      : [t('people.check.staysAll'), t('people.check.leavesAll')];
  const saysYes: CardAnswer = { name: 'yes', text: stays, hint: 'Y', do: yes };
  const saysNo: CardAnswer = { name: 'no', text: leaves, hint: 'N', do: no };
  return (
    <CardFrame
      kind="stray"
      face={strays[0]?.face ?? -1}
      title={t(isSingle ? 'people.check.belongs' : 'people.check.belongAll')}
      left={left}
      answers={[
        ...(isSingle ? [saysYes, saysNo] : [saysNo, saysYes]),
        { name: 'later', text: t('people.check.later'), hint: '→', do: onLater },
      ]}
      scope={t(isSingle ? 'people.check.strayScope' : 'people.check.straysScope')}
    >
      <ol className={css['strays']} aria-label={t('people.check.strays')} data-single={isSingle}>
        {strays.map((stray, i) => (
          <li
            key={stray.face}
            data-stray={stray.face}
            data-medoid={stray.medoid}
            data-picked={picked.has(stray.face)}
          >
            {!isSingle && (
              <label className={css['pick']}>
                <input
                  type="checkbox"
                  checked={picked.has(stray.face)}
                  aria-label={t('people.check.pickStray', { place: i + 1 })}
                  onChange={() => toggle(stray)}
                />
                <kbd>{i + 1}</kbd>
              </label>
            )}
            {isSingle ? <FaceBesideGroup stray={stray} /> : <FaceBesideTwo stray={stray} />}
          </li>
        ))}
      </ol>
    </CardFrame>
  );
}

function FaceBesideGroup({ stray }: { readonly stray: Stray }) {
  const t = useText();
  const { face, medoid, distance } = stray;
  const others = useOthers(stray);
  return (
    <>
      <FaceStrip faces={[face]} most={1} size={88} />
      <div className={css['side']}>
        <GroupTag face={medoid} />
        <FaceStrip faces={others} first={medoid} most={8} size={60} />
      </div>
      <small className={css['distance']}>
        {t('people.check.distance', { distance: distance.toFixed(2) })}
      </small>
    </>
  );
}

/** Small, so that all faces of a question are in view when it is answered. */
function FaceBesideTwo({ stray }: { readonly stray: Stray }) {
  const { face, medoid } = stray;
  const others = useOthers(stray);
  return (
    <>
      <FaceStrip faces={[face]} most={1} size={SMALL} />
      <span className={css['beside']}>
        <FaceStrip
          faces={[medoid, ...others.filter((other) => other !== medoid)].slice(0, 2)}
          most={2}
          size={SMALL}
        />
      </span>
    </>
  );
}

const SMALL = 36;

/** The others of the group that a face may not belong to. */
function useOthers({ face, medoid }: Stray): readonly number[] {
  const group = useApp((s) => commonGroup(s, [medoid]));
  return group?.faces.filter((other) => other !== face) ?? [medoid];
}
