import { retryRunPlace } from '../../store/selectors.ts';
import { useLanguage, useText } from '../i18n.ts';
import { useActions, useApp } from '../use-app.ts';
import css from './Progress.module.css';
import { photoRate, timeLeft } from './time-left.ts';

/** How often the reading is announced to a screen reader, as a share of all photos. */
const ANNOUNCE_EVERY = 0.1;

/** How far the reading is, how fast, how long still, and its pause and stop. */
export function Progress() {
  const t = useText();
  const run = useApp((s) => s.run);
  const faces = useApp((s) => s.faces.length);
  const canRetry = useApp(retryRunPlace) === 'progress';
  const { retryRun } = useActions();
  const { phase, done, total, current, backend } = run;
  const isBusy = phase === 'listing' || phase === 'starting' || phase === 'running' || phase === 'paused';
  const isCounting = phase === 'running' || phase === 'paused';
  const announced = Math.floor(done / Math.max(1, total) / ANNOUNCE_EVERY) * ANNOUNCE_EVERY * total;
  if (phase === 'idle') return null;
  return (
    <section
      className={css['progress']}
      aria-label={t('progress.title')}
      data-testid="progress"
      data-phase={phase}
      data-done={done}
      data-total={total}
      data-backend={backend ?? ''}
    >
      {isBusy && (
        <progress
          className={css['bar']}
          aria-label={t('progress.title')}
          max={Math.max(1, total)}
          {...(phase === 'listing' || phase === 'starting' ? {} : { value: done })}
        />
      )}
      <p className={css['line']}>
        <strong>{t(`progress.phase.${phase}`)}</strong>
        <span>
          {isBusy ? t('progress.photos', { done, count: total }) : t('progress.photoCount', { count: total })}
        </span>
        <span>
          {isBusy ? t('progress.facesFound', { count: faces }) : t('progress.faceCount', { count: faces })}
        </span>
        {isCounting && <Pace />}
        {backend !== null && <span className={css['backend']}>{t(`progress.backend.${backend}`)}</span>}
        {isBusy && current !== null && (
          <span className={css['current']}>{t('progress.current', { path: current })}</span>
        )}
      </p>
      {isBusy && <Controls isPaused={phase === 'paused'} />}
      {canRetry && (
        <button type="button" className="button small" onClick={retryRun}>
          {t('notice.tryAgain')}
        </button>
      )}
      <p className="visually-hidden" role="status">
        {isCounting
          ? t('progress.announce', { done: Math.round(announced), total, faces })
          : t(`progress.phase.${phase}`)}
      </p>
    </section>
  );
}

/** Rate and time left. */
function Pace() {
  const t = useText();
  const language = useLanguage();
  const { phase, done, total, activeMs } = useApp((s) => s.run);
  const rate = photoRate(done, activeMs);
  const left = timeLeft(done, total, activeMs);
  if (rate === null || left === null) return <span>{t('progress.left.unknown')}</span>;
  const number = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 }).format(rate);
  return (
    <>
      <span>{t('progress.rate', { rate: number })}</span>
      {phase === 'running' && <span>{t(`progress.left.${left.unit}`, { count: left.count })}</span>}
    </>
  );
}

function Controls({ isPaused }: { readonly isPaused: boolean }) {
  const t = useText();
  const actions = useActions();
  return (
    <div className={css['controls']}>
      <button type="button" className="button small" onClick={isPaused ? actions.resume : actions.pause}>
        {isPaused ? t('progress.resume') : t('progress.pause')}
      </button>
      <button type="button" className="button small quiet" onClick={actions.cancel}>
        {t('progress.cancel')}
      </button>
    </div>
  );
}
