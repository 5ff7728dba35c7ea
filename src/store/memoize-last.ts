/**
 * Remember the last outcome of `compute`: asked again with the same arguments, by identity, it gives the
 * same value without work. One outcome is enough for selectors, which follow a single state.
 */
export function memoizeLast<A extends readonly unknown[], R>(compute: (...args: A) => R): (...args: A) => R {
  let last: { readonly args: A; readonly value: R } | null = null;
  return (...args) => {
    if (last && args.every((arg, i) => Object.is(arg, last?.args[i]))) return last.value;
    last = { args, value: compute(...args) };
    return last.value;
  };
}
