import { useEffect, useState } from 'react';
import type { AppState } from '../store/app-state.ts';
import { type Grouping, groupingOf } from '../store/grouping.ts';
import { useApp, useGetState } from './use-app.ts';

/** How long the grouping must stand still. Shorter than a hand rests between two moves, longer than a frame. */
const REST_MS = 150;

/**
 * What `selector` picks of the state once the grouping has stood still for a moment; null while it moves.
 * For what is too slow for every tick of the slider.
 * @param selector must stay the same from render to render
 */
export function useRested<T>(selector: (state: AppState) => T): T | null {
  const grouping = useApp(groupingOf);
  const getState = useGetState();
  const [rested, setRested] = useState<{ readonly of: Grouping | null; readonly value: T } | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setRested({ of: grouping, value: selector(getState()) }), REST_MS);
    return () => clearTimeout(timer);
  }, [grouping, getState, selector]);
  return rested !== null && rested.of === grouping ? rested.value : null;
}
