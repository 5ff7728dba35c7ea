/** What a collection has to know of the descriptor its vectors come from. */
export interface DescriptorSpec {
  readonly id: DescriptorId;
  readonly dims: number;
  /** How vectors are scaled; distances are Euclidean between vectors scaled so. */
  readonly normalization: 'L2';
  /** Radius at which the eps slider starts. */
  readonly defaultEps: number;
  /** Two faces nearer than this are called the same person. */
  readonly samePersonThreshold: number;
}

export type DescriptorId = 'dlib-128-aligned-mirror' | 'faceres-1024';

/** The descriptors by id, the default first. Figures: measured on LFW, see README. */
export const DESCRIPTORS: Readonly<Record<DescriptorId, DescriptorSpec>> = {
  'dlib-128-aligned-mirror': {
    id: 'dlib-128-aligned-mirror',
    dims: 128,
    normalization: 'L2',
    defaultEps: 0.33,
    samePersonThreshold: 0.415,
  },
  'faceres-1024': {
    id: 'faceres-1024',
    dims: 1024,
    normalization: 'L2',
    defaultEps: 0.77,
    samePersonThreshold: 0.97,
  },
};

export const DEFAULT_DESCRIPTOR: DescriptorId = 'dlib-128-aligned-mirror';

/** Right end of the eps slider: the larger of 1.0 and twice the default. */
export function maxEps(spec: DescriptorSpec): number {
  return Math.max(1, 2 * spec.defaultEps);
}
