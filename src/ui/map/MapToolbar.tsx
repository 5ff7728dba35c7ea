import type { MapView } from '../../store/app-state.ts';
import { useLanguage, useText } from '../i18n.ts';
import { useActions, useApp } from '../use-app.ts';
import css from './MapToolbar.module.css';

/** The engine of the t-SNE layout, as its authors write it. */
const ENGINE = 'tsne-js';
const VIEWS: readonly MapView[] = ['tsne', 'pca'];

/** Which arrangement is shown, how far it is, and its start and stop. */
export function MapToolbar() {
  const t = useText();
  const language = useLanguage();
  const actions = useActions();
  const view = useApp((s) => s.settings.mapView);
  const map = useApp((s) => s.map);
  const share = new Intl.NumberFormat(language, { style: 'percent' }).format(map?.pcaShare ?? 0);
  const hasEngine = map !== null && map.tsneState !== 'tooMany' && map.tsneState !== 'tooFew';
  return (
    <header className={css['toolbar']}>
      <h2 className={css['title']}>{t('map.title')}</h2>
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
      <p className={css['status']}>
        {map !== null && view === 'pca' && <span>{t('map.share', { percent: share })}</span>}
        {map !== null && view === 'tsne' && <TsneStatus />}
      </p>
      {view === 'tsne' && hasEngine && (
        <button
          type="button"
          className="button small"
          onClick={map.tsneState === 'running' ? actions.stopMap : actions.startMap}
        >
          {map.tsneState === 'running'
            ? t('map.stop')
            : map.tsne === null
              ? t('map.start')
              : t('map.restart')}
        </button>
      )}
    </header>
  );
}

function TsneStatus() {
  const t = useText();
  const state = useApp((s) => s.map?.tsneState ?? 'waiting');
  const tsne = useApp((s) => s.map?.tsne ?? null);
  if (state === 'tooFew' || state === 'tooMany' || state === 'failed' || tsne === null) {
    return <span role="status">{t(`map.state.${state}`)}</span>;
  }
  const { iteration, iterations } = tsne;
  return (
    <>
      <span className={css['steps']}>{t('map.iteration', { iteration, iterations })}</span>
      {state === 'running' && (
        <progress className={css['bar']} value={iteration} max={iterations} aria-hidden="true" />
      )}
      <span className={css['engine']}>{t('map.drawnBy', { engine: ENGINE })}</span>
    </>
  );
}
