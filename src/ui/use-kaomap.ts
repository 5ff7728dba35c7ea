import { use } from 'react';
import type { Kaomap } from '../store/kaomap.ts';
import { KaomapContext } from './use-app.ts';

/** The instance itself, for the pages beside the collection's that have a desk of their own. */
export function useKaomap(): Kaomap {
  const kaomap = use(KaomapContext);
  if (kaomap === null) throw new RangeError('expected to be rendered inside KaomapContext, got no provider');
  return kaomap;
}
