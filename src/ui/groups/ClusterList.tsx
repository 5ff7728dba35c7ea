import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { clusterListOf } from '../../store/cluster-list.ts';
import { groupingOf } from '../../store/grouping.ts';
import { alarmsOf } from '../../store/insights.ts';
import { clusteringOf } from '../../store/selectors.ts';
import { trayOf } from '../../store/tray.ts';
import { useText } from '../i18n.ts';
import { moveFocus } from '../move-focus.ts';
import { useApp, useGetState } from '../use-app.ts';
import { useFaceHandlers } from '../use-face-handlers.ts';
import { useRested } from '../use-rested.ts';
import { useSize } from '../use-size.ts';
import { AlarmSummary } from './AlarmSummary.tsx';
import { alarmsByLabel } from './alarms-by-label.ts';
import css from './ClusterList.module.css';
import { ClusterRowView } from './ClusterRowView.tsx';
import { clusterRows } from './cluster-rows.ts';
import { isPart } from './is-part.ts';

/** Heights in pixels: head of a group, one more line of faces, and the space below a group's last. */
const HEAD = 89;
const LINE = 48;
const BELOW = 9;
/** Width of one face in a strip, its gap included; as in ClusterRowView.module.css. */
const FACE = 48;
/** Width that cover, margins and the button for more take from a line. */
const BESIDE = 168;

/** All groups, largest first, and last the tray of faces on their own. Only what is in view is in the page. */
export function ClusterList() {
  const t = useText();
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const { width } = useSize(scroller);
  const list = useApp(clusterListOf);
  const selected = useApp((s) => s.selected);
  const getState = useGetState();
  const handlers = useFaceHandlers();
  const hasFaces = useApp((s) => s.faces.length > 0);
  const isOver = useApp((s) => s.run.phase === 'done');
  const [expanded, setExpanded] = useState<ReadonlySet<number>>(new Set());
  const perLine = Math.max(1, Math.floor((width - BESIDE) / FACE));
  const putAway = useApp((s) => trayOf(s).hidden.length + trayOf(s).notFaces.length);
  const rows = useMemo(
    () => clusterRows(list, expanded, perLine, putAway > 0),
    [list, expanded, perLine, putAway],
  );
  // the group whose name is being typed, wherever in the list it is meanwhile
  const [naming, setNaming] = useState<number | null>(null);
  const draft = useRef<string | null>(null);
  const grouping = useApp(groupingOf);
  const rested = useRested(alarmsOf);
  const alarms = useMemo(() => alarmsByLabel(rested ?? []), [rested]);
  // keys of their own for each list of rows, or the heights of the old ones would be kept
  const getItemKey = useCallback((i: number) => `${rows[i]?.anchor}/${rows[i]?.line}`, [rows]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: (i) => (rows[i]?.kind === 'head' ? HEAD : LINE) + (rows[i]?.isLast === true ? BELOW : 0),
    getItemKey,
    overscan: 1,
  });

  // a face chosen on the map brings its group into view
  const rowsNow = useRef(rows);
  rowsNow.current = rows;
  useEffect(() => {
    const label = selected.length === 1 ? clusteringOf(getState())?.labels[selected[0] ?? -1] : undefined;
    if (label === undefined || scroller?.contains(document.activeElement)) return;
    const index = rowsNow.current.findIndex((row) => row.label === label);
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' });
  }, [selected, getState, scroller, virtualizer]);

  function toggle(anchor: number): void {
    setExpanded((old) => {
      const next = new Set(old);
      if (!next.delete(anchor)) next.add(anchor);
      return next;
    });
  }
  function goTo(label: number): void {
    const index = rows.findIndex((row) => row.label === label);
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'start' });
  }
  return (
    <div className={css['whole']}>
      <AlarmSummary alarms={alarms} onGo={goTo} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only forwards arrow keys between the buttons inside */}
      <div className={css['scroller']} ref={setScroller} onKeyDown={moveFocus}>
        {rows.length === 0 && (
          <p className={css['empty']}>{isOver && !hasFaces ? t('groups.noFaces') : t('groups.waiting')}</p>
        )}
        <ul
          className={css['list']}
          aria-label={t('groups.list')}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return (
              row && (
                <ClusterRowView
                  key={item.index}
                  row={row}
                  place={item.index}
                  top={item.start}
                  height={item.size}
                  onToggle={toggle}
                  handlers={handlers}
                  isNaming={row.kind === 'head' && row.anchor === naming}
                  onNaming={setNaming}
                  draft={draft}
                  isPart={grouping !== null && isPart(grouping, row.label)}
                  alarms={row.kind === 'head' ? alarms.get(row.label) : undefined}
                />
              )
            );
          })}
        </ul>
      </div>
    </div>
  );
}
