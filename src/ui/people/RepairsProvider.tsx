import type { ReactNode } from 'react';
import { RepairsContext, useRepairWatch } from './use-repairs.ts';

/**
 * Hands the open questions on to the page. Apart from what it holds, which a tick of the slider, that makes
 * questions stale, would otherwise render as a whole.
 */
export function RepairsProvider({ children }: { readonly children: ReactNode }) {
  return <RepairsContext value={useRepairWatch()}>{children}</RepairsContext>;
}
