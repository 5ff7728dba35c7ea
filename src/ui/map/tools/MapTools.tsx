import { useText } from '../../i18n.ts';
import { useApp } from '../../use-app.ts';
import { useMapRoom } from '../use-map-room.ts';
import { ColoringSelect } from './ColoringSelect.tsx';
import { HalosSwitch } from './HalosSwitch.tsx';
import { LegendButton } from './LegendButton.tsx';
import { MapSearch } from './MapSearch.tsx';
import css from './MapTools.module.css';
import { SaveMap } from './SaveMap.tsx';

/** One row over the map: what colors mean, what is searched, what is taken along. Absent where the menu holds it. */
export function MapTools() {
  const t = useText();
  const room = useMapRoom();
  const hasFaces = useApp((s) => s.faces.length > 0);
  if (!hasFaces || room === 'narrow') return null;
  return (
    <section className={css['tools']} aria-label={t('mapTools.label')}>
      <ColoringSelect />
      <MapSearch />
      <span className={css['right']}>
        <LegendButton />
        <HalosSwitch />
        <SaveMap />
      </span>
    </section>
  );
}
