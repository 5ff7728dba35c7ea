import { type CSSProperties, memo } from 'react';
import { useText } from '../../i18n.ts';
import css from './Legend.module.css';

/** What an entry does, by its key. */
export interface EntryHandlers {
  focus(key: string): void;
  /** @param isSecond whether it is the second click of a double click */
  toggle(key: string, isSecond: boolean): void;
  only(key: string): void;
  /** Bring a group out on the map for as long as the pointer is on its entry. */
  point(label: number | null): void;
  onlyByDouble(key: string): void;
}

interface EntryProps {
  readonly id: string;
  readonly text: string;
  readonly count: number;
  /** CSS background; null for many colors. */
  readonly swatch: string | null;
  readonly isShown: boolean;
  /** Whether Tab stops here; arrow keys reach the others. */
  readonly isStop: boolean;
  /** Label of the group, if it is one. */
  readonly group: number | null;
  readonly handlers: EntryHandlers;
}

/** One kind of faces: its color, name and count; pressing it fades its faces on the map. */
export const Entry = memo(function Entry(props: EntryProps) {
  const { id, text, count, swatch, isShown, isStop, group, handlers } = props;
  const t = useText();
  return (
    <button
      type="button"
      className={css['entry']}
      data-key={id}
      aria-pressed={isShown}
      tabIndex={isStop ? 0 : -1}
      title={t('mapTools.legend.hint')}
      onFocus={() => handlers.focus(id)}
      onClick={(event) => (event.shiftKey ? handlers.only(id) : handlers.toggle(id, event.detail > 1))}
      onKeyDown={(event) => {
        // not every browser tells a click by the keyboard that Shift is down
        if (!event.shiftKey || (event.key !== 'Enter' && event.key !== ' ')) return;
        handlers.only(id);
        event.preventDefault();
      }}
      onPointerEnter={() => group !== null && handlers.point(group)}
      onPointerLeave={() => group !== null && handlers.point(null)}
      onDoubleClick={() => handlers.onlyByDouble(id)}
    >
      <span
        className={css['swatch']}
        data-mark={swatch === null ? 'many' : 'core'}
        style={{ '--swatch': swatch } as CSSProperties}
        aria-hidden="true"
      />
      <bdi className={css['name']}>{text}</bdi>
      <small aria-hidden="true">{count}</small>
      <span className="visually-hidden">{t('mapTools.legend.count', { count })}</span>
    </button>
  );
});
