import { useText } from '../i18n.ts';
import { useApp } from '../use-app.ts';
import { MapMenu } from './MapMenu.tsx';
import { MoreButton, RunButton } from './MapRunButtons.tsx';
import { MapSettings } from './MapSettings.tsx';
import { MapStatus } from './MapStatus.tsx';
import css from './MapToolbar.module.css';
import { MapViews } from './MapViews.tsx';
import { MapSearch } from './tools/MapSearch.tsx';
import { useMapRoom } from './use-map-room.ts';

/** Which arrangement is shown, how far it is, and its start and stop; one row, on a phone the only one. */
export function MapToolbar() {
  const t = useText();
  const room = useMapRoom();
  const isMoving = useApp(({ settings, map }) => {
    const state = map?.tsneState;
    return settings.mapView === 'tsne' && (state === 'running' || state === 'paused');
  });
  return (
    <header className={css['toolbar']}>
      <h2 className={room === 'wide' ? css['title'] : 'visually-hidden'}>{t('map.title')}</h2>
      <MapViews />
      {room !== 'narrow' ? (
        <>
          <MapStatus />
          <RunButton />
          {room === 'wide' && <MoreButton />}
          <MapSettings hasMore={room === 'tight'} />
        </>
      ) : (
        <>
          {isMoving ? (
            <>
              <MapStatus />
              <RunButton />
            </>
          ) : (
            <MapSearch />
          )}
          <MapMenu />
        </>
      )}
    </header>
  );
}
