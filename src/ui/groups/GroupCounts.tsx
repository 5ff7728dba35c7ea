import { clusterListOf } from '../../store/cluster-list.ts';
import { clusteringOf } from '../../store/selectors.ts';
import { useLanguage, useText } from '../i18n.ts';
import { useApp } from '../use-app.ts';
import css from './GroupCounts.module.css';

/** The figures of the grouping; they follow the slider in the same frame. */
export function GroupCounts() {
  const t = useText();
  const list = useApp(clusterListOf);
  const isKnown = useApp((s) => clusteringOf(s) !== null);
  const total = useApp((s) => s.faces.length);
  const clusters = list.clusters.length;
  const noise = list.noise.length;
  const clustered = list.clusters.reduce((sum, cluster) => sum + cluster.faces.length, 0);
  return (
    <dl className={css['counts']} aria-label={t('eps.counts')} aria-busy={!isKnown}>
      <Count
        name="cluster-count"
        value={isKnown ? clusters : null}
        label={t('eps.clusters', { count: clusters })}
      />
      <Count
        name="clustered-count"
        value={isKnown ? clustered : null}
        label={t('eps.clustered', { count: clustered })}
      />
      <Count name="noise-count" value={isKnown ? noise : null} label={t('eps.noise', { count: noise })} />
      <Count name="face-count" value={total} label={t('eps.faces', { count: total })} />
    </dl>
  );
}

/** One figure over its word; a dash while it is not known. */
function Count({ name, value, label }: { name: string; value: number | null; label: string }) {
  const language = useLanguage();
  return (
    <div className={css['count']} data-name={name}>
      <dt>{label}</dt>
      <dd>
        <data data-testid={name} value={value ?? ''}>
          {value === null ? '–' : new Intl.NumberFormat(language).format(value)}
        </data>
      </dd>
    </div>
  );
}
