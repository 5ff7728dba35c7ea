import { useText } from '../../i18n.ts';
import { useApp } from '../../use-app.ts';
import css from './MapTools.module.css';
import { preservationOf } from './preservation-of.ts';
import { useMapOptions, useMapOptionsStore } from './use-map-options.ts';

/** Shows on the map how far each face can be trusted; off until that is known. */
export function HalosSwitch() {
  const t = useText();
  const options = useMapOptionsStore();
  const showHalos = useMapOptions((o) => o.showHalos);
  const isKnown = useApp(preservationOf) !== null;
  return (
    <label
      className={css['halos']}
      data-disabled={!isKnown}
      title={t(isKnown ? 'mapTools.halos.hint' : 'mapTools.halos.waiting')}
    >
      <input
        type="checkbox"
        role="switch"
        checked={showHalos}
        aria-checked={showHalos}
        disabled={!isKnown}
        onChange={(event) => options.set({ showHalos: event.target.checked })}
      />
      {t('mapTools.halos.toggle')}
    </label>
  );
}
