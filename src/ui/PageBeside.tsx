import { type ComponentType, useEffect, useState } from 'react';
import { useText } from './i18n.ts';
import css from './PageBeside.module.css';
import type { View } from './use-view.ts';

/** A page that is not the collection's own. */
export type ViewBeside = Exclude<View, 'sort'>;

const LOADERS: Readonly<Record<ViewBeside, () => Promise<{ readonly default: ComponentType }>>> = {
  visits: () => import('./visits/VisitsPage.tsx'),
  judge: () => import('./judge/JudgePage.tsx'),
  compare: () => import('./compare/ComparePage.tsx'),
};

const loaded = new Map<ViewBeside, ComponentType>();

async function load(view: ViewBeside): Promise<void> {
  if (!loaded.has(view)) loaded.set(view, (await LOADERS[view]()).default);
}

/** Have the scripts of all pages at hand before anybody asks for them. Never rejects: who asks, asks again. */
export async function preloadPages(): Promise<void> {
  await Promise.allSettled((Object.keys(LOADERS) as ViewBeside[]).map(load));
}

/**
 * One of the pages beside the workspace, whose scripts are loaded when it is first wanted. Not by React's `lazy`:
 * that keeps the text shown meanwhile for 300 ms, however soon the scripts are there.
 */
export function PageBeside({ view }: { readonly view: ViewBeside }) {
  const t = useText();
  const [, setNews] = useState<ViewBeside | null>(null);
  const [failed, setFailed] = useState<ViewBeside | null>(null);
  useEffect(() => {
    if (loaded.has(view)) return;
    let isOver = false;
    setFailed(null);
    load(view).then(
      () => {
        if (!isOver) setNews(view);
      },
      () => {
        if (!isOver) setFailed(view);
      },
    );
    return () => {
      isOver = true;
    };
  }, [view]);
  const Page = loaded.get(view);
  if (Page) return <Page />;
  if (failed === view) {
    return (
      <p className={css['failed']} role="alert">
        {t('views.failed')}{' '}
        <button type="button" className="button small" onClick={() => location.reload()}>
          {t('views.reload')}
        </button>
      </p>
    );
  }
  return <p className={css['loading']}>{t('views.loading')}</p>;
}
