import type { MapView } from '../../store/app-state.ts';
import { useText } from '../i18n.ts';
import { useActions, useApp } from '../use-app.ts';
import css from './MapToolbar.module.css';

const VIEWS: readonly MapView[] = ['tsne', 'pca'];

/** Which arrangement is shown. */
export function MapViews() {
  const t = useText();
  const actions = useActions();
  const view = useApp((s) => s.settings.mapView);
  return (
    <fieldset className={css['views']}>
      <legend className="visually-hidden">{t('map.view')}</legend>
      {VIEWS.map((option) => (
        <label key={option} className={css['view']} title={t(`map.${option}Hint`)}>
          <input
            type="radio"
            name="map-view"
            value={option}
            checked={view === option}
            onChange={() => actions.setMapView(option)}
          />
          <span>{t(`map.${option}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
