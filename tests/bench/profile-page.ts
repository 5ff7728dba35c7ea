import type { Page } from '@playwright/test';

/** A function and the time spent in itself, not in those it calls. */
export interface SelfTime {
  readonly name: string;
  readonly ms: number;
}

/** Microseconds between samples. */
const INTERVAL = 200;
/** What V8 puts where no script runs. */
const IDLE = new Set(['(idle)', '(program)', '(root)']);

/** The `count` functions of the page that take longest while `work` runs, the longest first. */
export async function profilePage(page: Page, count: number, work: () => Promise<void>): Promise<SelfTime[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: INTERVAL });
  await session.send('Profiler.start');
  await work();
  const { profile } = await session.send('Profiler.stop');
  await session.detach();

  const caller = new Map(profile.nodes.flatMap((node) => node.children?.map((id) => [id, node.id]) ?? []));
  const own = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame.functionName]));
  const nameOf = (id: number | undefined): string => {
    if (id === undefined) return '(root)';
    return own.get(id) || `arrow in ${nameOf(caller.get(id))}`;
  };
  const times = new Map<string, number>();
  profile.samples?.forEach((id, s) => {
    const name = nameOf(id);
    if (IDLE.has(name)) return;
    times.set(name, (times.get(name) ?? 0) + (profile.timeDeltas?.[s] ?? 0) / 1000);
  });
  return [...times]
    .map(([name, ms]) => ({ name, ms }))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, count);
}
