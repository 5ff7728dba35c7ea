import { hashOf } from '../use-view.ts';

/** Put two faces of the collection side by side on the page for comparing. */
export function compareFaces(a: { readonly id: string }, b: { readonly id: string }): void {
  location.hash = hashOf('compare', a.id, b.id);
}
