import { describe, expect, test } from 'vitest';
import { clusterColor, clusterCss } from '../../../../src/ui/cluster-color.ts';
import { clusterLooks } from '../../../../src/ui/map/cluster-looks.ts';
import { BORDER, CORE, LOOSE, PENDING } from '../../../../src/ui/map/map-looks.ts';
import { oklchToRgb } from '../../../../src/ui/oklch-to-rgb.ts';

const NONE = { css: 'gray', pixel: 0xff808080 };
// two clusters, a face on its own, and one that is not sorted in yet
const clustering = {
  labels: Int32Array.of(0, 1, -1, 0),
  isCore: Uint8Array.of(1, 1, 0, 0),
  clusterCount: 2,
};
const anchors = [0, 5000];
const colors = anchors.map(clusterCss);

describe('the looks by cluster', () => {
  const looks = clusterLooks({ clustering, colors }, anchors, 5, NONE);

  test('tell core, border, loose and not sorted in apart', () => {
    expect([...looks.kinds]).toEqual([CORE, CORE, LOOSE, BORDER, PENDING]);
  });

  test('give every face the color of its cluster, in words and as a pixel', () => {
    const css = [...looks.colors].map((color) => looks.palette[color]);
    expect(css).toEqual([colors[0], colors[1], 'gray', colors[0], 'gray']);
    const pixels = anchors.map((anchor) => {
      const { lightness, chroma, hue } = clusterColor(anchor);
      return oklchToRgb(lightness, chroma, hue);
    });
    expect([...looks.pixels]).toEqual([NONE.pixel, ...pixels]);
  });

  test('let no face stand back and show no halos', () => {
    expect([...looks.faded]).toEqual([0, 0, 0, 0, 0]);
    expect(looks.halos).toBeNull();
  });

  test('stay right when asked again for anchors seen before', () => {
    expect(clusterLooks({ clustering, colors }, anchors, 5, NONE)).toEqual(looks);
  });

  test('are those of faces that wait where nothing is grouped', () => {
    const { kinds, colors: indices, palette } = clusterLooks({ clustering: null, colors: [] }, [], 2, NONE);
    expect([...kinds]).toEqual([PENDING, PENDING]);
    expect([...indices].map((color) => palette[color])).toEqual(['gray', 'gray']);
  });
});
