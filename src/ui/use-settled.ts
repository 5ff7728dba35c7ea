import { useEffect, useState } from 'react';

/** Longer than a few frames, and still at once to the eye. */
const SETTLE_MS = 100;

/**
 * `value` as it was when it last stood still for a moment, for what nobody reads while it changes with every frame.
 * @param of what it is the value of; at another one it is taken over at once
 */
export function useSettled<T>(value: T, of: unknown): T {
  const [settled, setSettled] = useState({ value, of });
  if (settled.of !== of) setSettled({ value, of });
  useEffect(() => {
    const timer = setTimeout(
      () => setSettled((old) => (old.value === value ? old : { value, of })),
      SETTLE_MS,
    );
    return () => clearTimeout(timer);
  }, [value, of]);
  return settled.of === of ? settled.value : value;
}
