import type { KeyboardEvent } from 'react';

/**
 * Arrow keys inside a list of faces: left and right go from face to face, up and down from
 * the first face of a group to that of the next. Faces carry `data-face`, those that Tab
 * stops at also `data-first`.
 */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const from = document.activeElement;
  if (!(from instanceof HTMLElement) || !from.matches('[data-face]')) return;
  const isAcross = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
  if (!isAcross && event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
  const step = event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : 1;
  const faces = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-face]')];
  let at = faces.indexOf(from) + step;
  while (!isAcross && faces[at] !== undefined && !faces[at]?.matches('[data-first]')) at += step;
  const target = faces[at];
  if (target === undefined) return;
  target.focus();
  target.scrollIntoView({ block: 'nearest' });
  event.preventDefault();
}
