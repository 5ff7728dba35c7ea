import { type CSSProperties, memo, useMemo } from 'react';
import type { Alarm } from '../../cluster/alarm-kinds.ts';
import type { AppState } from '../../store/app-state.ts';
import { photoNumbers } from '../../store/face-points.ts';
import { NOISE } from '../../store/selectors.ts';
import { clusterCss } from '../cluster-color.ts';
import { FaceTile } from '../FaceTile.tsx';
import { faceGroupingOf } from '../face-grouping.ts';
import { useText } from '../i18n.ts';
import { photoOf } from '../photos/photo-of.ts';
import { isSelected } from '../selection.ts';
import { useActions, useApp } from '../use-app.ts';
import type { FaceHandlers } from '../use-face-handlers.ts';
import { useHover, useHoverStore } from '../use-hover.ts';
import { AlarmBadge } from './AlarmBadge.tsx';
import css from './ClusterRowView.module.css';
import type { ClusterRow } from './cluster-rows.ts';

interface ClusterRowViewProps {
  readonly row: ClusterRow;
  /** 0-based place in the list. */
  readonly place: number;
  readonly top: number;
  readonly height: number;
  readonly onToggle: (anchor: number) => void;
  readonly handlers: FaceHandlers;
  /** Whether the group is what is left of a larger chain. */
  readonly isPart: boolean;
  readonly alarms: readonly Alarm[] | undefined;
}

/** One line of the list of groups. */
export const ClusterRowView = memo(function ClusterRowView({
  row,
  place,
  top,
  height,
  onToggle,
  handlers,
  isPart,
  alarms,
}: ClusterRowViewProps) {
  const t = useText();
  const isNoise = row.label === NOISE;
  const color = isNoise ? 'var(--noise)' : clusterCss(row.anchor);
  const count = row.members.length;
  const name = isNoise ? t('groups.noiseRow', { count }) : t('groups.row', { count, label: row.label });
  const isHead = row.kind === 'head';
  const extraTotal = row.hidden;
  const faces = useApp((s) => s.faces);
  const photos = useApp((s) => s.photos);
  const selected = useApp((s) => s.selected);
  const grouping = useApp(faceGroupingOf);
  const pointed = useHover((h) => (h.face === row.cover || row.strip.includes(h.face) ? h.face : -1));
  const tile = (index: number, slot: number, size: 42 | 64, isFirst: boolean) => {
    const face = faces[index];
    return (
      face && (
        // by its place and not by its face: while the slider moves, a tile that shows another face costs less
        // than a new one
        <FaceTile
          key={slot}
          face={face}
          index={index}
          path={photoOf({ photos }, face.photoId)?.path ?? ''}
          kind={grouping.kindOf(index)}
          isChosen={isSelected(selected, index)}
          isPointed={pointed === index}
          size={size}
          isFirst={isFirst}
          handlers={handlers}
        />
      )
    );
  };
  return (
    <li
      className={css['row']}
      data-kind={row.kind}
      data-last={row.isLast}
      data-noise={isNoise}
      data-testid={isHead ? (isNoise ? 'noise-row' : 'cluster-row') : undefined}
      data-label={isHead ? row.label : undefined}
      data-place={place}
      aria-label={isHead ? name : undefined}
      style={{ height, transform: `translateY(${top}px)`, '--cluster': color } as CSSProperties}
    >
      <div className={css['cover']}>
        {row.cover >= 0 && tile(row.cover, 0, 64, true)}
        {isHead && isNoise && (
          <span className={css['tray']} aria-hidden="true">
            ?
          </span>
        )}
      </div>
      <div className={css['body']}>
        {isHead && (
          <div className={css['line']}>
            <RowHead row={row} />
            {isPart && (
              <span className={css['part']} title={t('groups.partHint')} data-testid="part-of-chain">
                {t('groups.part')}
              </span>
            )}
            {alarms !== undefined && <AlarmBadge alarms={alarms} />}
          </div>
        )}
        <div className={css['strip']}>
          {row.strip.map((face, i) => tile(face, i, 42, row.cover < 0 && i === 0))}
          {isHead && (extraTotal > 0 || (row.isExpanded && !row.isLast)) && (
            <button
              type="button"
              className={css['more']}
              aria-expanded={row.isExpanded}
              aria-label={extraTotal > 0 ? t('groups.moreLabel', { count: extraTotal }) : t('groups.less')}
              onClick={() => onToggle(row.anchor)}
            >
              {extraTotal > 0 ? t('groups.more', { count: extraTotal }) : '−'}
            </button>
          )}
        </div>
      </div>
    </li>
  );
});

/** Size, number and whole-group act of a group; pointing at it brings the group out on the map. */
function RowHead({ row }: { readonly row: ClusterRow }) {
  const t = useText();
  const actions = useActions();
  const hover = useHoverStore();
  const faces = useApp((s) => s.faces);
  const photoCount = useMemo(() => countPhotos(faces, row.members), [faces, row.members]);
  const isNoise = row.label === NOISE;
  const count = row.members.length;
  return (
    <button
      type="button"
      className={css['head']}
      title={isNoise ? t('groups.noiseHint') : t('groups.select')}
      onClick={() => actions.select(row.members)}
      onPointerEnter={() => hover.set({ face: -1, label: row.label })}
      onPointerLeave={() => hover.set({ face: -1, label: null })}
      onFocus={() => hover.set({ face: -1, label: row.label })}
      onBlur={() => hover.set({ face: -1, label: null })}
    >
      <strong>{isNoise ? t('groups.noise') : t('groups.size', { count })}</strong>
      <span>{isNoise ? t('groups.size', { count }) : t('groups.inPhotos', { count: photoCount })}</span>
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
