import type { AppState } from '../../store/app-state.ts';
import { groupingOf } from '../../store/grouping.ts';
import { nextMergeOf } from '../../store/insights.ts';
import { epsLimitOf, NOISE } from '../../store/selectors.ts';
import { useText } from '../i18n.ts';
import { useThumbnailUrls } from '../thumbnail-urls.ts';
import { useActions, useApp } from '../use-app.ts';
import { useRested } from '../use-rested.ts';
import css from './NextMerge.module.css';
import { shortEps } from './short-eps.ts';

/** What joins next if the slider goes on to the right, once it stands still. */
export function NextMerge() {
  const t = useText();
  const actions = useActions();
  const urls = useThumbnailUrls();
  const isKnown = useApp((s) => groupingOf(s) !== null);
  const rested = useRested(mergeOf);
  const limit = useApp(epsLimitOf);
  const labels = useApp((s) => groupingOf(s)?.shown.labels);
  const faces = useApp((s) => s.faces);
  if (!isKnown) return <p className={css['next']} />;
  if (rested === null) return <p className={css['next']}>{t('next.waiting')}</p>;
  const { merge } = rested;
  if (merge === null || merge.eps > limit) return <p className={css['next']}>{t('next.none')}</p>;

  const [a = '', b = ''] = merge.faces.map((face) => {
    const label = labels?.[face] ?? NOISE;
    return label === NOISE ? t('next.single') : t('next.group', { label });
  });
  return (
    <p className={css['next']}>
      <button
        type="button"
        className={css['button']}
        title={t('next.select')}
        onClick={() => actions.select(merge.faces)}
        data-testid="next-merge"
      >
        <span>
          {t('next.at', { eps: shortEps(merge.eps) })}
          <span className={css['who']}>{t('next.who', { a, b })}</span>
        </span>
        {merge.faces.map((i) => {
          const face = faces[i];
          return face && <img key={i} src={urls.urlOf(face)} alt="" width={26} height={26} />;
        })}
      </button>
    </p>
  );
}

/** Boxed, so that nothing to join differs from nothing known yet. */
const mergeOf = (state: AppState) => ({ merge: nextMergeOf(state) });
