import { useMemo } from 'react';
import { useApp } from '../../use-app.ts';
import type { MapLooks } from '../map-looks.ts';
import type { Coloring } from './coloring.ts';
import { clusterLooksOf, schemeOf } from './colorings.ts';
import { findMatches, isQuery } from './face-search.ts';
import { faceTexts } from './person-names.ts';
import { preservationOf } from './preservation-of.ts';
import { standingBack } from './standing-back.ts';
import { useMapOptions } from './use-map-options.ts';

/** The coloring chosen, of all faces. */
export function useColoring(): Coloring {
  const id = useMapOptions((options) => options.coloring);
  const kept = useMapOptions((options) => options.filter.keys);
  return useApp((s) => schemeOf(s, id).color(s, kept));
}

/** (faces) 1 for a face that the search finds; null while nothing is searched. */
export function useMatches(): Uint8Array | null {
  const query = useMapOptions((options) => options.query);
  // thousands of paths are not folded for nothing
  const texts = useApp((s) => (isQuery(query) ? faceTexts(s) : null));
  return useMemo(() => texts && findMatches(texts, query), [texts, query]);
}

/** How the first `count` faces look by the coloring, the legend's filter, the search and the halos switched on. */
export function useMapLooks(count: number): MapLooks {
  const coloring = useColoring();
  const filter = useMapOptions((options) => options.filter);
  const showHalos = useMapOptions((options) => options.showHalos);
  const matches = useMatches();
  const preservation = useApp(preservationOf);
  const { kinds } = useApp(clusterLooksOf);
  return useMemo(() => {
    const faded = standingBack(coloring, filter, matches).subarray(0, count);
    // what stands back has no halo either
    const halos =
      showHalos && preservation?.shares.length === count
        ? preservation.shares.map((share, i) => (faded[i] === 1 ? 0 : share))
        : null;
    return {
      colors: coloring.colors.subarray(0, count),
      palette: coloring.palette,
      pixels: coloring.pixels,
      kinds: kinds.subarray(0, count),
      faded,
      halos,
    };
  }, [coloring, kinds, filter, matches, count, showHalos, preservation]);
}
