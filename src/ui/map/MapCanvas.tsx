import { type PointerEvent, use, useMemo, useRef, useState } from 'react';
import { clusterListOf } from '../../store/cluster-list.ts';
import { faceGroupingOf } from '../face-grouping.ts';
import { useText } from '../i18n.ts';
import { clickSelection } from '../selection.ts';
import { useActions, useApp, useGetState } from '../use-app.ts';
import { useHover, useHoverStore } from '../use-hover.ts';
import { useMediaQuery } from '../use-media-query.ts';
import { useShell } from '../use-shell.ts';
import type { Size } from '../use-size.ts';
import type { Zoom } from './attach-zoom.ts';
import type { CameraStore } from './camera-store.ts';
import { gridLines } from './grid-lines.ts';
import css from './MapCanvas.module.css';
import { Minimap } from './Minimap.tsx';
import { isFit } from './map-camera.ts';
import type { MapMode } from './map-mode.ts';
import { createMapPainter, type MapPainter } from './map-painter.ts';
import { MapSceneContext } from './map-scene.ts';
import { readMapStyle } from './map-style.ts';
import { type MapTransform, seenBy } from './map-transform.ts';
import { faceAt } from './nearest-face.ts';
import { PlacedCard } from './PlacedCard.tsx';
import { ShapeOutline } from './ShapeOutline.tsx';
import { useMapLooks } from './tools/use-map-looks.ts';
import { useMapKeys } from './use-map-keys.ts';
import { useMapLayout } from './use-map-layout.ts';
import { usePainting } from './use-painting.ts';
import { useShapeSelect } from './use-shape-select.ts';
import { useTilePictures } from './use-tile-pictures.ts';

interface MapCanvasProps {
  readonly size: Size;
  /** Where the plane lies while all of the map is shown. */
  readonly home: MapTransform;
  readonly positions: Float32Array;
  readonly count: number;
  readonly camera: CameraStore;
  readonly zoom: Zoom | null;
  readonly mode: MapMode;
  readonly canvas: HTMLCanvasElement | null;
  readonly onCanvas: (canvas: HTMLCanvasElement | null) => void;
}

/** The faces of the map on one canvas, drawn in the frame in which anything they show changes. */
export function MapCanvas(props: MapCanvasProps) {
  const { size, home, positions, count, camera, zoom, mode, canvas } = props;
  const t = useText();
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
  const drawn = use(MapSceneContext);
  /** Where the keyboard was last, for the pointer takes the hover away. */
  const lastKeyed = useRef(-1);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme is not read here, but the tokens it sets are
  const style = useMemo(() => readMapStyle(document.documentElement), [isDark]);
  const looks = useMapLooks(count);
  const { places, order, counts, sight } = useMapLayout(
    positions,
    count,
    home,
    size,
    list,
    grouping,
    looks.faded,
  );
  const spotlight = useMemo(() => {
    if (hover.label === null) return null;
    const lit = new Uint8Array(count);
    const cluster = list.clusters.find(({ label }) => label === hover.label);
    for (const face of cluster?.faces ?? list.noise) lit[face] = 1;
    return lit;
  }, [hover.label, list, count]);

  const painter = useRef<{ readonly of: HTMLCanvasElement; readonly painter: MapPainter } | null>(null);
  const pictures = useTilePictures(() => repaint());
  const repaint = usePainting(camera, () => {
    if (canvas === null) return;
    if (painter.current?.of !== canvas) painter.current = { of: canvas, painter: createMapPainter(canvas) };
    const now = camera.get();
    const isFramed = camera.framed() === now;
    const { points, tiles } = sight(now);
    drawn.current = {
      size,
      camera: now,
      points,
      looks,
      thumbnails: tiles.faces,
      side: tiles.side,
      counts,
      selected,
      hovered: hover.face,
      spotlight,
      grid: isFramed ? null : gridLines(seenBy(now, home), size),
      style,
    };
    const pictureOf = (i: number, px: number) =>
      faces[i] && pictures ? pictures.get(faces[i], px, i === hover.face || !isFramed) : null;
    painter.current.painter.paint(drawn.current, pictureOf, window.devicePixelRatio);
    setData(canvas, 'thumbnails', String(tiles.faces.length));
    setData(canvas, 'zoom', now.k.toFixed(3));
    canvas.toggleAttribute('data-fit', isFit(now));
    // the grid is drawn here for so long
    canvas.parentElement?.toggleAttribute('data-moving', !isFramed);
  });

  function point(face: number, isKeyboard: boolean): void {
    hoverStore.set({ face, label: null });
    if (isKeyboard) lastKeyed.current = face;
    setByKeyboard(isKeyboard);
  }
  function choose(face: number, add: boolean): void {
    if (face >= 0) actions.select(clickSelection(getState().selected, face, add));
    else if (!add) actions.select([]);
  }
  const shape = useShapeSelect(
    mode,
    () => sight(camera.get()).points,
    (inside, add) => actions.select(add ? [...getState().selected, ...inside] : inside),
  );
  const onKeyDown = useMapKeys({
    size,
    camera,
    zoom,
    places,
    first: order[0] ?? -1,
    current() {
      const face = [hover.face, lastKeyed.current, selected[0] ?? -1].find((i) => i >= 0 && i < count);
      return face ?? -1;
    },
    point: (face) => point(face, true),
    choose,
    clear() {
      if (shape.corners !== null) shape.cancel();
      else {
        lastKeyed.current = -1;
        choose(-1, false);
      }
    },
  });
  function faceUnder({ nativeEvent: { offsetX, offsetY } }: { readonly nativeEvent: MouseEvent }): number {
    const { points, tiles } = sight(camera.get());
    return faceAt(points, tiles.faces, tiles.side, offsetX, offsetY);
  }
  function onPointerMove(event: PointerEvent<HTMLElement>): void {
    if (shape.onPointerMove(event) || event.pointerType === 'touch') return;
    // what is dragged passes below the pointer, and is not pointed at
    point(event.buttons === 0 ? faceUnder(event) : -1, false);
  }

  return (
    <>
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: HTML has no element for a map worked with arrow keys */}
      <canvas
        ref={props.onCanvas}
        className={css['canvas']}
        data-testid="face-map"
        data-over={hover.face >= 0}
        data-mode={mode}
        role="application"
        aria-label={t('map.canvas')}
        tabIndex={0}
        onPointerDown={shape.onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={shape.onPointerUp}
        onPointerCancel={shape.cancel}
        onPointerLeave={() => point(-1, false)}
        onBlur={() => point(-1, false)}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          if (shape.isClickOfShape()) return;
          const face = faceUnder(event);
          point(face, false);
          choose(face, event.shiftKey || event.metaKey || event.ctrlKey);
        }}
        onDoubleClick={(event) => {
          const face = faceUnder(event);
          const photoId = faces[face]?.photoId;
          if (photoId !== undefined) shell.showPhoto(photoId, face);
        }}
      />
      {shape.corners !== null && <ShapeOutline size={size} corners={shape.corners} />}
      <Minimap size={size} places={places} looks={looks} camera={camera} zoom={zoom} />
      {hover.face >= 0 && hover.face < count && (
        <PlacedCard index={hover.face} sight={sight} camera={camera} size={size} isLive={byKeyboard} />
      )}
    </>
  );
}

/** For tests and styles. Only where it changes: to write costs more than to read. */
function setData(element: HTMLElement, name: string, value: string): void {
  if (element.dataset[name] !== value) element.dataset[name] = value;
}
