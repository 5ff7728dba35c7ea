import { type FocusEvent, type MouseEvent, type PointerEvent, useMemo } from 'react';
import { clickSelection } from './selection.ts';
import { useActions, useGetState } from './use-app.ts';
import { useHoverStore } from './use-hover.ts';
import { useShell } from './use-shell.ts';

type OfFace<E> = (event: E & { readonly currentTarget: HTMLElement }) => void;

/** What a face does that is shown as a button; the element says by `data-face` which face it is. */
export interface FaceHandlers {
  readonly onClick: OfFace<MouseEvent>;
  readonly onDoubleClick: OfFace<MouseEvent>;
  readonly onPointerEnter: OfFace<PointerEvent>;
  readonly onPointerLeave: OfFace<PointerEvent>;
  readonly onFocus: OfFace<FocusEvent>;
  readonly onBlur: OfFace<FocusEvent>;
}

const indexOf = (element: HTMLElement) => Number(element.dataset['face']);

/** One set of handlers for all faces of a list. */
export function useFaceHandlers(): FaceHandlers {
  const actions = useActions();
  const getState = useGetState();
  const shell = useShell();
  const hover = useHoverStore();
  return useMemo(() => {
    const point = ({ currentTarget }: { readonly currentTarget: HTMLElement }) =>
      hover.set({ face: indexOf(currentTarget), label: null });
    const leave = () => hover.set({ face: -1, label: null });
    return {
      onClick(event) {
        const add = event.shiftKey || event.metaKey || event.ctrlKey;
        actions.select(clickSelection(getState().selected, indexOf(event.currentTarget), add));
      },
      onDoubleClick(event) {
        const index = indexOf(event.currentTarget);
        const face = getState().faces[index];
        if (face) shell.showPhoto(face.photoId, index);
      },
      onPointerEnter: point,
      onPointerLeave: leave,
      onFocus: point,
      onBlur: leave,
    };
  }, [actions, getState, shell, hover]);
}
