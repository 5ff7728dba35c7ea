/** How all charts of the page draw their axes. */
export const TICK = { fill: 'var(--text-soft)', fontSize: 11 } as const;
export const AXIS = { stroke: 'var(--border)', tick: TICK, tickLine: false } as const;
