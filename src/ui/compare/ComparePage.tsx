import { useEffect } from 'react';
import { compareDeskOf, type Side } from '../../store/compare-desk.ts';
import { transferFiles } from '../../store/transfer-files.ts';
import { claimDrops } from '../drop-claim.ts';
import { Header } from '../Header.tsx';
import { useText } from '../i18n.ts';
import { Notice } from '../Notice.tsx';
import { Progress } from '../photos/Progress.tsx';
import { useApp } from '../use-app.ts';
import { useKaomap } from '../use-kaomap.ts';
import { useStateOf } from '../use-state-of.ts';
import { parseHash, useHash } from '../use-view.ts';
import css from './ComparePage.module.css';
import { ComparePane } from './ComparePane.tsx';
import { CompareResult } from './CompareResult.tsx';

/** Two faces side by side, whoever's; without a collection, too. */
export default function ComparePage() {
  const t = useText();
  const kaomap = useKaomap();
  const desk = compareDeskOf(kaomap);
  const hash = useHash();
  const hasFaces = useApp((s) => s.faces.length > 0);
  const [wantedA, wantedB] = parseHash(hash).rest;
  const isLink = wantedA !== undefined && wantedB !== undefined;
  // a kept collection comes a moment after the page
  const isThere = useApp(
    ({ faces }) => isLink && [wantedA, wantedB].every((id) => faces.some((f) => f.id === id)),
  );
  const panes = useStateOf(desk.store, (s) => s.panes);

  useEffect(() => desk.open(), [desk]);
  // a link may name two faces
  useEffect(() => {
    if (!isThere || wantedA === undefined || wantedB === undefined) return;
    desk.putFace(0, wantedA);
    desk.putFace(1, wantedB);
  }, [isThere, wantedA, wantedB, desk]);
  useEffect(
    () =>
      claimDrops({
        title: t('compare.drop'),
        hint: t('compare.dropHint'),
        async take(transfer, at) {
          const side = at ? sideAt(at) : null;
          const [first, second] = await transferFiles(transfer);
          const [left] = desk.store.getState().panes;
          const to = side ?? (left === null ? 0 : 1);
          if (first) desk.putFile(to, first);
          // two at once go to the two sides
          if (second) desk.putFile(to === 0 ? 1 : 0, second);
        },
      }),
    [desk, t],
  );
  return (
    <div className={css['page']}>
      <Header />
      <Notice />
      <Progress />
      <main className={css['main']}>
        <header className={css['lead']}>
          <h2>{t('compare.title')}</h2>
          <p>{t('compare.lead')}</p>
        </header>
        {isLink && !isThere && <p role="alert">{t('compare.gone')}</p>}
        <div className={css['panes']}>
          <ComparePane side={0} pane={panes[0]} desk={desk} />
          <ComparePane side={1} pane={panes[1]} desk={desk} />
        </div>
        <CompareResult desk={desk} />
        {hasFaces && <p className={css['hint']}>{t('compare.fromCollection')}</p>}
      </main>
    </div>
  );
}

/** The side that a point of the window lies on, whatever covers it; null if on none. */
function sideAt({ x, y }: { readonly x: number; readonly y: number }): Side | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const side = element instanceof HTMLElement ? element.dataset['side'] : undefined;
    if (side !== undefined) return side === '0' ? 0 : 1;
  }
  return null;
}
