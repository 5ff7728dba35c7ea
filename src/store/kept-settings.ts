import { MAX_MIN_PTS } from '../cluster/clustering.ts';
import { DESCRIPTORS, type DescriptorId, maxEps } from '../faces/descriptor-spec.ts';
import type { Settings } from './app-state.ts';

/** Raised when models or the way of reading change so much that kept photos are to be read again. */
const READING_VERSION = 1;

/** Who reads the photos now: faces read by others cannot be compared. */
export function readByOf(descriptorId: DescriptorId): string {
  return `${descriptorId}/${READING_VERSION}`;
}

/** The settings of a collection. Where tensors are computed is a matter of the computer and the visit. */
export type KeptSettings = Omit<Settings, 'backend'>;

export function settingsToKeep({ backend: _, ...settings }: Settings): KeptSettings {
  return settings;
}

type Check = (value: unknown) => boolean;
const isBoolean: Check = (value) => typeof value === 'boolean';
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);

/** What of kept settings is understood; another version of the app may have written them. */
export function readKeptSettings(kept: object): Partial<KeptSettings> {
  const values = kept as Readonly<Record<string, unknown>>;
  const descriptorId = Object.keys(DESCRIPTORS).find((id) => id === values['descriptorId']) as
    | DescriptorId
    | undefined;
  // eps means nothing without the descriptor that it is of
  const limit = descriptorId ? maxEps(DESCRIPTORS[descriptorId]) : -1;
  const checks: Readonly<Record<keyof KeptSettings, Check>> = {
    descriptorId: (id) => id === descriptorId && id !== undefined,
    eps: (eps) => typeof eps === 'number' && eps >= 0 && eps <= limit,
    minPts: (minPts) => Number.isInteger(minPts) && Number(minPts) >= 1 && Number(minPts) <= MAX_MIN_PTS,
    seed: Number.isSafeInteger,
    mapView: oneOf('tsne', 'pca'),
    mapEngine: oneOf('auto', 'tsne-js', 'kaomap'),
    perplexity: (value) =>
      value === null || (typeof value === 'number' && value >= 2 && Number.isFinite(value)),
    partPhotos: isBoolean,
    guardWeak: isBoolean,
    refine: isBoolean,
  };
  const known = Object.entries(checks).filter(([key, check]) => check(values[key]));
  return Object.fromEntries(known.map(([key]) => [key, values[key]]));
}
