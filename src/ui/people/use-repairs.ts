import { createContext, use, useEffect, useMemo, useState } from 'react';
import { groupingOf } from '../../store/grouping.ts';
import type { RepairCard } from '../../store/repair-cards.ts';
import { createRepairClient } from '../../store/repair-client.ts';
import { createRepairWatch, type RepairList } from '../../store/repair-list.ts';
import { openCards } from '../../store/repairs.ts';
import { KaomapContext, useApp, useGetState } from '../use-app.ts';

/** The questions that are open now. */
export interface Repairs {
  readonly cards: readonly RepairCard[];
  /** Whether the groups have changed since, so that others may come or go. */
  readonly isPending: boolean;
}

const NOTHING: RepairList = { cards: [], grouping: null };

/** Keeps the questions up with the groups. For one component, which hands them on. */
export function useRepairWatch(): Repairs {
  const kaomap = use(KaomapContext);
  const getState = useGetState();
  const [list, setList] = useState<RepairList>(NOTHING);
  useEffect(() => {
    if (!kaomap) return;
    const watch = createRepairWatch(kaomap.store, createRepairClient());
    const stop = watch.subscribe(() => setList(watch.get()));
    return () => {
      stop();
      watch.dispose();
    };
  }, [kaomap]);
  const grouping = useApp(groupingOf);
  const isStale = grouping !== list.grouping;
  // a large group that is about to come apart makes questions of its own
  const isPending = isStale || (grouping?.refined?.pending.length ?? 0) > 0;
  const cards = useMemo(
    () => (isStale ? openCards(getState(), list.cards) : list.cards),
    [list, isStale, getState],
  );
  return useMemo(() => ({ cards, isPending }), [cards, isPending]);
}

export const RepairsContext = createContext<Repairs>({ cards: [], isPending: true });

export function useRepairs(): Repairs {
  return use(RepairsContext);
}
