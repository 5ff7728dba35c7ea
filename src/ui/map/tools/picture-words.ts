import type { AppState } from '../../../store/app-state.ts';
import type { Text } from '../../i18n.ts';
import type { Coloring } from './coloring.ts';
import { isHidden, type LegendFilter } from './legend-filter.ts';
import { entryText, scaleText } from './legend-text.ts';
import type { PictureWords } from './picture-layout.ts';
import { SCALE_PIXELS } from './scale-colors.ts';

const MARKS = ['core', 'border', 'loose'] as const;

/** All that a picture of the map says: title, legend, how the map was made, and what it does not say. */
export function pictureWords(
  t: Text,
  language: string,
  { map, settings, faces }: AppState,
  coloring: Coloring,
  filter: LegendFilter,
): PictureWords {
  const { scale, entries, pixels, id } = coloring;
  const number = new Intl.NumberFormat(language);
  const tsne = settings.mapView === 'tsne' ? (map?.tsne ?? null) : null;
  const share = Math.min(1, (map?.pcaShares[0] ?? 0) + (map?.pcaShares[1] ?? 0));
  const percent = new Intl.NumberFormat(language, { style: 'percent' }).format(share);
  const shown = entries.filter(({ count }) => count > 0);
  return {
    title: t('mapTools.save.title', { count: map?.count ?? faces.length }),
    // a scale that holds all faces says so by itself
    entries: (scale !== null && shown.length === 1 ? [] : shown).map((entry) => ({
      text: entryText(t, id, entry),
      count: number.format(entry.count),
      color: entry.color === null ? null : (pixels[entry.color] ?? 0),
      isHidden: isHidden(filter, entry.key),
    })),
    scale: scale && {
      from: scaleText(t, language, scale, scale.min),
      to: scaleText(t, language, scale, scale.max),
      colors: SCALE_PIXELS,
    },
    marks: MARKS.map((mark) => ({ mark, text: t(`mapTools.legend.${mark}`) })),
    notes: [
      t('mapTools.save.colored', { what: t(`mapTools.coloring.${id}`) }),
      tsne === null
        ? t('mapTools.save.pca', { percent })
        : t('mapTools.save.tsne', {
            engine: map?.engine ? t(`mapRun.engineName.${map.engine}`) : '',
            perplexity: map?.perplexity ?? 0,
            iteration: tsne.iteration,
            iterations: tsne.iterations,
            seed: settings.seed,
          }),
      t('mapTools.save.grouped', { eps: settings.eps, minPts: settings.minPts }),
      t('map.caption'),
    ],
  };
}
