import type { CSSProperties } from 'react';
import { faceDistance, standingOf, thresholdOf } from '../../store/compare.ts';
import type { CompareDesk } from '../../store/compare-desk.ts';
import { useLanguage, useText } from '../i18n.ts';
import { useApp } from '../use-app.ts';
import { useStateOf } from '../use-state-of.ts';
import css from './CompareResult.module.css';
import { OtherWay } from './OtherWay.tsx';
import { percentText } from './percent-text.ts';

/** Distances beyond this are all equally far. */
const SCALE = 1;
const SCALE_FACERES = 1.5;
const STEP = 0.005;
/** Within this share of the threshold nobody should be sure. */
const CLOSE = 0.06;

/** How far the two faces are from each other, and what that means. */
export function CompareResult({ desk }: { readonly desk: CompareDesk }) {
  const t = useText();
  const [left, right] = useStateOf(desk.store, (s) => s.panes);
  const own = useStateOf(desk.store, (s) => s.threshold);
  const id = useApp((s) => s.settings.descriptorId);
  const a = left?.faces[left.chosen];
  const b = right?.faces[right.chosen];
  if (!a || !b || a.descriptor.length !== b.descriptor.length) {
    return <p className={css['waiting']}>{t('compare.waiting')}</p>;
  }
  const distance = faceDistance(a, b);
  const threshold = own ?? thresholdOf(id);
  const isSame = distance <= threshold;
  const isClose = Math.abs(distance - threshold) <= CLOSE * threshold;
  const scale = id === 'faceres-1024' ? SCALE_FACERES : SCALE;
  const shown = { distance: distance.toFixed(3) };
  return (
    <section
      className={css['result']}
      data-verdict={isSame ? 'same' : 'different'}
      data-distance={distance}
      data-testid="compare-result"
    >
      <div className={css['verdict']} role="status">
        <strong>{isSame ? t('compare.same') : t('compare.different')}</strong>
        <span>
          {isClose
            ? t('compare.close', shown)
            : isSame
              ? t('compare.sure', shown)
              : t('compare.clear', shown)}
        </span>
      </div>
      <div
        className={css['scale']}
        style={
          {
            '--at': Math.min(1, distance / scale),
            '--threshold': Math.min(1, threshold / scale),
          } as CSSProperties
        }
      >
        <div className={css['track']} title={t('compare.thresholdHint')}>
          <span className={css['marker']} aria-hidden="true" title={t('compare.scale.marker', shown)}>
            {shown.distance}
          </span>
          <input
            type="range"
            min={0}
            max={scale}
            step={STEP}
            value={threshold}
            aria-label={t('compare.threshold')}
            aria-valuetext={threshold.toFixed(3)}
            onChange={(event) => desk.setThreshold(event.currentTarget.valueAsNumber)}
          />
        </div>
        <p className={css['ends']}>
          <span>{t('compare.scale.alike')}</span>
          <span>
            {t('compare.threshold')} <b>{threshold.toFixed(3)}</b>
            {own !== null && (
              <button type="button" className="button small quiet" onClick={() => desk.setThreshold(null)}>
                {t('compare.reset', { threshold: thresholdOf(id) })}
              </button>
            )}
          </span>
          <span>{t('compare.scale.unlike')}</span>
        </p>
      </div>
      <Standing distance={distance} />
      <OtherWay desk={desk} />
    </section>
  );
}

function Standing({ distance }: { readonly distance: number }) {
  const t = useText();
  const language = useLanguage();
  const standing = useApp((s) => standingFor(s, distance));
  const hasFaces = useApp((s) => s.faces.length > 0);
  const percent = (share: number) => percentText(language, share);
  return (
    <div className={css['standing']} data-testid="compare-standing" data-among={standing?.among}>
      <h3>{t('compare.standing.title')}</h3>
      {standing === null ? (
        <p>{t('compare.standing.none')}</p>
      ) : (
        <>
          {standing.same !== null && <p>{t('compare.standing.same', { percent: percent(standing.same) })}</p>}
          {standing.different !== null && (
            <p>{t('compare.standing.different', { percent: percent(standing.different) })}</p>
          )}
          <small>
            {standing.among === 'collection'
              ? t('compare.standing.collection', {
                  same: standing.samePairs,
                  different: standing.differentPairs,
                })
              : t(hasFaces ? 'compare.standing.measured' : 'compare.standing.measuredAlone')}
          </small>
        </>
      )}
    </div>
  );
}

type State = Parameters<typeof standingOf>[0];
let last: { state: State; distance: number; standing: ReturnType<typeof standingOf> } | null = null;

/** The same value for the same state, as a selector has to give. */
function standingFor(state: State, distance: number) {
  if (last?.state !== state || last.distance !== distance) {
    last = { state, distance, standing: standingOf(state, state.settings.descriptorId, distance) };
  }
  return last.standing;
}
