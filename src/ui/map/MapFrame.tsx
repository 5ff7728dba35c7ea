import { memo, useLayoutEffect } from 'react';
import {
  CartesianGrid,
  ScatterChart,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from 'recharts';
import type { Size } from '../use-size.ts';
import type { GridLines } from './grid-lines.ts';
import type { Camera } from './map-camera.ts';
import type { MapDomain } from './map-domain.ts';

/** Space around the plot area, so that thumbnails at the edge are whole. */
export const FRAME_MARGIN = 30;

interface MapFrameProps {
  readonly size: Size;
  /** Where the camera rests. */
  readonly camera: Camera;
  /** What it shows inside the margin. */
  readonly domain: MapDomain;
  readonly grid: GridLines;
  /** Called when the chart's own scales show the domain of `camera`. */
  readonly onFramed: (camera: Camera) => void;
}

const MARGIN = { top: FRAME_MARGIN, right: FRAME_MARGIN, bottom: FRAME_MARGIN, left: FRAME_MARGIN };

/**
 * The chart around the map: recharts gives frame and scales, the faces are one canvas laid over it. It follows the
 * camera when that rests, since a render takes longer than a frame of a zoom has. Axes carry no figures, for neither
 * t-SNE nor PCA has units to read.
 */
export const MapFrame = memo(function MapFrame({ size, camera, domain, grid, onFramed }: MapFrameProps) {
  return (
    <ScatterChart width={size.width} height={size.height} margin={MARGIN} accessibilityLayer={false}>
      <CartesianGrid
        stroke="var(--grid)"
        x={0}
        y={0}
        width={size.width}
        height={size.height}
        verticalPoints={grid.vertical}
        horizontalPoints={grid.horizontal}
      />
      <XAxis type="number" dataKey="x" domain={[...domain.x]} allowDataOverflow hide />
      <YAxis type="number" dataKey="y" domain={[...domain.y]} allowDataOverflow hide />
      <Framed camera={camera} domain={domain} onFramed={onFramed} />
    </ScatterChart>
  );
});

/** Tells when recharts has taken a domain over, which it does after the render that brings it. */
function Framed({ camera, domain, onFramed }: Pick<MapFrameProps, 'camera' | 'domain' | 'onFramed'>) {
  const area = usePlotArea();
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  const isCurrent =
    area !== undefined &&
    Math.abs(Number(xScale?.(domain.x[0])) - area.x) < 0.5 &&
    Math.abs(Number(xScale?.(domain.x[1])) - area.x - area.width) < 0.5 &&
    Math.abs(Number(yScale?.(domain.y[0])) - area.y - area.height) < 0.5 &&
    Math.abs(Number(yScale?.(domain.y[1])) - area.y) < 0.5;
  useLayoutEffect(() => {
    if (isCurrent) onFramed(camera);
  }, [isCurrent, camera, onFramed]);
  return null;
}
