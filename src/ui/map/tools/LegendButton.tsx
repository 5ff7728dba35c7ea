import { useText } from '../../i18n.ts';
import { LEGEND_ID } from './Legend.tsx';
import css from './MapTools.module.css';
import { useLegendShown } from './use-legend-shown.ts';
import { useMapOptionsStore } from './use-map-options.ts';

/** Shows the legend, or puts it away. */
export function LegendButton() {
  const t = useText();
  const options = useMapOptionsStore();
  const showLegend = useLegendShown();
  return (
    <button
      type="button"
      className={`button small quiet ${css['legend']}`}
      aria-expanded={showLegend}
      aria-controls={LEGEND_ID}
      onClick={() => options.set({ showLegend: !showLegend })}
    >
      {t('mapTools.legend.toggle')}
    </button>
  );
}
