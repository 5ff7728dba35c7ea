import { useMediaQuery } from '../use-media-query.ts';

/** Below it rows over the map are one row. */
const NARROW = '(max-width: 639px)';
/** Here the map is too narrow for all its buttons: under 720 px, or beside the lists. */
const TIGHT = '(max-width: 719px), (min-width: 900px) and (max-width: 1199px)';

/** How much room the rows over the map have; what does not fit stands behind their last button. */
export type MapRoom = 'narrow' | 'tight' | 'wide';

export function useMapRoom(): MapRoom {
  const isNarrow = useMediaQuery(NARROW);
  const isTight = useMediaQuery(TIGHT);
  return isNarrow ? 'narrow' : isTight ? 'tight' : 'wide';
}
