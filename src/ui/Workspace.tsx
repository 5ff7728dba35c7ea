import { useId, useState } from 'react';
import { ClusterList } from './groups/ClusterList.tsx';
import { Header } from './Header.tsx';
import { useText } from './i18n.ts';
import { FaceMap } from './map/FaceMap.tsx';
import { Notice } from './Notice.tsx';
import { OpenedResult } from './OpenedResult.tsx';
import { GroupPage } from './people/GroupPage.tsx';
import { LastStepLine } from './people/LastStepLine.tsx';
import { PeopleProvider } from './people/PeopleProvider.tsx';
import { type ReviewTarget, usePeopleShell } from './people/people-shell.ts';
import { RepairPanel } from './people/RepairPanel.tsx';
import { RepairsProvider } from './people/RepairsProvider.tsx';
import { TrayPage } from './people/TrayPage.tsx';
import { Ledger } from './photos/Ledger.tsx';
import { Progress } from './photos/Progress.tsx';
import { EpsSlider } from './slider/EpsSlider.tsx';
import { type Tab, TabBar } from './TabBar.tsx';
import { useApp } from './use-app.ts';
import { useMediaQuery } from './use-media-query.ts';
import css from './Workspace.module.css';

/** From here on map and list fit side by side; as in Workspace.module.css. */
const WIDE = '(min-width: 900px)';
/** Here the slider leaves its place to whoever looks through faces. */
const LOW = '(max-height: 799px)';

/** The page once there are photos: slider on top, map beside the lists; on a small screen one at a time. */
export function Workspace() {
  return (
    <RepairsProvider>
      <PeopleProvider>
        <Page />
      </PeopleProvider>
    </RepairsProvider>
  );
}

function Page() {
  const t = useText();
  const { review } = usePeopleShell();
  const isWide = useMediaQuery(WIDE);
  const isLow = useMediaQuery(LOW);
  const hasResult = useApp((s) => s.opened !== null);
  const tabs: Tab[] = [
    ...(isWide ? [] : (['map'] as const)),
    'groups',
    'check',
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
  const hasNoRoom = isWide ? isLow && review !== null : review !== null || tab === 'check';
  return (
    <div className={css['page']}>
      <Header />
      <Notice />
      <Progress />
      {!hasNoRoom && <EpsSlider />}
      <main className={css['work']}>
        {isWide && (
          <div className={css['main']}>
            <div className={css['map']} inert={review !== null}>
              <FaceMap />
            </div>
            {review !== null && (
              <div className={css['cover']}>
                <ReviewPage review={review} />
              </div>
            )}
          </div>
        )}
        <section className={css['side']}>
          {!isWide && review !== null ? (
            <div className={css['whole']}>
              <ReviewPage review={review} />
            </div>
          ) : (
            <>
              <TabBar tabs={tabs} tab={tab} id={id} onTab={setChosen} />
              <div
                className={css['panel']}
                role="tabpanel"
                id={`${id}-panel`}
                aria-labelledby={`${id}-${tab}`}
              >
                {tab === 'map' && <FaceMap />}
                {tab === 'groups' && <ClusterList />}
                {tab === 'check' && <RepairPanel />}
                {tab === 'photos' && <Ledger />}
                {tab === 'result' && <OpenedResult />}
              </div>
            </>
          )}
          <LastStepLine />
        </section>
      </main>
      <p className="visually-hidden">{t('app.claim')}</p>
    </div>
  );
}

/** What is looked through in the place of the map. */
function ReviewPage({ review }: { readonly review: ReviewTarget }) {
  return review === 'tray' ? <TrayPage /> : <GroupPage key={review.face} face={review.face} />;
}
