import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef, useState } from 'react';
import type { ClusterView } from '../../store/cluster-list.ts';
import { useText } from '../i18n.ts';
import { isSelected } from '../selection.ts';
import { useSize } from '../use-size.ts';
import type { FaceActName } from './face-acts.ts';
import { quoteName } from './quote-name.ts';
import css from './ReviewGrid.module.css';
import { ReviewTile } from './ReviewTile.tsx';
import { chooseRange, stepInGrid, toggleFace } from './review-choice.ts';
import { commandOf, type ReviewCommand } from './review-keys.ts';
import type { SortedFaces } from './sort-faces.ts';
import { useShowPhoto } from './use-show-photo.ts';

export type { FaceActName, ReviewCommand };

/** Side of a tile with its distance and the gap; as in ReviewGrid.module.css. */
const TILE = 92;
const ROW = 112;
const MARGIN = 12;

interface ReviewGridProps {
  readonly group: ClusterView;
  readonly sorted: SortedFaces;
  /** Place of the face that has the focus. */
  readonly place: number;
  /** Chosen faces, ascending. */
  readonly chosen: readonly number[];
  readonly onPlace: (place: number) => void;
  readonly onChoose: (faces: readonly number[]) => void;
  readonly onCommand: (command: ReviewCommand) => void;
}

/** Nothing but faces, close together; only the rows in view are in the page. */
export function ReviewGrid(props: ReviewGridProps) {
  const { group, sorted, place, chosen, onPlace, onChoose, onCommand } = props;
  const t = useText();
  const id = useId();
  const showPhoto = useShowPhoto();
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const { width } = useSize(scroller);
  const perRow = Math.max(1, Math.floor((width - 2 * MARGIN) / TILE));
  const { faces } = sorted;
  // where a choice with Shift began
  const pivot = useRef(0);
  const virtualizer = useVirtualizer({
    count: Math.ceil(faces.length / perRow),
    getScrollElement: () => scroller,
    estimateSize: () => ROW,
    overscan: 1,
  });
  useEffect(() => scroller?.focus({ preventScroll: true }), [scroller]);
  useEffect(() => {
    if (place >= 0) virtualizer.scrollToIndex(Math.floor(place / perRow), { align: 'auto' });
  }, [place, perRow, virtualizer]);

  function go(to: number, extend: boolean): void {
    if (extend) onChoose(chooseRange(faces, pivot.current, to));
    else pivot.current = to;
    onPlace(to);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== scroller || event.altKey) return;
    const to = stepInGrid(event.key, place, faces.length, perRow);
    const isAll = (event.ctrlKey || event.metaKey) && event.key === 'a';
    const command = event.ctrlKey || event.metaKey ? null : commandOf(event.key);
    if (to !== null) go(to, event.shiftKey);
    else if (isAll) onChoose([...faces].sort((a, b) => a - b));
    else if (event.key === ' ') onChoose(toggleFace(chosen, faces[place] ?? -1));
    else if (command) onCommand(command);
    else return;
    event.preventDefault();
  }
  function onClick(event: MouseEvent): void {
    const at = placeOf(event);
    if (at === null) return;
    if (event.shiftKey) go(at, true);
    else if (event.ctrlKey || event.metaKey) {
      onChoose(toggleFace(chosen, faces[at] ?? -1));
      go(at, false);
    } else {
      onChoose([]);
      go(at, false);
    }
  }
  const name = group.name ? quoteName(group.name) : t('people.page.unnamed');
  return (
    <div
      ref={setScroller}
      className={css['scroller']}
      role="listbox"
      aria-multiselectable="true"
      aria-label={t('people.page.grid', { name })}
      aria-activedescendant={place >= 0 ? `${id}-${place}` : undefined}
      tabIndex={0}
      data-testid="review-grid"
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDoubleClick={(event) => {
        const at = placeOf(event);
        if (at !== null) showPhoto(faces[at] ?? -1);
      }}
    >
      <div className={css['sheet']} role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => (
          <div
            key={item.key}
            role="presentation"
            className={css['row']}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            {faces.slice(item.index * perRow, (item.index + 1) * perRow).map((face, i) => {
              const at = item.index * perRow + i;
              return (
                <ReviewTile
                  key={face}
                  id={`${id}-${at}`}
                  face={face}
                  place={at}
                  distance={sorted.distances.get(face) ?? 0}
                  isMiddle={face === sorted.medoid}
                  isFocused={at === place}
                  isChosen={isSelected(chosen, face)}
                />
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

function placeOf({ target }: MouseEvent): number | null {
  const tile = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
  return tile ? Number(tile.dataset['place']) : null;
}
