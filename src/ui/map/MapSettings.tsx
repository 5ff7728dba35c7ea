import { useId } from 'react';
import { type EngineChoice, isTsneJsOffered } from '../../store/map-engine.ts';
import { useLanguage, useText } from '../i18n.ts';
import { Popover } from '../Popover.tsx';
import { useActions, useApp } from '../use-app.ts';
import { MoreButton } from './MapRunButtons.tsx';
import css from './MapSettings.module.css';
import { ScreeChart } from './ScreeChart.tsx';

const ENGINES: readonly EngineChoice[] = ['auto', 'kaomap', 'tsne-js'];
/** Most faces that tsne-js is offered for, as the page says it. */
const TSNE_JS_MOST = 1000;
/** Below it each face would look to itself alone. */
const LEAST_PERPLEXITY = 2;

/**
 * A button that opens how the map is arranged: engine, perplexity, and what the components show.
 * @param hasMore whether carrying the layout on is among it
 */
export function MapSettings({ hasMore }: { readonly hasMore: boolean }) {
  const t = useText();
  return (
    <Popover label={t('mapRun.settings')} className="button small quiet" testId="map-settings">
      {() => (
        <>
          <Settings />
          {hasMore && <MoreButton />}
        </>
      )}
    </Popover>
  );
}

/** What is on the card. */
export function Settings() {
  const t = useText();
  const language = useLanguage();
  const id = useId();
  const actions = useActions();
  const choice = useApp((s) => s.settings.mapEngine);
  const chosen = useApp((s) => s.settings.perplexity);
  const map = useApp((s) => s.map);
  const count = map?.count ?? 0;
  const shares = map?.pcaShares;
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  return (
    <div className={css['settings']}>
      <h3>{t('mapRun.settingsLabel')}</h3>
      <label htmlFor={`${id}-engine`}>{t('mapRun.engine')}</label>
      <select
        id={`${id}-engine`}
        value={choice}
        data-testid="map-engine"
        onChange={(event) => actions.setMapEngine(event.currentTarget.value as EngineChoice)}
      >
        {ENGINES.map((engine) => (
          <option key={engine} value={engine} disabled={engine === 'tsne-js' && !isTsneJsOffered(count)}>
            {t(`mapRun.engines.${engine}`, { limit: TSNE_JS_MOST })}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-perplexity`} title={t('mapRun.perplexityHint')}>
        {t('mapRun.perplexity')}
      </label>
      <span className={css['line']}>
        <input
          id={`${id}-perplexity`}
          type="number"
          min={LEAST_PERPLEXITY}
          max={Math.max(LEAST_PERPLEXITY, Math.floor((count - 1) / 3))}
          step={1}
          value={chosen ?? map?.perplexity ?? ''}
          data-testid="map-perplexity"
          onChange={(event) => {
            const value = event.currentTarget.valueAsNumber;
            if (value >= LEAST_PERPLEXITY) actions.setPerplexity(value);
          }}
        />
        <button
          type="button"
          className="button small quiet"
          disabled={chosen === null}
          onClick={() => actions.setPerplexity(null)}
        >
          {t('mapRun.fitting')}
        </button>
      </span>
      {map?.tsne && map.tsne.cost > 0 && (
        <p>
          {t('mapRun.cost', { cost: map.tsne.cost.toLocaleString(language, { maximumFractionDigits: 3 }) })}
        </p>
      )}
      {shares !== undefined && shares.length > 1 && (
        <figure
          role="img"
          aria-label={t('mapRun.screeLabel', {
            count: shares.length,
            percent: percent.format(
              Math.min(
                1,
                shares.reduce((sum, share) => sum + share, 0),
              ),
            ),
          })}
          data-testid="scree"
        >
          <ScreeChart shares={shares} />
          <figcaption>{t('mapRun.scree')}</figcaption>
        </figure>
      )}
    </div>
  );
}
