import { describe, expect, test } from 'vitest';
import type { AppState, MapState } from '../../../../../src/store/app-state.ts';
import { schemeOf } from '../../../../../src/ui/map/tools/colorings.ts';
import { NO_FILTER, showOnly } from '../../../../../src/ui/map/tools/legend-filter.ts';
import { pictureWords } from '../../../../../src/ui/map/tools/picture-words.ts';
import { preservationOf } from '../../../../../src/ui/map/tools/preservation-of.ts';
import { makePeople } from '../../../../support/made-faces.ts';
import { makeState } from '../../../../support/made-state.ts';
import { i18nText } from './i18n-text.ts';

const positions = Float32Array.of(0, 0, 1, 1, 2, 2, 3, 3);
const MAP: MapState = {
  count: 4,
  pca: positions.slice(),
  pcaShares: Float64Array.of(0.5, 0.25, 0.1),
  tsne: { positions, iteration: 500, iterations: 1_000, cost: 1 },
  tsneState: 'done',
  engine: 'tsne-js',
  perplexity: 3,
};
const state: AppState = { ...makeState(makePeople([3, 1])), map: MAP };
const words = (of: AppState, filter = NO_FILTER, id: 'cluster' | 'quality' = 'cluster') =>
  pictureWords(i18nText, 'en', of, schemeOf(of, id).color(of, new Set()), filter);

describe('the words of a picture', () => {
  test('name every group with its size, and tell which are hidden', () => {
    const { title, entries, scale } = words(state, showOnly(NO_FILTER, 'none'));
    expect(title).toBe('Kaomap: 4 faces');
    expect(entries).toMatchObject([
      { text: 'Group #0', count: '3', isHidden: true },
      { text: 'On their own', count: '1', isHidden: false },
    ]);
    expect(scale).toBeNull();
  });

  test('tell how the map was made, and that its distances are none between people', () => {
    const notes = words(state).notes.join(' ');
    expect(notes).toMatch(/tsne-js, perplexity 3, step 500 of 1,000, seed 1/);
    expect(notes).toMatch(/eps 0.2, minPts 2/);
    expect(notes).toMatch(/not distances between people/);
    const pca = words({ ...state, settings: { ...state.settings, mapView: 'pca' } }).notes.join(' ');
    expect(pca).toMatch(/75%/);
    expect(pca).not.toMatch(/t-SNE/);
  });

  test('give the ends of a scale', () => {
    const { scale, entries } = words(state, NO_FILTER, 'quality');
    expect(scale).toMatchObject({ from: '100 px', to: '100 px' });
    expect(entries).toEqual([]);
  });
});

describe('what is told of the map that is shown', () => {
  test('is of its own positions and of no others', () => {
    const value = { shares: Float32Array.of(1, 1, 1, 1), mean: 1, k: 3 };
    expect(preservationOf(state)).toBeNull();
    expect(preservationOf({ ...state, preservation: { positions, value } })).toBe(value);
    expect(preservationOf({ ...state, preservation: { positions: MAP.pca, value } })).toBeNull();
  });
});
