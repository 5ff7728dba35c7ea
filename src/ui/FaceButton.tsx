import { FaceTile } from './FaceTile.tsx';
import { faceGroupingOf } from './face-grouping.ts';
import { photoOf } from './photos/photo-of.ts';
import { isSelected } from './selection.ts';
import { useApp } from './use-app.ts';
import { useFaceHandlers } from './use-face-handlers.ts';
import { useHover } from './use-hover.ts';

interface FaceButtonProps {
  readonly index: number;
  /** Side in CSS pixels. */
  readonly size: 42 | 64;
  /** Whether Tab stops here; arrow keys reach the others. */
  readonly isFirst: boolean;
}

/** A {@link FaceTile} that follows the state by itself, for places that show a few faces. */
export function FaceButton({ index, size, isFirst }: FaceButtonProps) {
  const handlers = useFaceHandlers();
  const face = useApp((s) => s.faces[index]);
  const path = useApp((s) => photoOf(s, s.faces[index]?.photoId ?? '')?.path) ?? '';
  const isChosen = useApp((s) => isSelected(s.selected, index));
  const kind = useApp((s) => faceGroupingOf(s).kindOf(index));
  const isPointed = useHover((h) => h.face === index);
  if (face === undefined) return null;
  return <FaceTile {...{ face, index, path, kind, isChosen, isPointed, size, isFirst, handlers }} />;
}
