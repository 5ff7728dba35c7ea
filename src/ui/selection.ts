/** Whether `face` is in the ascending list `selected`; by halving. */
export function isSelected(selected: readonly number[], face: number): boolean {
  let low = 0;
  let high = selected.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = selected[middle] ?? 0;
    if (value === face) return true;
    if (value < face) low = middle + 1;
    else high = middle;
  }
  return false;
}

/** The selection after a click on `face`: it alone, or, with `add`, toggled among the others. Ascending. */
export function clickSelection(selected: readonly number[], face: number, add: boolean): number[] {
  if (!add) return [face];
  if (isSelected(selected, face)) return selected.filter((other) => other !== face);
  return [...selected, face].sort((a, b) => a - b);
}
