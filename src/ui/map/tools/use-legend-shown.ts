import { useMediaQuery } from '../../use-media-query.ts';
import { useMapOptions } from './use-map-options.ts';

/** From here on the legend has room unasked; as in Legend.module.css. */
const ROOMY = '(min-width: 1200px) and (min-height: 700px)';

/** Whether the legend is to be seen: as the user said, and before that where there is room for it. */
export function useLegendShown(): boolean {
  const isRoomy = useMediaQuery(ROOMY);
  return useMapOptions((options) => options.showLegend) ?? isRoomy;
}
