import type { ReactNode } from 'react';
import { useText } from '../i18n.ts';
import type { Size } from '../use-size.ts';
import type { Zoom } from './attach-zoom.ts';
import type { CameraStore } from './camera-store.ts';
import css from './MapControls.module.css';
import { FIT, isFit, MOST_ZOOM, zoomAt } from './map-camera.ts';
import { MAP_MODES, type MapMode } from './map-mode.ts';
import { useCamera } from './use-camera.ts';

interface MapControlsProps {
  readonly size: Size;
  readonly camera: CameraStore;
  readonly zoom: Zoom | null;
  readonly mode: MapMode;
  readonly onMode: (mode: MapMode) => void;
}

const STEP = 2;
/** In a lower map the buttons stand in a row. */
const LEAST_HEIGHT = 236;

const MODE_ICONS: Readonly<Record<MapMode, ReactNode>> = {
  move: (
    <path d="M10 2.5v15M2.5 10h15M10 2.5 7.8 4.7M10 2.5l2.2 2.2M10 17.5l-2.2-2.2M10 17.5l2.2-2.2M2.5 10l2.2-2.2M2.5 10l2.2 2.2M17.5 10l-2.2-2.2M17.5 10l-2.2 2.2" />
  ),
  box: <path d="M3.5 3.5h13v13h-13z" strokeDasharray="3 2.2" />,
  lasso: (
    <>
      <path d="M7 13.6c-2.5-.7-4-2.3-4-4.3C3 6.4 6.1 4 10 4s7 2.4 7 5.3-3.1 5-7 5c-.7 0-1.3 0-1.9-.2" />
      <path d="M6.3 12.6a1.5 1.5 0 1 1-.2 3M6.1 15.6c.6.9.4 1.8-.6 2.4" />
    </>
  ),
};

/** Buttons over the map: closer, farther, all of it, and what dragging does. */
export function MapControls({ size, camera, zoom, mode, onMode }: MapControlsProps) {
  const t = useText();
  const isWhole = useCamera(camera, isFit);
  const isClosest = useCamera(camera, ({ k }) => k >= MOST_ZOOM);
  const zoomBy = (factor: number) =>
    zoom?.moveTo(zoomAt(zoom.target(), factor, size.width / 2, size.height / 2, size), true);
  return (
    <div className={css['controls']} data-flat={size.height < LEAST_HEIGHT}>
      <div className={css['group']}>
        <Control label={t('map.zoomIn')} keys="+" isDisabled={isClosest} onClick={() => zoomBy(STEP)}>
          <path d="M10 4v12M4 10h12" />
        </Control>
        <Control label={t('map.zoomOut')} keys="-" isDisabled={isWhole} onClick={() => zoomBy(1 / STEP)}>
          <path d="M4 10h12" />
        </Control>
        <Control label={t('map.fit')} keys="0" isDisabled={isWhole} onClick={() => zoom?.moveTo(FIT, true)}>
          <path d="M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4" />
        </Control>
      </div>
      <fieldset className={css['group']}>
        <legend className="visually-hidden">{t('map.mode.title')}</legend>
        {MAP_MODES.map((option) => (
          <label key={option} className={css['control']} title={t(`map.mode.${option}Hint`)}>
            <input
              type="radio"
              name="map-mode"
              value={option}
              aria-label={t(`map.mode.${option}`)}
              checked={mode === option}
              onChange={() => onMode(option)}
            />
            <Icon>{MODE_ICONS[option]}</Icon>
          </label>
        ))}
      </fieldset>
    </div>
  );
}

interface ControlProps {
  readonly label: string;
  /** The key that does the same while the map has the focus. */
  readonly keys: string;
  readonly isDisabled: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Control({ label, keys, isDisabled, onClick, children }: ControlProps) {
  return (
    <button
      type="button"
      className={css['control']}
      aria-label={label}
      title={`${label} (${keys})`}
      // a button that is disabled would lose the focus
      aria-disabled={isDisabled}
      onClick={isDisabled ? undefined : onClick}
    >
      <Icon>{children}</Icon>
    </button>
  );
}

function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
      {children}
    </svg>
  );
}
