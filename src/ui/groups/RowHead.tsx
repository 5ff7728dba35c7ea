import { useMemo } from 'react';
import type { Alarm } from '../../cluster/alarm-kinds.ts';
import type { AppState } from '../../store/app-state.ts';
import { photoNumbers } from '../../store/face-points.ts';
import { trayOf } from '../../store/tray.ts';
import { useText } from '../i18n.ts';
import { ActMenu } from '../people/ActMenu.tsx';
import { ConfirmAll } from '../people/ConfirmAll.tsx';
import { GroupName } from '../people/GroupName.tsx';
import { OddCount } from '../people/OddCount.tsx';
import { usePeopleShell } from '../people/people-shell.ts';
import { useActions, useApp } from '../use-app.ts';
import { useHoverStore } from '../use-hover.ts';
import { AlarmBadge } from './AlarmBadge.tsx';
import type { ClusterRow } from './cluster-rows.ts';
import css from './RowHead.module.css';

interface RowHeadProps {
  readonly row: ClusterRow;
  readonly isPart: boolean;
  readonly alarms: readonly Alarm[] | undefined;
  readonly isNaming: boolean;
  readonly onNaming: (anchor: number | null) => void;
  readonly draft: { current: string | null };
}

/** First line of a group in the list: who it is, how large, what is wrong with it, and what can be done. */
export function RowHead({ row, isPart, alarms, isNaming, onNaming, draft }: RowHeadProps) {
  const t = useText();
  const shell = usePeopleShell();
  const { group } = row;
  if (group === null) {
    return (
      <div className={css['line']}>
        <Size row={row} />
        <button
          type="button"
          className={css['chip']}
          title={t('people.tray.openHint')}
          data-testid="open-tray"
          onClick={() => shell.openReview('tray')}
        >
          {t('people.tray.open')}
        </button>
      </div>
    );
  }
  return (
    <div className={css['line']}>
      <GroupName
        group={group}
        isEditing={isNaming}
        onEditing={(isEditing) => onNaming(isEditing ? row.anchor : null)}
        draft={draft}
      />
      {!isNaming && (
        <>
          <Size row={row} />
          {isPart && (
            <span className={css['part']} title={t('groups.partHint')} data-testid="part-of-chain">
              {t('groups.part')}
            </span>
          )}
          {alarms !== undefined && <AlarmBadge alarms={alarms} />}
          {group.said > 0 && <OddCount group={group} className={css['odd']} />}
          {group.person !== null && <ConfirmAll group={group} className={css['chip']} isShort />}
          <button
            type="button"
            className={css['chip']}
            title={t('people.reviewHint')}
            data-testid="open-review"
            onClick={() => shell.openReview({ face: row.anchor })}
          >
            {t('people.review')}
          </button>
          <ActMenu
            label="⋯"
            title={t('people.actsFor')}
            className={css['chip']}
            faces={row.members}
            without={['confirm']}
          />
        </>
      )}
    </div>
  );
}

/** Size and number of a group, and the choice of all its faces; pointing at it brings the group out on the map. */
function Size({ row }: { readonly row: ClusterRow }) {
  const t = useText();
  const actions = useActions();
  const shell = usePeopleShell();
  const hover = useHoverStore();
  const faces = useApp((s) => s.faces);
  const putAway = useApp((s) => trayOf(s).hidden.length + trayOf(s).notFaces.length);
  const photoCount = useMemo(() => countPhotos(faces, row.members), [faces, row.members]);
  const isNoise = row.group === null;
  const count = row.members.length;
  const review = () => shell.openReview(isNoise ? 'tray' : { face: row.anchor });
  const rest = isNoise
    ? putAway > 0 && t('people.tray.rest', { count: putAway })
    : t('groups.inPhotos', { count: photoCount });
  return (
    <button
      type="button"
      className={css['head']}
      title={isNoise ? t('groups.noiseHint') : t('people.reviewKey')}
      aria-label={isNoise ? undefined : t('groups.row', { count, label: row.label })}
      onClick={() => actions.select(row.members)}
      onDoubleClick={review}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        review();
      }}
      onPointerEnter={() => hover.set({ face: -1, label: row.label })}
      onPointerLeave={() => hover.set({ face: -1, label: null })}
      onFocus={() => hover.set({ face: -1, label: row.label })}
      onBlur={() => hover.set({ face: -1, label: null })}
    >
      {isNoise && <strong>{t('groups.noise')}</strong>}
      <span className={css['count']}>{t('groups.size', { count })}</span>
      {rest && <span className={css['rest']}>{rest}</span>}
      <code>{isNoise ? t('face.noise') : `#${row.label}`}</code>
    </button>
  );
}

/** Members ascend, and faces of one photo lie side by side. */
function countPhotos(faces: AppState['faces'], members: readonly number[]): number {
  const photos = photoNumbers(faces);
  let count = 0;
  let last = -1;
  for (const face of members) {
    const photo = photos[face] ?? -1;
    if (photo !== last) count++;
    last = photo;
  }
  return count;
}
