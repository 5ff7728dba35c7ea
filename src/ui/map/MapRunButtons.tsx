import { useText } from '../i18n.ts';
import { useActions, useApp } from '../use-app.ts';

/** Whether t-SNE is shown and can be started or stopped. */
export function useIsRunnable(): boolean {
  return useApp(
    ({ settings, map }) =>
      settings.mapView === 'tsne' &&
      map !== null &&
      map.tsneState !== 'tooFew' &&
      map.tsneState !== 'waiting',
  );
}

/** Start, pause or go on, whichever the layout's present state asks for. */
export function RunButton() {
  const t = useText();
  const actions = useActions();
  const isRunnable = useIsRunnable();
  const state = useApp((s) => s.map?.tsneState);
  const hasFrame = useApp((s) => s.map?.tsne !== null);
  if (!isRunnable) return null;
  const [text, act] =
    state === 'running'
      ? ([t('mapRun.pause'), actions.pauseMap] as const)
      : state === 'paused'
        ? ([t('mapRun.resume'), actions.resumeMap] as const)
        : ([hasFrame ? t('mapRun.again') : t('mapRun.start'), actions.startMap] as const);
  return (
    <button type="button" className="button small" onClick={act} data-testid="map-run">
      {text}
    </button>
  );
}

/** Carry a layout on that has come to its end; absent before. */
export function MoreButton() {
  const t = useText();
  const actions = useActions();
  const isRunnable = useIsRunnable();
  const canGoOn = useApp(
    ({ map }) => map?.tsne != null && (map.tsneState === 'done' || map.tsneState === 'stopped'),
  );
  if (!isRunnable || !canGoOn) return null;
  return (
    <button type="button" className="button small" title={t('mapRun.moreHint')} onClick={actions.goOnWithMap}>
      {t('mapRun.more')}
    </button>
  );
}
