import { type MapDomain, mapDomain } from './map-domain.ts';

/** Chooses the stretch of the plane that the map shows as a whole. */
export type HomeDomain = (
  positions: Float32Array,
  width: number,
  height: number,
  isHeld: boolean,
) => MapDomain;

/**
 * The domain follows the faces while all of the map is shown. While the user looks at a part of it (`isHeld`), it
 * stays as it was, so that faces move past the camera and not the camera with them.
 */
export function createHomeDomain(): HomeDomain {
  let frame: Float32Array | null = null;
  let last: { readonly key: string; readonly frame: Float32Array; readonly domain: MapDomain } | null = null;
  return (positions, width, height, isHeld) => {
    if (!isHeld || frame === null) frame = positions;
    const key = `${width} ${height}`;
    if (last?.key === key && last.frame === frame) return last.domain;
    last = { key, frame, domain: mapDomain(frame, width, height) };
    return last.domain;
  };
}

/** Positions that grow or shrink so many times are another map. */
const MOST_GROWTH = 5;

/** Whether a domain no longer has to do with the faces, as after a new start of t-SNE. */
export function isOutgrown(domain: MapDomain, positions: Float32Array): boolean {
  const now = mapDomain(positions, 1, 1);
  const ratio =
    (now.x[1] - now.x[0] + now.y[1] - now.y[0]) / (domain.x[1] - domain.x[0] + domain.y[1] - domain.y[0]);
  return ratio > MOST_GROWTH || ratio < 1 / MOST_GROWTH;
}
