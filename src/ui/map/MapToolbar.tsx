import type { MapView } from '../../store/app-state.ts';
import { useLanguage, useText } from '../i18n.ts';
import { useActions, useApp } from '../use-app.ts';
import { MapSettings } from './MapSettings.tsx';
import css from './MapToolbar.module.css';

const VIEWS: readonly MapView[] = ['tsne', 'pca'];

/** Which arrangement is shown, how far it is, and its start and stop. */
export function MapToolbar() {
  const t = useText();
  const language = useLanguage();
  const actions = useActions();
  const view = useApp((s) => s.settings.mapView);
  const map = useApp((s) => s.map);
  const shares = map?.pcaShares ?? [];
  const share = new Intl.NumberFormat(language, { style: 'percent' }).format(
    Math.min(1, (shares[0] ?? 0) + (shares[1] ?? 0)),
  );
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
      {view === 'tsne' && <TsneButtons />}
      <MapSettings />
    </header>
  );
}

/** What can be done with the layout in its present state. */
function TsneButtons() {
  const t = useText();
  const actions = useActions();
  const state = useApp((s) => s.map?.tsneState ?? 'tooFew');
  const hasFrame = useApp((s) => s.map?.tsne !== null);
  if (state === 'tooFew' || state === 'waiting') return null;
  const [text, act] =
    state === 'running'
      ? ([t('mapRun.pause'), actions.pauseMap] as const)
      : state === 'paused'
        ? ([t('mapRun.resume'), actions.resumeMap] as const)
        : ([hasFrame ? t('mapRun.again') : t('mapRun.start'), actions.startMap] as const);
  return (
    <>
      <button type="button" className="button small" onClick={act} data-testid="map-run">
        {text}
      </button>
      {(state === 'done' || state === 'stopped') && hasFrame && (
        <button
          type="button"
          className="button small quiet"
          title={t('mapRun.moreHint')}
          onClick={actions.goOnWithMap}
        >
          {t('mapRun.more')}
        </button>
      )}
    </>
  );
}

function TsneStatus() {
  const t = useText();
  const state = useApp((s) => s.map?.tsneState ?? 'waiting');
  const tsne = useApp((s) => s.map?.tsne ?? null);
  const engine = useApp((s) => s.map?.engine ?? null);
  if (state === 'tooFew' || state === 'failed' || tsne === null) {
    return <span role="status">{t(`mapRun.state.${state}`)}</span>;
  }
  const { iteration, iterations } = tsne;
  return (
    <>
      <span className={css['steps']}>{t('mapRun.step', { iteration, iterations })}</span>
      {state === 'running' && (
        <progress className={css['bar']} value={iteration} max={iterations} aria-hidden="true" />
      )}
      {state === 'paused' && <span>{t('mapRun.state.paused')}</span>}
      {engine !== null && (
        <span className={css['engine']}>
          {t('mapRun.drawnBy', { engine: t(`mapRun.engineName.${engine}`) })}
        </span>
      )}
    </>
  );
}
