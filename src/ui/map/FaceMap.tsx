import { useState } from 'react';
import { mapPointsOf } from '../../store/selectors.ts';
import { useText } from '../i18n.ts';
import { useApp } from '../use-app.ts';
import { useSize } from '../use-size.ts';
import css from './FaceMap.module.css';
import { MapPlot } from './MapPlot.tsx';
import { MapToolbar } from './MapToolbar.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { HonestyLine } from './tools/HonestyLine.tsx';
import { MapBody } from './tools/MapBody.tsx';
import { MapTools } from './tools/MapTools.tsx';

/** The map of all faces: toolbar, plot, and what is selected. */
export function FaceMap() {
  const t = useText();
  const [stage, setStage] = useState<HTMLDivElement | null>(null);
  const size = useSize(stage);
  const map = useApp(mapPointsOf);
  const iteration = useApp((s) => (s.settings.mapView === 'pca' ? 'pca' : (s.map?.tsne?.iteration ?? 0)));
  // the components stand in until t-SNE has moved
  const arrangement = useApp((s) => (s.settings.mapView === 'tsne' && s.map?.tsne ? 'tsne' : 'pca'));
  const message = useApp((s) => {
    if (s.map === null) return s.faces.length === 0 ? 'none' : 'waiting';
    return s.map.tsneState === 'tooFew' ? 'tooFew' : null;
  });
  return (
    <section className={css['map']} aria-label={t('map.region')}>
      <div>
        <MapToolbar />
        <MapTools />
      </div>
      <MapBody>
        <div className={css['stage']} ref={setStage} data-iteration={iteration}>
          {map !== null && size.width > 0 && size.height > 0 && (
            <MapPlot size={size} positions={map.positions} count={map.count} arrangement={arrangement} />
          )}
          <SelectionBar />
          {message !== null && (
            <p className={css['message']}>
              {message === 'none' ? t('map.none') : t(`mapRun.state.${message}`)}
            </p>
          )}
        </div>
      </MapBody>
      <footer className={css['footer']}>
        <HonestyLine />
      </footer>
    </section>
  );
}
