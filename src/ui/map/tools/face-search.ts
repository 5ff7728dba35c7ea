/** A text as it is searched: without case, accents and other forms of the same letter, which nobody types exactly. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Whether a query asks for anything. */
export function isQuery(query: string): boolean {
  return query.trim() !== '';
}

/**
 * Which texts hold every word of a query, in any order. None for a query of no words.
 * @param folded (n) texts by {@link foldText}; those of one photo's faces lie side by side
 * @returns (n) 1 for a match
 */
export function findMatches(folded: readonly string[], query: string): Uint8Array {
  const words = foldText(query).split(/\s+/u).filter(Boolean);
  const found = new Uint8Array(folded.length);
  if (words.length === 0) return found;
  let last: string | null = null;
  let isFound = false;
  for (let i = 0; i < folded.length; i++) {
    const text = folded[i] ?? '';
    if (text !== last) {
      isFound = words.every((word) => text.includes(word));
      last = text;
    }
    found[i] = isFound ? 1 : 0;
  }
  return found;
}
