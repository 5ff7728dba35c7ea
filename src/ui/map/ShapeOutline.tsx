import type { Size } from '../use-size.ts';
import css from './MapCanvas.module.css';

interface ShapeOutlineProps {
  readonly size: Size;
  /** (m, 2) in pixels of the view. */
  readonly corners: readonly number[];
}

/** The lasso or box that is being drawn. */
export function ShapeOutline({ size, corners }: ShapeOutlineProps) {
  return (
    <svg className={css['shape']} width={size.width} height={size.height} aria-hidden="true">
      <polygon points={corners.join(' ')} />
    </svg>
  );
}
