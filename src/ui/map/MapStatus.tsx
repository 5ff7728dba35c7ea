import { useLanguage, useText } from '../i18n.ts';
import { useApp } from '../use-app.ts';
import css from './MapToolbar.module.css';

/** How far the arrangement is and who draws it, or what the components show; in full where the pointer rests. */
export function MapStatus() {
  const view = useApp((s) => s.settings.mapView);
  const hasMap = useApp((s) => s.map !== null);
  return <p className={css['status']}>{hasMap && (view === 'pca' ? <PcaStatus /> : <TsneStatus />)}</p>;
}

function PcaStatus() {
  const t = useText();
  const language = useLanguage();
  const shares = useApp((s) => s.map?.pcaShares);
  const percent = new Intl.NumberFormat(language, { style: 'percent' }).format(
    Math.min(1, (shares?.[0] ?? 0) + (shares?.[1] ?? 0)),
  );
  const says = t('map.share', { percent });
  return <span title={says}>{says}</span>;
}

function TsneStatus() {
  const t = useText();
  const state = useApp((s) => s.map?.tsneState ?? 'waiting');
  const tsne = useApp((s) => s.map?.tsne ?? null);
  const engine = useApp((s) => s.map?.engine ?? null);
  if (state === 'tooFew' || state === 'failed' || tsne === null) {
    const says = t(`mapRun.state.${state}`);
    return (
      <span role="status" title={says}>
        {says}
      </span>
    );
  }
  const { iteration, iterations } = tsne;
  const drawnBy = engine === null ? '' : t(`mapRun.engineName.${engine}`);
  return (
    <>
      <span
        title={[
          t('mapRun.step', { iteration, iterations }),
          ...(engine === null ? [] : [t('mapRun.drawnBy', { engine: drawnBy })]),
        ].join(', ')}
      >
        {[
          t('mapRun.shortStep', { iteration, iterations }),
          ...(state === 'paused' ? [t('mapRun.state.paused')] : []),
          ...(engine === null ? [] : [drawnBy]),
        ].join(' · ')}
      </span>
      {state === 'running' && (
        <progress className={css['bar']} value={iteration} max={iterations} aria-hidden="true" />
      )}
    </>
  );
}
