import { select } from 'd3-selection';
import { type D3ZoomEvent, zoom, zoomIdentity } from 'd3-zoom';
import type { Size } from '../use-size.ts';
import type { CameraStore } from './camera-store.ts';
import { between, type Camera, clampCamera, MOST_ZOOM, resizeCamera } from './map-camera.ts';

/** What moves the camera: the gestures on an element, and whoever holds this. */
export interface Zoom {
  /** Go to a camera, by a short glide if `smoothly` and the user does not mind motion. */
  moveTo(camera: Camera, smoothly?: boolean): void;
  /** Where the camera is, or will be when it has glided there: steps add up, however quickly they follow. */
  target(): Camera;
  /** Keep the view in a frame of another size. */
  resize(size: Size): void;
  dispose(): void;
}

export interface ZoomOptions {
  readonly size: Size;
  readonly store: CameraStore;
  /** Whether a press or touch on the element may drag the map. */
  mayDrag(event: Event): boolean;
}

const GLIDE_MS = 220;
/** A camera that has not moved for so long has come to rest. */
const REST_MS = 160;
/** A press that moves less is a click. */
const CLICK_PX = 4;

/** Let wheel, drag and pinch on `element` move the camera. */
export function attachZoom(element: HTMLElement, { size: firstSize, store, mayDrag }: ZoomOptions): Zoom {
  let size = firstSize;
  let frame = 0;
  let goal: Camera | null = null;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const selection = select(element);
  const extent = (): [[number, number], [number, number]] => [
    [0, 0],
    [size.width, size.height],
  ];
  const behavior = zoom<HTMLElement, unknown>()
    .scaleExtent([1, MOST_ZOOM])
    .clickDistance(CLICK_PX)
    .extent(extent)
    .filter((event: Event) => event.type === 'wheel' || mayDrag(event))
    .on('zoom', ({ transform, sourceEvent }: D3ZoomEvent<HTMLElement, unknown>) => {
      // a hand on the map stops a glide
      if (sourceEvent) stop();
      store.move({ k: transform.k, x: transform.x, y: transform.y });
      clearTimeout(resting);
      resting = setTimeout(store.rest, REST_MS);
    });
  selection.call(behavior.translateExtent(extent()));
  // a double click opens the photo
  selection.on('dblclick.zoom', null);

  function stop(): void {
    cancelAnimationFrame(frame);
    goal = null;
  }

  function jump({ k, x, y }: Camera): void {
    behavior.transform(selection, zoomIdentity.translate(x, y).scale(k));
  }

  function glide(from: Camera, to: Camera): void {
    const start = performance.now();
    const step = (now: number) => {
      const share = Math.min(1, Math.max(0, (now - start) / GLIDE_MS));
      if (share === 1) goal = null;
      else frame = requestAnimationFrame(step);
      // slow at the end
      jump(share === 1 ? to : between(from, to, 1 - (1 - share) ** 3));
    };
    goal = to;
    frame = requestAnimationFrame(step);
  }

  return {
    moveTo(camera, smoothly = false) {
      stop();
      const to = clampCamera(camera, size);
      if (smoothly && !matchMedia('(prefers-reduced-motion: reduce)').matches) glide(store.get(), to);
      else jump(to);
    },
    target: () => goal ?? store.get(),
    resize(next) {
      const before = size;
      if (before.width === next.width && before.height === next.height) return;
      stop();
      size = next;
      behavior.translateExtent(extent());
      jump(resizeCamera(store.get(), before, next));
    },
    dispose() {
      stop();
      clearTimeout(resting);
      selection.on('.zoom', null);
    },
  };
}
