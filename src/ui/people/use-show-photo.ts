import { useCallback } from 'react';
import { useGetState } from '../use-app.ts';
import { useShell } from '../use-shell.ts';

/** Shows the whole photo of a face, with its box. */
export function useShowPhoto(): (face: number) => void {
  const getState = useGetState();
  const shell = useShell();
  return useCallback(
    (index) => {
      const face = getState().faces[index];
      if (face) shell.showPhoto(face.photoId, index);
    },
    [getState, shell],
  );
}
