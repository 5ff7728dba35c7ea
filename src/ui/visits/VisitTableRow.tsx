import { memo } from 'react';
import { type DateSource, faceDatesOf } from '../../store/visitors.ts';
import type { VisitRow } from '../../store/visits.ts';
import { type Text, useLanguage, useText } from '../i18n.ts';
import { useThumbnailUrls } from '../thumbnail-urls.ts';
import { useActions, useApp, useGetState } from '../use-app.ts';
import { hashOf } from '../use-view.ts';
import css from './VisitTable.module.css';
import { clockText, pauseText, visitorName } from './visit-words.ts';

interface VisitTableRowProps {
  readonly row: VisitRow;
  /** 0-based place in the table. */
  readonly index: number;
  readonly height: number;
}

const NOTHING = '–';

/** Somebody, and when they came. */
export const VisitTableRow = memo(function VisitTableRow({ row, index, height }: VisitTableRowProps) {
  const t = useText();
  const clock = clockText(useLanguage());
  const actions = useActions();
  const getState = useGetState();
  const urls = useThumbnailUrls();
  const cover = useApp((s) => s.faces[row.visitor.cover]);
  const { visitor, visits, attendance } = row;
  const name = visitorName(t, visitor);
  const status = attendance.status ?? 'none';
  const { firstSeen, lastSeen, longestPauseMs, usualWeekday, usualHour } = visits;
  const show = () => {
    actions.select(visitor.faces);
    location.hash = hashOf('sort');
  };
  return (
    <tr data-testid="visit-row" data-status={status} aria-rowindex={index + 2} style={{ height }}>
      <th scope="row">
        <button type="button" onClick={show} title={t('visits.table.showFaces', { name })}>
          {cover && <img src={urls.urlOf(cover)} alt="" width={40} height={40} draggable={false} />}
          <span data-named={visitor.name !== ''}>{name}</span>
        </button>
      </th>
      <td>
        <span className={css['status']} title={t(`visits.statusHint.${status}`)}>
          {t(`visits.status.${status}`)}
        </span>
      </td>
      <td data-number="" title={t('visits.table.recent', { recent: attendance.recentVisits })}>
        {visits.visits.length}
      </td>
      <td data-number="" title={t('visits.table.recent', { recent: attendance.recentDays })}>
        {visits.days}
      </td>
      <Moment time={firstSeen} clock={clock} hint={() => sourcesText(t, row, getState)} />
      <Moment time={lastSeen} clock={clock} hint={() => sourcesText(t, row, getState)} />
      <td>{longestPauseMs === null ? NOTHING : pauseText(t, longestPauseMs)}</td>
      <td>
        {usualWeekday === null || usualHour === null
          ? NOTHING
          : t('visits.table.usualAt', { day: clock.shortWeekday(usualWeekday), hour: clock.hour(usualHour) })}
      </td>
    </tr>
  );
});

interface MomentProps {
  readonly time: number | null;
  readonly clock: ReturnType<typeof clockText>;
  /** Where dates are from; asked for when the pointer comes. */
  readonly hint: () => string;
}

function Moment({ time, clock, hint }: MomentProps) {
  return (
    <td
      onPointerEnter={(event) => {
        event.currentTarget.title = time === null ? hint() : `${clock.dateTime(time)}. ${hint()}`;
      }}
    >
      {time === null ? (
        NOTHING
      ) : (
        <time dateTime={new Date(time).toISOString().slice(0, -1)}>{clock.date(time)}</time>
      )}
    </td>
  );
}

/** Where the dates of somebody's faces are from, in words. */
function sourcesText(t: Text, { visitor }: VisitRow, getState: ReturnType<typeof useGetState>): string {
  const { sources } = faceDatesOf(getState());
  const counts = new Map<DateSource, number>();
  for (const face of visitor.faces) {
    const source = sources[face] ?? 'none';
    counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  const list = [...counts].map(([source, count]) => t(`visits.sources.${source}`, { count })).join(', ');
  return t('visits.table.sources', { list });
}
