import type { StoredLayout } from '../storage/load-collection.ts';
import type { Role } from '../storage/open-collection.ts';
import type { CollectionInfo } from '../storage/storage.ts';
import type { StorageFault } from '../storage/storage-fault.ts';

/** What of the page is kept in this browser. */
export interface KeptState {
  /**
   * `off`: nothing, because nobody asked for it. `opening`: not known yet. `on`: photos are kept as they are
   * read. `ended`: nothing more, and `fault` says why.
   */
  readonly phase: 'off' | 'opening' | 'on' | 'ended';
  /** Id of the collection on the page; null before its first photo. */
  readonly collection: string | null;
  /** Of this tab for that collection; a follower shows what another tab does, and changes nothing. */
  readonly role: Role | null;
  /** All there are, the one last written to first. */
  readonly collections: readonly CollectionInfo[];
  /** Why something is not kept; null while all is. */
  readonly fault: StorageFault | null;
  /** Whether what was not kept is being kept now; until it is, `fault` stays. */
  readonly isRetrying: boolean;
  /** The map as it was laid out last time. */
  readonly layout: StoredLayout | null;
  /** Photos that were read before and came back with the page. */
  readonly resumed: number;
  /** Rows that could not be read back. */
  readonly damaged: number;
  /** Photos of the last drop that were done already. */
  readonly skipped: number;
  /** Photos that wait for their files to be dropped again. */
  readonly missing: number;
  /** Whether the tab that did the work has closed, and this one took over. */
  readonly tookOver: boolean;
}

export const NOTHING_KEPT: KeptState = {
  phase: 'off',
  collection: null,
  role: null,
  collections: [],
  fault: null,
  isRetrying: false,
  layout: null,
  resumed: 0,
  damaged: 0,
  skipped: 0,
  missing: 0,
  tookOver: false,
};

/** Whether another tab does the work, so that nothing may be changed here. */
export function isFollower({ kept }: { readonly kept: KeptState }): boolean {
  return kept.role === 'follower';
}
