import { DEFAULT_DESCRIPTOR } from '../faces/descriptor-spec.ts';
import type { Settings } from './app-state.ts';

/**
 * What a link asks of a collection that was kept. Its faces are of the collection's descriptor, so that a link
 * to another one asks for nothing of its eps.
 */
export function linkedSettings(linked: Partial<Settings>, kept: Partial<Settings>): Partial<Settings> {
  const { descriptorId = DEFAULT_DESCRIPTOR, ...others } = linked;
  if (descriptorId === (kept.descriptorId ?? DEFAULT_DESCRIPTOR)) return others;
  const { eps: _, ...rest } = others;
  return rest;
}
