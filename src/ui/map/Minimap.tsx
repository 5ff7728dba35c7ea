import { type PointerEvent, useEffect, useLayoutEffect, useRef } from 'react';
import type { Size } from '../use-size.ts';
import type { Zoom } from './attach-zoom.ts';
import type { CameraStore } from './camera-store.ts';
import { drawMinimap } from './draw-minimap.ts';
import css from './Minimap.module.css';
import { centerOn, isFit } from './map-camera.ts';
import type { MapLooks } from './map-looks.ts';
import { useCamera } from './use-camera.ts';

interface MinimapProps {
  readonly size: Size;
  /** (n, 2) places on the whole map, in CSS pixels. */
  readonly places: Float32Array;
  readonly looks: MapLooks;
  readonly camera: CameraStore;
  readonly zoom: Zoom | null;
}

/** A smaller map has no room for another. */
const LEAST: Size = { width: 480, height: 320 };
const WIDTH = 168;
/** A smaller frame could not be found. */
const LEAST_FRAME = 12;

/** The whole map, small, with a frame around what is in view, while only a part of it is; pressing it goes there. */
export function Minimap(props: MinimapProps) {
  const isWhole = useCamera(props.camera, isFit);
  const { width, height } = props.size;
  return isWhole || width < LEAST.width || height < LEAST.height ? null : <MinimapView {...props} />;
}

function MinimapView({ size, places, looks, camera, zoom }: MinimapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const scale = WIDTH / size.width;
  const height = Math.round(size.height * scale);

  useLayoutEffect(() => {
    if (canvas.current) drawMinimap(canvas.current, { width: WIDTH, height }, scale, places, looks);
  }, [height, scale, places, looks]);
  useEffect(() => {
    const show = () => {
      const { k, x, y } = camera.get();
      const style = frame.current?.style;
      if (style === undefined) return;
      const seen = { width: (size.width / k) * scale, height: (size.height / k) * scale };
      const frameWidth = Math.max(LEAST_FRAME, seen.width);
      const frameHeight = Math.max(LEAST_FRAME, seen.height);
      const left = (-x / k) * scale - (frameWidth - seen.width) / 2;
      const top = (-y / k) * scale - (frameHeight - seen.height) / 2;
      style.translate = `${left}px ${top}px`;
      style.width = `${frameWidth}px`;
      style.height = `${frameHeight}px`;
    };
    show();
    return camera.subscribe(show);
  }, [camera, size, scale]);

  function goTo({ nativeEvent: { offsetX, offsetY } }: PointerEvent): void {
    zoom?.moveTo(centerOn(camera.get(), offsetX / scale, offsetY / scale, size));
  }
  return (
    // for the pointer alone: keys move the map itself
    <div className={css['minimap']} data-testid="minimap" aria-hidden="true">
      <canvas
        ref={canvas}
        className={css['canvas']}
        style={{ inlineSize: WIDTH, blockSize: height }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          goTo(event);
        }}
        onPointerMove={(event) => {
          if (event.buttons !== 0) goTo(event);
        }}
      />
      <div ref={frame} className={css['frame']} />
    </div>
  );
}
