import { type KeyboardEvent, useMemo } from 'react';
import { useText } from '../../i18n.ts';
import { useActions } from '../../use-app.ts';
import css from './MapSearch.module.css';
import { useMatches } from './use-map-looks.ts';
import { useMapOptions, useMapOptionsStore } from './use-map-options.ts';

/** Finds faces by the path of their photo; the others fade on the map. Enter selects what is found. */
export function MapSearch() {
  const t = useText();
  const actions = useActions();
  const options = useMapOptionsStore();
  const query = useMapOptions((o) => o.query);
  const matches = useMatches();
  const count = useMemo(() => matches?.reduce((sum, isMatch) => sum + isMatch, 0) ?? null, [matches]);
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && matches !== null) {
      actions.select(Array.from(matches.keys()).filter((face) => matches[face] === 1));
    } else if (event.key === 'Escape' && query !== '') {
      options.set({ query: '' });
    } else return;
    event.preventDefault();
  }
  return (
    <search className={css['search']}>
      <input
        type="search"
        className={css['input']}
        value={query}
        aria-label={t('mapTools.search.label')}
        placeholder={t('mapTools.search.placeholder')}
        title={t('mapTools.search.hint')}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => options.set({ query: event.target.value })}
        onKeyDown={onKeyDown}
      />
      {/* the live region is there before its text, or it would not be read out */}
      <span className={css['count']} role="status">
        {count !== null &&
          (count === 0 ? t('mapTools.search.none') : t('mapTools.search.matches', { count }))}
      </span>
    </search>
  );
}
