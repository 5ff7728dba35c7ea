const ZERO = 48;
const NINE = 57;

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= ZERO && code <= NINE;
}

/** Where the run of digits that holds `at` ends. */
function endOfDigits(text: string, at: number): number {
  let end = at;
  while (isDigit(text, end)) end++;
  return end;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Compare runs of digits by value, however long: no run is too large for this, as it would be for a number. */
function compareDigits(a: string, b: string): number {
  const x = a.replace(/^0+/, '');
  const y = b.replace(/^0+/, '');
  return x.length - y.length || compareText(x, y);
}

function compareNames(a: string, b: string): number {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (isDigit(a, i) && isDigit(b, j)) {
      const iEnd = endOfDigits(a, i);
      const jEnd = endOfDigits(b, j);
      const byValue = compareDigits(a.slice(i, iEnd), b.slice(j, jEnd));
      if (byValue !== 0) return byValue;
      i = iEnd;
      j = jEnd;
    } else {
      const byUnit = a.charCodeAt(i) - b.charCodeAt(j);
      if (byUnit !== 0) return byUnit;
      i++;
      j++;
    }
  }
  // what differs in leading zeros only must still have an order, or a sort would depend on the input's
  return a.length - i - (b.length - j) || compareText(a, b);
}

/**
 * Order paths folder by folder, `photo 2` before `photo 10`.
 *
 * By code units, not by the user's language: equal drops are in equal order on
 * every machine. A total order; 0 for equal paths only.
 */
export function comparePaths(a: string, b: string): number {
  const x = a.split('/');
  const y = b.split('/');
  for (let i = 0; ; i++) {
    const left = x[i];
    const right = y[i];
    if (left === undefined || right === undefined) return x.length - y.length;
    const byName = compareNames(left, right);
    if (byName !== 0) return byName;
  }
}
