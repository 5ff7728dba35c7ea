import type { DateSource } from '../../store/visitors.ts';
import { useText } from '../i18n.ts';
import css from './DateSources.module.css';

const SOURCES: readonly DateSource[] = ['exif', 'name', 'file', 'none'];

/** Where the faces' dates are from, and a warning where they cannot be relied on. */
export function DateSources({ sources }: { readonly sources: Readonly<Record<DateSource, number>> }) {
  const t = useText();
  const dated = sources.exif + sources.name + sources.file;
  return (
    <section className={css['sources']} aria-label={t('visits.sources.title')} data-testid="date-sources">
      <p>
        <span>{t('visits.sources.title')}:</span>
        {SOURCES.filter((source) => sources[source] > 0).map((source) => (
          <span key={source} data-source={source}>
            {t(`visits.sources.${source}`, { count: sources[source] })}
          </span>
        ))}
      </p>
      {dated === 0 && <p className={css['warn']}>{t('visits.undated')}</p>}
      {sources.file * 2 > dated && dated > 0 && (
        <p className={css['warn']} role="status">
          {t('visits.sources.warnFile')}
        </p>
      )}
    </section>
  );
}
