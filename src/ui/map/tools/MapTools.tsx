import { useText } from '../../i18n.ts';
import { useApp } from '../../use-app.ts';
import type { ColoringId } from './coloring.ts';
import { COLORINGS, schemeOf } from './colorings.ts';
import { HalosSwitch } from './HalosSwitch.tsx';
import { LEGEND_ID } from './Legend.tsx';
import { MapSearch } from './MapSearch.tsx';
import css from './MapTools.module.css';
import { SaveMap } from './SaveMap.tsx';
import { useLegendShown } from './use-legend-shown.ts';
import { useMapOptions, useMapOptionsStore } from './use-map-options.ts';

/** One row over the map: what colors mean, what is searched, what is taken along. */
export function MapTools() {
  const t = useText();
  const options = useMapOptionsStore();
  const hasFaces = useApp((s) => s.faces.length > 0);
  const showLegend = useLegendShown();
  if (!hasFaces) return null;
  return (
    <section className={css['tools']} aria-label={t('mapTools.label')}>
      <div className={css['row']}>
        <ColoringSelect />
        <MapSearch />
        <span className={css['right']}>
          <button
            type="button"
            className="button small quiet"
            aria-expanded={showLegend}
            aria-controls={LEGEND_ID}
            onClick={() => options.set({ showLegend: !showLegend })}
          >
            {t('mapTools.legend.toggle')}
          </button>
          <HalosSwitch />
          <SaveMap />
        </span>
      </div>
    </section>
  );
}

function ColoringSelect() {
  const t = useText();
  const options = useMapOptionsStore();
  const coloring = useMapOptions((o) => o.coloring);
  const chosen = useApp((s) => schemeOf(s, coloring).id);
  // a string, since a list of its own in each state would render in each state
  const offered = useApp((s) =>
    COLORINGS.filter(({ isOffered }) => isOffered(s))
      .map((scheme) => scheme.id)
      .join(),
  );
  return (
    <label className={css['coloring']}>
      <span>{t('mapTools.colorBy')}</span>
      <select
        value={chosen}
        onChange={(event) => options.set({ coloring: event.target.value as ColoringId })}
        data-testid="map-coloring"
      >
        {offered.split(',').map((scheme) => (
          <option key={scheme} value={scheme}>
            {t(`mapTools.coloring.${scheme as ColoringId}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
