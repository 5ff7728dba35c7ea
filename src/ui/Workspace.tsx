import { type KeyboardEvent, useId, useState } from 'react';
import { stateCountsOf } from '../store/selectors.ts';
import { ClusterList } from './groups/ClusterList.tsx';
import { Header } from './Header.tsx';
import { useText } from './i18n.ts';
import { FaceMap } from './map/FaceMap.tsx';
import { Notice } from './Notice.tsx';
import { OpenedResult } from './OpenedResult.tsx';
import { Ledger } from './photos/Ledger.tsx';
import { Progress } from './photos/Progress.tsx';
import { EpsSlider } from './slider/EpsSlider.tsx';
import { useApp } from './use-app.ts';
import { useMediaQuery } from './use-media-query.ts';
import css from './Workspace.module.css';

type Tab = 'map' | 'groups' | 'photos' | 'result';
/** From here on map and list fit side by side; as in Workspace.module.css. */
const WIDE = '(min-width: 900px)';

/** The page once there are photos: slider on top, map beside the lists; on a small screen one at a time. */
export function Workspace() {
  const t = useText();
  const isWide = useMediaQuery(WIDE);
  const hasResult = useApp((s) => s.opened !== null);
  const tabs: Tab[] = [
    ...(isWide ? [] : (['map'] as const)),
    'groups',
    'photos',
    ...(hasResult ? (['result'] as const) : []),
  ];
  const [chosen, setChosen] = useState<Tab>(isWide ? 'groups' : 'map');
  const [hadResult, setHadResult] = useState(hasResult);
  if (hadResult !== hasResult) {
    // a file that was just opened comes to the front
    setHadResult(hasResult);
    setChosen(hasResult ? 'result' : 'groups');
  }
  const tab = tabs.includes(chosen) ? chosen : 'groups';
  const id = useId();
  return (
    <div className={css['page']}>
      <Header />
      <Notice />
      <Progress />
      <EpsSlider />
      <main className={css['work']}>
        {isWide && <FaceMap />}
        <section className={css['side']}>
          <TabBar tabs={tabs} tab={tab} id={id} onTab={setChosen} />
          <div className={css['panel']} role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tab}`}>
            {tab === 'map' && <FaceMap />}
            {tab === 'groups' && <ClusterList />}
            {tab === 'photos' && <Ledger />}
            {tab === 'result' && <OpenedResult />}
          </div>
        </section>
      </main>
      <p className="visually-hidden">{t('app.claim')}</p>
    </div>
  );
}

interface TabBarProps {
  readonly tabs: readonly Tab[];
  readonly tab: Tab;
  readonly id: string;
  readonly onTab: (tab: Tab) => void;
}

function TabBar({ tabs, tab, id, onTab }: TabBarProps) {
  const t = useText();
  const problems = useApp((s) => {
    const counts = stateCountsOf(s);
    return counts.unsupported + counts.damaged + counts.failed;
  });
  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    if (step === 0 || next === undefined) return;
    onTab(next);
    document.getElementById(`${id}-${next}`)?.focus();
  }
  return (
    <div className={css['tabs']} role="tablist" aria-label={t('tabs.label')} onKeyDown={onKeyDown}>
      {tabs.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`${id}-${name}`}
          className={css['tab']}
          aria-selected={name === tab}
          aria-controls={`${id}-panel`}
          tabIndex={name === tab ? 0 : -1}
          onClick={() => onTab(name)}
        >
          {t(`tabs.${name}`)}
          {name === 'photos' && problems > 0 && (
            <>
              <small aria-hidden="true" title={t('tabs.problems', { count: problems })}>
                {problems}
              </small>
              <span className="visually-hidden">{t('tabs.problems', { count: problems })}</span>
            </>
          )}
        </button>
      ))}
    </div>
  );
}
