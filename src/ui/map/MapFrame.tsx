import { memo, type ReactNode, useMemo } from 'react';
import { createPortal } from 'react-dom';
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
import type { MapDomain } from './map-domain.ts';

/** Where a point of the plane lies in the frame: pixels = offset + factor × coordinate. */
export interface MapTransform {
  readonly offsetX: number;
  readonly factorX: number;
  readonly offsetY: number;
  readonly factorY: number;
  /** Whether it is of the domain asked for; false for the one render in which the chart catches up. */
  readonly isCurrent: boolean;
}

/** Space around the plot area, so that thumbnails at the edge are whole. */
export const FRAME_MARGIN = 30;

interface MapFrameProps {
  readonly size: Size;
  readonly domain: MapDomain;
  /** The layer over the chart that `children` are put into. */
  readonly overlay: Element | null;
  readonly children: (transform: MapTransform) => ReactNode;
}

const MARGIN = { top: FRAME_MARGIN, right: FRAME_MARGIN, bottom: FRAME_MARGIN, left: FRAME_MARGIN };

/**
 * The chart around the map: recharts gives grid and scales, the faces are one canvas laid
 * over it. Axes carry no figures, for neither t-SNE nor PCA has units to read.
 */
export const MapFrame = memo(function MapFrame({ size, domain, overlay, children }: MapFrameProps) {
  return (
    <ScatterChart width={size.width} height={size.height} margin={MARGIN} accessibilityLayer={false}>
      <CartesianGrid stroke="var(--grid)" />
      <XAxis type="number" dataKey="x" domain={[...domain.x]} allowDataOverflow hide tickCount={9} />
      <YAxis type="number" dataKey="y" domain={[...domain.y]} allowDataOverflow hide tickCount={7} />
      <Layer domain={domain} overlay={overlay}>
        {children}
      </Layer>
    </ScatterChart>
  );
});

function Layer({ domain, overlay, children }: Pick<MapFrameProps, 'domain' | 'overlay' | 'children'>) {
  const area = usePlotArea();
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  // both scales are linear, so two numbers an axis say all and points need no call each
  const x0 = Number(xScale?.(0));
  const x1 = Number(xScale?.(1));
  const y0 = Number(yScale?.(0));
  const y1 = Number(yScale?.(1));
  // recharts takes a new domain over after the render that brings it: until then its scales are of the old one
  const isCurrent =
    area !== undefined &&
    Math.abs(Number(xScale?.(domain.x[1])) - area.x - area.width) < 0.5 &&
    Math.abs(Number(yScale?.(domain.y[1])) - area.y) < 0.5;
  const transform = useMemo<MapTransform>(
    () => ({ offsetX: x0, factorX: x1 - x0, offsetY: y0, factorY: y1 - y0, isCurrent }),
    [x0, x1, y0, y1, isCurrent],
  );
  const isPlaced = Number.isFinite(x0 + x1 + y0 + y1);
  return overlay !== null && isPlaced ? createPortal(children(transform), overlay) : null;
}
