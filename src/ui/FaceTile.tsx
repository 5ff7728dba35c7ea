import { memo } from 'react';
import type { Face } from '../faces/face.ts';
import css from './FaceTile.module.css';
import type { DotKind } from './face-grouping.ts';
import { useText } from './i18n.ts';
import { useThumbnailUrls } from './thumbnail-urls.ts';
import type { FaceHandlers } from './use-face-handlers.ts';

interface FaceTileProps {
  readonly face: Face;
  readonly index: number;
  /** Of its photo. */
  readonly path: string;
  readonly kind: DotKind;
  readonly isChosen: boolean;
  /** Whether the pointer or the keyboard is on it, here or elsewhere on the page. */
  readonly isPointed: boolean;
  /** Side in CSS pixels. */
  readonly size: 42 | 64;
  /** Whether Tab stops here; arrow keys reach the others. */
  readonly isFirst: boolean;
  readonly handlers: FaceHandlers;
}

/**
 * A face as a button: click selects, with Shift adds, double click shows its photo. It looks nothing up, since
 * dozens of them change in one tick of the slider.
 */
export const FaceTile = memo(function FaceTile(props: FaceTileProps) {
  const { face, index, path, size, isFirst } = props;
  const t = useText();
  const urls = useThumbnailUrls();
  return (
    <button
      type="button"
      className={css['face']}
      data-face={index}
      data-first={isFirst ? '' : undefined}
      data-size={size}
      data-kind={props.kind}
      data-pointed={props.isPointed}
      aria-pressed={props.isChosen}
      aria-label={t('face.label', { place: face.index + 1, path })}
      // the label says it to those who do not point; a tick of the slider changes dozens of these
      title={props.isPointed ? path : undefined}
      tabIndex={isFirst ? 0 : -1}
      {...props.handlers}
    >
      <img src={urls.urlOf(face)} alt="" width={size} height={size} draggable={false} />
    </button>
  );
});
