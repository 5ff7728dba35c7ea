import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_MIN_PTS } from '../../../../../src/cluster/clustering.ts';
import type { Photo } from '../../../../../src/ingest/photo.ts';
import { NO_HISTORY, perform } from '../../../../../src/people/history.ts';
import type { AppState } from '../../../../../src/store/app-state.ts';
import { clusterListOf } from '../../../../../src/store/cluster-list.ts';
import { clusterCss } from '../../../../../src/ui/cluster-color.ts';
import { faceGroupingOf } from '../../../../../src/ui/face-grouping.ts';
import { MOST_ENTRIES } from '../../../../../src/ui/map/tools/coloring.ts';
import { COLORINGS, schemeOf } from '../../../../../src/ui/map/tools/colorings.ts';
import { findMatches } from '../../../../../src/ui/map/tools/face-search.ts';
import { faceTexts } from '../../../../../src/ui/map/tools/person-names.ts';
import { makeFace, makePeople } from '../../../../support/made-faces.ts';
import { makeState } from '../../../../support/made-state.ts';

const NOTHING = new Set<string>();

function withPhotos(state: AppState, change: (photo: Photo, i: number) => Partial<Photo>): AppState {
  // a list of its own, since paths are looked up once for each
  return {
    ...state,
    faces: [...state.faces],
    photos: state.photos.map((p, i) => ({ ...p, ...change(p, i) })),
  };
}

describe('coloring by cluster', () => {
  test('gives every face the color of its group, and the legend its size', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: MAX_MIN_PTS }),
        (sizes, minPts) => {
          const state = makeState(makePeople(sizes), { minPts });
          const grouping = faceGroupingOf(state);
          const { colors, palette, pixels, entryOf, entries } = schemeOf(state, 'cluster').color(
            state,
            NOTHING,
          );
          expect(pixels.length).toBe(palette.length);
          state.faces.forEach((_, i) => {
            const color = palette[colors[i]!];
            expect(color).toBe(grouping.colorOf(i) ?? palette[0]);
            const entry = entries[entryOf[i]!]!;
            // an entry of one color is of that face's
            expect([null, colors[i]]).toContain(entry.color);
          });
          expect(entries.reduce((sum, { count }) => sum + count, 0)).toBe(state.faces.length);
          entries.forEach(({ count }, at) => {
            expect(entryOf.reduce((sum, entry) => sum + Number(entry === at), 0)).toBe(count);
          });
        },
      ),
    );
  });

  test('names groups as the list does and colors them by their anchor', () => {
    const state = makeState(makePeople([3, 1, 5]));
    const { entries, palette } = schemeOf(state, 'cluster').color(state, NOTHING);
    expect(entries.map(({ name, count }) => [name, count])).toEqual([
      [{ kind: 'group', label: 1 }, 5],
      [{ kind: 'group', label: 0 }, 3],
      [{ kind: 'none' }, 1],
    ]);
    const [largest] = clusterListOf(state).clusters;
    expect(palette[entries[0]!.color!]).toBe(clusterCss(largest!.anchor));
  });

  test('lists a small group whose key is kept among the others', () => {
    const state = makeState(makePeople(Array.from({ length: 30 }, (_, i) => (i === 29 ? 2 : 3))), {
      eps: 0.05,
    });
    const scheme = schemeOf(state, 'cluster');
    const before = scheme.color(state, NOTHING).entries;
    expect(before.length).toBe(MOST_ENTRIES + 1);
    expect(before.at(-1)).toMatchObject({ name: { kind: 'others', kinds: 10 }, color: null, count: 29 });
    const smallest = clusterListOf(state).clusters.at(-1)!;
    const after = scheme.color(state, new Set([`group:${smallest.anchor}`])).entries;
    expect(after.slice(-2)).toMatchObject([
      { name: { kind: 'group', label: smallest.label }, count: 2 },
      { name: { kind: 'others', kinds: 9 }, count: 27 },
    ]);
  });
});

describe('the ways to color the map', () => {
  const state = withPhotos(makeState(makePeople([2, 2])), (_, i) => ({
    path: `drop/${['in', 'in', 'out', 'out'][i]}/cam_${i}.jpg`,
    ...(i > 0 && { taken: { time: 1_000 * i, source: 'exif' as const } }),
  }));

  test('give each face a color of their palette and an entry of their legend', () => {
    for (const { color, id } of COLORINGS) {
      const coloring = color(state, NOTHING);
      expect(coloring.id).toBe(id);
      expect(coloring.colors.length).toBe(4);
      for (const index of coloring.colors) expect(coloring.palette[index]).toMatch(/^oklch/);
      for (const index of coloring.entryOf) expect(index).toBeLessThan(coloring.entries.length);
      expect(coloring.pixels.length).toBe(coloring.palette.length);
    }
  });

  test('are worked out once for the same faces', () => {
    for (const { color } of COLORINGS) expect(color(state, NOTHING)).toBe(color(state, NOTHING));
  });

  test('take folder, name and date from the photo', () => {
    const folder = schemeOf(state, 'folder').color(state, NOTHING);
    expect(folder.entries.map(({ name, count }) => [name, count])).toEqual([
      [{ kind: 'text', text: 'in' }, 2],
      [{ kind: 'text', text: 'out' }, 2],
    ]);
    expect(schemeOf(state, 'fileName').color(state, NOTHING).entries).toMatchObject([
      { name: { kind: 'text', text: 'cam' }, count: 4 },
    ]);
    // nothing tells when the first photo was taken
    const date = schemeOf(state, 'date').color(state, NOTHING);
    expect(date.scale).toEqual({ min: 1_000, max: 3_000, unit: 'date' });
    expect(date.entries.map(({ count }) => count)).toEqual([3, 1]);
  });

  test('take quality from size, sharpness and pose', () => {
    const faces = [
      makeFace({ photoId: 'a', sizePx: 200 }),
      makeFace({ photoId: 'b', sizePx: 200, sharpness: 10 }),
      makeFace({ photoId: 'c', sizePx: 200, yaw: Math.PI / 3 }),
    ];
    const { scale, colors } = schemeOf(state, 'quality').color(makeState(faces), NOTHING);
    expect(scale!.max).toBe(200);
    expect(scale!.min).toBeCloseTo(40, 9);
    expect(colors[0]).toBeGreaterThan(colors[2]!);
    expect(colors[2]).toBeGreaterThan(colors[1]!);
  });

  test('by folder or date are not offered where there are none, and the one by cluster stands in', () => {
    const loose = withPhotos(makeState(makePeople([2])), () => ({ path: 'a.jpg' }));
    expect(COLORINGS.filter(({ isOffered }) => isOffered(loose)).map(({ id }) => id)).toEqual([
      'cluster',
      'fileName',
      'quality',
    ]);
    expect(schemeOf(loose, 'folder').id).toBe('cluster');
    expect(schemeOf(state, 'folder').id).toBe('folder');
  });
});

describe('coloring by person', () => {
  const state = makeState(makePeople([3, 1, 5]));
  const [first] = clusterListOf(state).clusters;
  const named: AppState = {
    ...state,
    history: perform(
      NO_HISTORY,
      { kind: 'assign', faces: first!.faces.map((i) => state.faces[i]!.id), person: 'p1', name: 'Éva' },
      0,
    ),
  };

  test('is offered when somebody has a name', () => {
    expect(schemeOf(state, 'person').id).toBe('cluster');
    expect(schemeOf(named, 'person').id).toBe('person');
  });

  test('counts the faces of each name, and those without', () => {
    const { entries, entryOf } = schemeOf(named, 'person').color(named, NOTHING);
    expect(entries.map(({ name, count }) => [name, count])).toEqual([
      [{ kind: 'text', text: 'Éva' }, 5],
      [{ kind: 'none' }, 4],
    ]);
    for (const face of first!.faces) expect(entryOf[face]).toBe(0);
  });

  test('and the search finds a person by name, without accents', () => {
    const found = findMatches(faceTexts(named), 'eva');
    expect([...found.keys()].filter((face) => found[face] === 1)).toEqual([...first!.faces]);
  });
});
