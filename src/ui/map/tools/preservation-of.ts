import type { Preservation } from '../../../project/neighborhood-preservation.ts';
import type { AppState } from '../../../store/app-state.ts';
import { mapPointsOf } from '../../../store/selectors.ts';

/** How far the map that is shown keeps who is near whom; null while that one was not judged. */
export function preservationOf(state: AppState): Preservation | null {
  const { preservation } = state;
  return preservation !== null && preservation.positions === mapPointsOf(state)?.positions
    ? preservation.value
    : null;
}
