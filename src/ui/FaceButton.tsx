import { memo } from 'react';
import css from './FaceButton.module.css';
import { faceGroupingOf } from './face-grouping.ts';
import { useText } from './i18n.ts';
import { photoOf } from './photos/photo-of.ts';
import { clickSelection, isSelected } from './selection.ts';
import { useThumbnailUrls } from './thumbnail-urls.ts';
import { useActions, useApp, useGetState } from './use-app.ts';
import { useHover, useHoverStore } from './use-hover.ts';
import { useShell } from './use-shell.ts';

interface FaceButtonProps {
  readonly index: number;
  /** Side in CSS pixels. */
  readonly size: 42 | 64;
  /** Whether Tab stops here; arrow keys reach the others. */
  readonly isFirst: boolean;
}

/** A face as a button: click selects, with Shift adds, double click shows its photo. */
export const FaceButton = memo(function FaceButton({ index, size, isFirst }: FaceButtonProps) {
  const t = useText();
  const urls = useThumbnailUrls();
  const actions = useActions();
  const getState = useGetState();
  const shell = useShell();
  const hover = useHoverStore();
  const face = useApp((s) => s.faces[index]);
  const path = useApp((s) => photoOf(s, s.faces[index]?.photoId ?? '')?.path) ?? '';
  const isChosen = useApp((s) => isSelected(s.selected, index));
  const kind = useApp((s) => faceGroupingOf(s).kindOf(index));
  const isPointed = useHover((h) => h.face === index);
  if (face === undefined) return null;
  return (
    <button
      type="button"
      className={css['face']}
      data-face={index}
      data-first={isFirst ? '' : undefined}
      data-size={size}
      data-kind={kind}
      data-pointed={isPointed}
      aria-pressed={isChosen}
      aria-label={t('face.label', { place: face.index + 1, path })}
      title={path}
      tabIndex={isFirst ? 0 : -1}
      onClick={(event) => {
        const add = event.shiftKey || event.metaKey || event.ctrlKey;
        actions.select(clickSelection(getState().selected, index, add));
      }}
      onDoubleClick={() => shell.showPhoto(face.photoId, index)}
      onPointerEnter={() => hover.set({ face: index, label: null })}
      onPointerLeave={() => hover.set({ face: -1, label: null })}
      onFocus={() => hover.set({ face: index, label: null })}
      onBlur={() => hover.set({ face: -1, label: null })}
    >
      <img src={urls.urlOf(face)} alt="" width={size} height={size} draggable={false} />
    </button>
  );
});
