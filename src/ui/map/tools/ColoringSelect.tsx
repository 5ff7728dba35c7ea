import { useText } from '../../i18n.ts';
import { useApp } from '../../use-app.ts';
import type { ColoringId } from './coloring.ts';
import { COLORINGS, schemeOf } from './colorings.ts';
import css from './MapTools.module.css';
import { useMapOptions, useMapOptionsStore } from './use-map-options.ts';

/** What the colors of the map tell. */
export function ColoringSelect() {
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
