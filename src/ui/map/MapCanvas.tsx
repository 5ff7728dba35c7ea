import {
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react';
import { clusterListOf } from '../../store/selectors.ts';
import { faceGroupingOf } from '../face-grouping.ts';
import { useText } from '../i18n.ts';
import { clickSelection } from '../selection.ts';
import { useActions, useApp, useGetState } from '../use-app.ts';
import { useHover, useHoverStore } from '../use-hover.ts';
import { useMediaQuery } from '../use-media-query.ts';
import { useShell } from '../use-shell.ts';
import type { Size } from '../use-size.ts';
import { drawMap } from './draw-map.ts';
import { HoverCard } from './HoverCard.tsx';
import css from './MapCanvas.module.css';
import type { MapTransform } from './MapFrame.tsx';
import { readMapStyle } from './map-style.ts';
import { type Direction, faceAt, faceTowards } from './nearest-face.ts';
import { createThumbnailBitmaps, type ThumbnailBitmaps } from './thumbnail-bitmaps.ts';
import { MOST_THUMBNAILS, useMapLayout } from './use-map-layout.ts';

/** Side of the decoded thumbnails: 56 CSS pixels on a screen of double density. */
const BITMAP_PX = 112;
const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

interface MapCanvasProps {
  readonly size: Size;
  readonly transform: MapTransform;
  readonly positions: Float32Array;
  readonly count: number;
}

/** The faces of the map on one canvas, drawn in the frame in which anything they show changes. */
export function MapCanvas({ size, transform, positions, count }: MapCanvasProps) {
  const t = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const actions = useActions();
  const getState = useGetState();
  const shell = useShell();
  const faces = useApp((s) => s.faces);
  const selected = useApp((s) => s.selected);
  const list = useApp(clusterListOf);
  const grouping = useApp(faceGroupingOf);
  const hoverStore = useHoverStore();
  const hover = useHover((h) => h);
  const isDark = useMediaQuery('(prefers-color-scheme: dark)');
  const [byKeyboard, setByKeyboard] = useState(false);
  const [bitmaps, setBitmaps] = useState<ThumbnailBitmaps | null>(null);
  const [, redraw] = useReducer((version: number) => version + 1, 0);

  const layout = useMapLayout(positions, count, transform, size, list, grouping);
  const { points, order, side, thumbnails } = layout;
  const spotlight = useMemo(() => {
    if (hover.label === null) return null;
    return new Set(list.clusters.find((cluster) => cluster.label === hover.label)?.faces ?? list.noise);
  }, [hover.label, list]);

  useEffect(() => {
    const made = createThumbnailBitmaps(BITMAP_PX, MOST_THUMBNAILS + 200, redraw);
    setBitmaps(made);
    return () => made.dispose();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme is not read here, but the tokens it sets are
  const style = useMemo(() => readMapStyle(document.documentElement), [isDark]);

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context || !transform.isCurrent) return;
    const density = window.devicePixelRatio;
    const width = Math.round(size.width * density);
    const height = Math.round(size.height * density);
    if (canvas.current.width !== width) canvas.current.width = width;
    if (canvas.current.height !== height) canvas.current.height = height;
    context.setTransform(density, 0, 0, density, 0, 0);
    drawMap(context, {
      width: size.width,
      height: size.height,
      points,
      grouping,
      thumbnails,
      thumbnailSide: side,
      counts: layout.counts,
      imageOf: (i) => (faces[i] && bitmaps ? bitmaps.get(faces[i]) : null),
      selected,
      hovered: hover.face,
      spotlight,
      style,
    });
  });

  function faceUnder(event: { nativeEvent: MouseEvent }): number {
    return faceAt(points, thumbnails, side, event.nativeEvent.offsetX, event.nativeEvent.offsetY);
  }
  function point(face: number, isKeyboard: boolean): void {
    hoverStore.set({ face, label: null });
    setByKeyboard(isKeyboard);
  }
  function choose(face: number, add: boolean): void {
    if (face >= 0) actions.select(clickSelection(getState().selected, face, add));
    else if (!add) actions.select([]);
  }
  function show(face: number): void {
    const photoId = faces[face]?.photoId;
    if (photoId !== undefined) shell.showPhoto(photoId, face);
  }
  function onPointerMove(event: PointerEvent): void {
    if (event.pointerType !== 'touch') point(faceUnder(event), false);
  }
  function onKeyDown(event: KeyboardEvent): void {
    const direction = ARROWS[event.key];
    const current = hover.face >= 0 ? hover.face : (selected[0] ?? -1);
    if (direction !== undefined) {
      const next =
        current < 0 || current >= count ? (order[0] ?? -1) : faceTowards(points, current, direction);
      if (next >= 0) point(next, true);
    } else if (event.key === 'Enter' || event.key === ' ') choose(current, event.shiftKey);
    else if (event.key === 'Escape') choose(-1, false);
    else return;
    event.preventDefault();
  }

  const hovered = hover.face < count ? faces[hover.face] : undefined;
  return (
    <>
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: HTML has no element for a map worked with arrow keys */}
      <canvas
        ref={canvas}
        className={css['canvas']}
        data-testid="face-map"
        data-thumbnails={thumbnails.length}
        data-over={hover.face >= 0}
        role="application"
        aria-label={t('map.canvas')}
        tabIndex={0}
        onPointerMove={onPointerMove}
        onPointerLeave={() => point(-1, false)}
        onBlur={() => point(-1, false)}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const face = faceUnder(event);
          point(face, false);
          choose(face, event.shiftKey || event.metaKey || event.ctrlKey);
        }}
        onDoubleClick={(event) => show(faceUnder(event))}
      />
      {hovered && (
        <HoverCard
          face={hovered}
          index={hover.face}
          x={points[2 * hover.face] ?? 0}
          y={points[2 * hover.face + 1] ?? 0}
          gap={side}
          frame={size}
          isLive={byKeyboard}
        />
      )}
    </>
  );
}
