import { type KeyboardEvent, memo, useMemo, useRef, useState } from 'react';
import { useLanguage, useText } from '../../i18n.ts';
import { useApp } from '../../use-app.ts';
import { useHoverStore } from '../../use-hover.ts';
import { useSettled } from '../../use-settled.ts';
import type { Coloring } from './coloring.ts';
import css from './Legend.module.css';
import { Entry, type EntryHandlers } from './LegendEntry.tsx';
import { isHidden, type LegendFilter, NO_FILTER, showOnly, toggleEntry } from './legend-filter.ts';
import { entryText, scaleText } from './legend-text.ts';
import { SCALE_CSS } from './scale-colors.ts';
import { useLegendShown } from './use-legend-shown.ts';
import { useColoring } from './use-map-looks.ts';
import { useMapOptions, useMapOptionsStore } from './use-map-options.ts';

/** Every ninth color of the scale, both ends among them, is enough for a gradient. */
const GRADIENT = `linear-gradient(to right, ${SCALE_CSS.filter((_, i) => i % 9 === 0).join(', ')})`;
const MARKS = ['core', 'border', 'loose'] as const;
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** There is one map on the page, and so one legend. */
export const LEGEND_ID = 'map-legend';

/** What the colors and marks of the map mean; each entry is a filter. Beside the map where there is room, else over it. */
export function Legend() {
  const isShown = useLegendShown();
  const hasFaces = useApp((s) => s.faces.length > 0);
  return isShown && hasFaces && <ShownLegend />;
}

function ShownLegend() {
  const t = useText();
  const now = useColoring();
  const filter = useMapOptions((options) => options.filter);
  const options = useMapOptionsStore();
  const of = useMemo(() => ({ filter, id: now.id }), [filter, now.id]);
  // while the slider moves its lines would only flicker
  const coloring = useSettled(now, of);
  return (
    <div className={css['legend']} id={LEGEND_ID} data-testid="map-legend">
      {coloring.scale !== null && <Scale coloring={coloring} />}
      <Entries coloring={coloring} filter={filter} />
      {filter !== NO_FILTER && (
        <button
          type="button"
          className="button small quiet"
          onClick={() => options.set({ filter: NO_FILTER })}
        >
          {t('mapTools.legend.showAll')}
        </button>
      )}
      <ul className={css['marks']} aria-label={t('mapTools.legend.marks')}>
        {MARKS.map((mark) => (
          <li key={mark} title={t(`mapTools.legend.${mark}Hint`)}>
            <span className={css['swatch']} data-mark={mark} aria-hidden="true" />
            {t(`mapTools.legend.${mark}`)}
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={css['close']}
        aria-label={t('mapTools.legend.close')}
        onClick={() => options.set({ showLegend: false })}
      >
        ×
      </button>
    </div>
  );
}

interface EntriesProps {
  readonly coloring: Coloring;
  readonly filter: LegendFilter;
}

const Entries = memo(function Entries({ coloring, filter }: EntriesProps) {
  const t = useText();
  const options = useMapOptionsStore();
  const [current, setCurrent] = useState<string | null>(null);
  const hover = useHoverStore();
  const { entries, palette } = coloring;
  const shown = entries.filter(({ count }) => count > 0);
  const stop = shown.some(({ key }) => key === current) ? current : shown[0]?.key;
  const entriesNow = useRef(entries);
  entriesNow.current = entries;
  // the same in every tick of the slider, so that only entries that change are rendered
  const handlers = useMemo<EntryHandlers>(() => {
    /** What a double click starts from: by then its two clicks have hidden and shown the entry. */
    let before = NO_FILTER;
    return {
      focus: setCurrent,
      toggle(key, isSecond) {
        const now = options.get().filter;
        if (!isSecond) before = now;
        options.set({ filter: toggleEntry(now, key, entriesNow.current) });
      },
      point: (label) => hover.set({ face: -1, label }),
      only: (key) => options.set({ filter: showOnly(options.get().filter, key) }),
      onlyByDouble: (key) => options.set({ filter: showOnly(before, key) }),
    };
  }, [options, hover]);
  // a scale that holds all faces says so by itself
  if (coloring.scale !== null && shown.length === 1) return null;

  function moveFocus(event: KeyboardEvent<HTMLElement>): void {
    const step = STEPS[event.key] ?? 0;
    if (step === 0) return;
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
    event.preventDefault();
  }
  return (
    <div
      className={css['entries']}
      role="toolbar"
      aria-label={t('mapTools.legend.list')}
      onKeyDown={moveFocus}
    >
      {shown.map((entry) => (
        <Entry
          key={entry.key}
          id={entry.key}
          text={entryText(t, coloring.id, entry)}
          count={entry.count}
          swatch={
            entry.color !== null ? (palette[entry.color] ?? null) : coloring.scale !== null ? GRADIENT : null
          }
          isShown={!isHidden(filter, entry.key)}
          isStop={entry.key === stop}
          group={entry.name.kind === 'group' ? entry.name.label : null}
          handlers={handlers}
        />
      ))}
    </div>
  );
});

function Scale({ coloring: { scale } }: { readonly coloring: Coloring }) {
  const t = useText();
  const language = useLanguage();
  if (scale === null) return null;
  const from = scaleText(t, language, scale, scale.min);
  const to = scaleText(t, language, scale, scale.max);
  return (
    <p className={css['scale']} title={scale.unit === 'px' ? t('mapTools.legend.pxHint') : undefined}>
      <span className="visually-hidden">{t('mapTools.legend.scale', { from, to })}</span>
      <span aria-hidden="true">{from}</span>
      <span className={css['gradient']} style={{ background: GRADIENT }} aria-hidden="true" />
      <span aria-hidden="true">{to}</span>
    </p>
  );
}
