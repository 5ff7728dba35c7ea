/** Columns that are transformed side by side: with a few hundred rows they stay in the nearer caches. */
export const HARTLEY_LANES = 16;
