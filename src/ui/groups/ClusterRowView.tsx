import { type CSSProperties, type KeyboardEvent, memo } from 'react';
import type { Alarm } from '../../cluster/alarm-kinds.ts';
import { NOISE } from '../../store/selectors.ts';
import { clusterCss } from '../cluster-color.ts';
import { FaceTile } from '../FaceTile.tsx';
import { faceGroupingOf } from '../face-grouping.ts';
import { useText } from '../i18n.ts';
import { photoOf } from '../photos/photo-of.ts';
import { isSelected } from '../selection.ts';
import { useApp } from '../use-app.ts';
import type { FaceHandlers } from '../use-face-handlers.ts';
import { useHover } from '../use-hover.ts';
import css from './ClusterRowView.module.css';
import type { ClusterRow } from './cluster-rows.ts';
import { RowHead } from './RowHead.tsx';

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
  readonly isNaming: boolean;
  /** Asked to name the group with this anchor, or none. */
  readonly onNaming: (anchor: number | null) => void;
  /** What was typed of a name so far. */
  readonly draft: { current: string | null };
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
  isNaming,
  onNaming,
  draft,
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
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key.toLowerCase() !== 'n' || event.ctrlKey || event.metaKey || event.altKey || isNoise) return;
    onNaming(row.anchor);
    event.preventDefault();
  }
  return (
    <li
      className={css['row']}
      onKeyDown={onKeyDown}
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
          <RowHead
            row={row}
            isPart={isPart}
            alarms={alarms}
            isNaming={isNaming}
            onNaming={onNaming}
            draft={draft}
          />
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
