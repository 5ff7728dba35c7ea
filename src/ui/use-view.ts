import { useSyncExternalStore } from 'react';

/** The pages, by the word in the address behind `#`; the first needs none. */
export const VIEWS = ['sort', 'visits', 'judge', 'compare'] as const;
export type View = (typeof VIEWS)[number];

/** The address of a page within the address of the app. @param rest further words, between slashes */
export function hashOf(view: View, ...rest: readonly string[]): string {
  return `#${[view === 'sort' ? '' : view, ...rest.map(encodeURIComponent)].join('/')}`;
}

/** The words of an address's hash: the page and what it is to show. What names no page is the first. */
export function parseHash(hash: string): { readonly view: View; readonly rest: readonly string[] } {
  const [word = '', ...rest] = hash.replace(/^#/, '').split('/').map(decodeWord);
  const view = VIEWS.find((name) => name === word) ?? 'sort';
  return { view, rest: view === 'sort' ? [] : rest };
}

// anybody may write a link
function decodeWord(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

function onHash(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** The hash of the address, as it changes. */
export function useHash(): string {
  return useSyncExternalStore(onHash, () => location.hash);
}

/** The page that the address names. */
export function useView(): View {
  return parseHash(useHash()).view;
}
