import { useEffect, useState } from 'react';
import type { StorageSpace } from '../../storage/storage-space.ts';
import { useApp } from '../use-app.ts';
import { useKaomap } from '../use-kaomap.ts';

/** The room that the kept work takes, measured again when the run or the collections change; null if nobody knows. */
export function useSpace(): { readonly space: StorageSpace | null; refresh(): void } {
  const { kept } = useKaomap();
  const phase = useApp((s) => s.run.phase);
  const collections = useApp((s) => s.kept.collections);
  const [space, setSpace] = useState<StorageSpace | null>(null);
  const [count, setCount] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these may have changed what is kept
  useEffect(() => {
    let isGone = false;
    void kept.space().then((measured) => {
      if (!isGone) setSpace(measured);
    });
    return () => {
      isGone = true;
    };
  }, [kept, phase, collections, count]);
  return { space, refresh: () => setCount((n) => n + 1) };
}
