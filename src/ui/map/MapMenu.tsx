import { useText } from '../i18n.ts';
import { Popover } from '../Popover.tsx';
import css from './MapMenu.module.css';
import { MoreButton, RunButton } from './MapRunButtons.tsx';
import { Settings } from './MapSettings.tsx';
import { MapStatus } from './MapStatus.tsx';
import { ColoringSelect } from './tools/ColoringSelect.tsx';
import { HalosSwitch } from './tools/HalosSwitch.tsx';
import { LegendButton } from './tools/LegendButton.tsx';
import { NO_FILTER } from './tools/legend-filter.ts';
import { SaveMap } from './tools/SaveMap.tsx';
import { useMapOptions } from './tools/use-map-options.ts';

/** Everything that has no room of its own on a phone, behind one button; marked while it hides something at work. */
export function MapMenu() {
  const t = useText();
  const isAtWork = useMapOptions((o) => o.coloring !== 'cluster' || o.filter !== NO_FILTER || o.showHalos);
  return (
    <span className={css['place']} data-at-work={isAtWork}>
      <Popover label="···" name={t('mapTools.menu')} className="button small" testId="map-menu">
        {() => (
          <div className={css['menu']}>
            <div className={css['row']}>
              <ColoringSelect />
              <LegendButton />
              <HalosSwitch />
            </div>
            <div className={css['row']}>
              <SaveMap isFlat />
            </div>
            <div className={css['row']}>
              <RunButton />
              <MoreButton />
            </div>
            <MapStatus />
            <Settings />
          </div>
        )}
      </Popover>
    </span>
  );
}
