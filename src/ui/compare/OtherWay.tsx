import { otherDescriptor, standingOf, thresholdOf } from '../../store/compare.ts';
import type { CompareDesk } from '../../store/compare-desk.ts';
import { useLanguage, useText } from '../i18n.ts';
import { useApp, useGetState } from '../use-app.ts';
import { useStateOf } from '../use-state-of.ts';
import css from './CompareResult.module.css';
import { percentText } from './percent-text.ts';

/** Megabytes of the model files that the other way needs besides the detector's. */
const MODEL_MB = { 'dlib-128-aligned-mirror': 6.4, 'faceres-1024': 7 } as const;

/** The same two faces by the other descriptor, on demand, since that loads another model. */
export function OtherWay({ desk }: { readonly desk: CompareDesk }) {
  const t = useText();
  const language = useLanguage();
  const getState = useGetState();
  const id = useApp((s) => otherDescriptor(s.settings.descriptorId));
  const other = useStateOf(desk.store, (s) => s.other);
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const distance = other?.phase === 'done' ? other.distance : null;
  const standing = distance === null ? null : standingOf(getState(), id, distance);
  return (
    <div className={css['other']} data-testid="compare-other" data-phase={other?.phase ?? 'off'}>
      <h3>{t('compare.other.title')}</h3>
      {distance !== null ? (
        <>
          <p data-distance={distance}>
            {t('compare.other.result', {
              distance: distance.toFixed(3),
              threshold: thresholdOf(id),
              verdict: distance <= thresholdOf(id) ? t('compare.same') : t('compare.different'),
            })}
          </p>
          {standing?.same != null && (
            <p>{t('compare.standing.same', { percent: percentText(language, standing.same) })}</p>
          )}
          {standing?.different != null && (
            <p>{t('compare.standing.different', { percent: percentText(language, standing.different) })}</p>
          )}
          <small>
            {t(`compare.other.names.${id}`)},{' '}
            {t('compare.other.took', { seconds: number.format((other?.ms ?? 0) / 1000) })}
          </small>
        </>
      ) : (
        <>
          {other?.phase === 'failed' && <p role="alert">{t('compare.other.failed')}</p>}
          <p>
            <button
              type="button"
              className="button small"
              disabled={other?.phase === 'running'}
              onClick={() => void desk.compareOther()}
            >
              {other?.phase === 'running' ? t('compare.other.running') : t('compare.other.run')}
            </button>
          </p>
          <small>
            {t(`compare.other.names.${id}`)}. {t('compare.other.cost', { size: number.format(MODEL_MB[id]) })}
          </small>
        </>
      )}
    </div>
  );
}
