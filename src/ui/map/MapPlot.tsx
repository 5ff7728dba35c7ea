import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Size } from '../use-size.ts';
import { createCameraStore } from './camera-store.ts';
import { gridLines } from './grid-lines.ts';
import { createHomeDomain, isOutgrown } from './home-domain.ts';
import { MapCanvas } from './MapCanvas.tsx';
import { MapControls } from './MapControls.tsx';
import { FRAME_MARGIN, MapFrame } from './MapFrame.tsx';
import { FIT, isFit } from './map-camera.ts';
import type { MapMode } from './map-mode.ts';
import { domainOf, seenBy, transformOf } from './map-transform.ts';
import { useCamera } from './use-camera.ts';
import { useZoom } from './use-zoom.ts';

interface MapPlotProps {
  readonly size: Size;
  /** (count, 2) */
  readonly positions: Float32Array;
  readonly count: number;
  /** Names the arrangement: at another one all of the map is shown. */
  readonly arrangement: string;
}

/** Frame, faces and what moves them. */
export function MapPlot({ size, positions, count, arrangement }: MapPlotProps) {
  const [camera] = useState(createCameraStore);
  const [homeDomain] = useState(createHomeDomain);
  const [mode, setMode] = useState<MapMode>('move');
  const [canvas, setCanvas] = useState<HTMLCanvasElement | null>(null);
  const zoom = useZoom(canvas, size, camera, mode);
  const rested = useSyncExternalStore(camera.subscribe, camera.rested);
  const isWhole = useCamera(camera, isFit);

  const { width, height } = size;
  const domain = homeDomain(positions, width - 2 * FRAME_MARGIN, height - 2 * FRAME_MARGIN, !isWhole);
  const home = useMemo(() => transformOf(domain, size, FRAME_MARGIN), [domain, size]);
  const shown = useMemo(() => seenBy(rested, home), [rested, home]);
  const frameDomain = useMemo(() => domainOf(shown, size, FRAME_MARGIN), [shown, size]);
  const grid = useMemo(() => gridLines(shown, size), [shown, size]);

  const isLost = !isWhole && isOutgrown(domain, positions);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another arrangement is what it waits for
  useEffect(() => zoom?.moveTo(FIT), [zoom, arrangement, isLost]);

  return (
    <>
      <MapFrame size={size} camera={rested} domain={frameDomain} grid={grid} onFramed={camera.frame} />
      <MapCanvas
        size={size}
        home={home}
        positions={positions}
        count={count}
        camera={camera}
        zoom={zoom}
        mode={mode}
        canvas={canvas}
        onCanvas={setCanvas}
      />
      <MapControls size={size} camera={camera} zoom={zoom} mode={mode} onMode={setMode} />
    </>
  );
}
