import { useMemo, useState } from 'react';
import { mapPointsOf } from '../../store/selectors.ts';
import { useText } from '../i18n.ts';
import { useApp } from '../use-app.ts';
import { useSize } from '../use-size.ts';
import css from './FaceMap.module.css';
import { MapCanvas } from './MapCanvas.tsx';
import { FRAME_MARGIN, MapFrame, type MapTransform } from './MapFrame.tsx';
import { MapToolbar } from './MapToolbar.tsx';
import { mapDomain } from './map-domain.ts';
import { SelectionBar } from './SelectionBar.tsx';

/** The map of all faces: toolbar, chart with the canvas over it, and what is selected. */
export function FaceMap() {
  const t = useText();
  const [stage, setStage] = useState<HTMLDivElement | null>(null);
  const [overlay, setOverlay] = useState<HTMLDivElement | null>(null);
  const size = useSize(stage);
  const map = useApp(mapPointsOf);
  const iteration = useApp((s) => (s.settings.mapView === 'pca' ? 'pca' : (s.map?.tsne?.iteration ?? 0)));
  const message = useApp((s) => {
    if (s.map === null) return s.faces.length === 0 ? 'none' : 'waiting';
    return s.map.tsneState === 'tooFew' ? 'tooFew' : null;
  });
  const positions = map?.positions;
  const domain = useMemo(
    () => positions && mapDomain(positions, size.width - 2 * FRAME_MARGIN, size.height - 2 * FRAME_MARGIN),
    [positions, size],
  );
  const isReady = map !== null && domain !== undefined && size.width > 0 && size.height > 0;
  return (
    <section className={css['map']} aria-label={t('map.region')}>
      <MapToolbar />
      <div className={css['stage']} ref={setStage} data-iteration={iteration}>
        {isReady && (
          <MapFrame size={size} domain={domain} overlay={overlay}>
            {(transform: MapTransform) => (
              <MapCanvas size={size} transform={transform} positions={map.positions} count={map.count} />
            )}
          </MapFrame>
        )}
        <div className={css['overlay']} ref={setOverlay} />
        <SelectionBar />
        {message !== null && (
          <p className={css['message']}>{message === 'none' ? t('map.none') : t(`map.state.${message}`)}</p>
        )}
      </div>
      <footer className={css['footer']}>
        <p className={css['caption']}>{t('map.caption')}</p>
      </footer>
    </section>
  );
}
