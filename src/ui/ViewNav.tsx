import { useText } from './i18n.ts';
import { hashOf, useView, VIEWS } from './use-view.ts';
import css from './ViewNav.module.css';

/** From page to page, by links, so that the browser's back button works and each can be kept as a bookmark. */
export function ViewNav() {
  const t = useText();
  const now = useView();
  return (
    <nav className={css['nav']} aria-label={t('views.label')}>
      {VIEWS.map((view) => (
        <a
          key={view}
          href={hashOf(view)}
          title={t(`views.hint.${view}`)}
          aria-current={view === now ? 'page' : undefined}
        >
          {t(`views.${view}`)}
        </a>
      ))}
    </nav>
  );
}
