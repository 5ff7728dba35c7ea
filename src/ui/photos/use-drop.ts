import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Actions } from '../../store/actions.ts';
import { claimedDrops } from '../drop-claim.ts';

/**
 * Take drops and pastes anywhere in the window.
 * @returns whether files are being dragged over the window
 */
export function useDrop(actions: Actions): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    // what is under the pointer; an element that left the page tells nothing, so enters and leaves cannot be counted
    let target: EventTarget | null = null;
    const end = () => {
      if (target === null) return;
      target = null;
      setIsOver(false);
    };
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event.dataTransfer)) return;
      // the enter too, or a drop right after it would be refused
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      // at once: the drop goes to what was last under the pointer, and would be lost with an element that the page
      // has replaced since, but what lies over the page stays
      if (target === null) flushSync(() => setIsOver(true));
      target = event.target;
    };
    const onLeave = (event: DragEvent) => {
      // the next element is entered before the last is left
      if (event.target === target) end();
    };
    const onDrop = (event: DragEvent) => {
      end();
      if (!hasFiles(event.dataTransfer)) return;
      // without this the browser would leave the page to show the file
      event.preventDefault();
      if (event.dataTransfer) take(event.dataTransfer, actions, { x: event.clientX, y: event.clientY });
    };
    const onPaste = (event: ClipboardEvent) => {
      if (event.clipboardData === null || !hasFiles(event.clipboardData)) return;
      event.preventDefault();
      take(event.clipboardData, actions, null);
    };
    const controller = new AbortController();
    const { signal } = controller;
    window.addEventListener('dragenter', onOver, { signal });
    window.addEventListener('dragover', onOver, { signal });
    window.addEventListener('dragleave', onLeave, { signal });
    // there are none during a drag
    window.addEventListener('pointermove', end, { signal });
    window.addEventListener('pointerdown', end, { signal });
    window.addEventListener('drop', onDrop, { signal });
    window.addEventListener('paste', onPaste, { signal });
    return () => controller.abort();
  }, [actions]);
  return isOver;
}

function hasFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') === true;
}

/** A single JSON file is a saved result; all else goes to the ledger, unless another page takes it. */
function take(
  transfer: DataTransfer,
  actions: Actions,
  at: { readonly x: number; readonly y: number } | null,
): void {
  const claim = claimedDrops();
  if (claim) {
    claim.take(transfer, at);
    return;
  }
  const [first, second] = transfer.files;
  if (first !== undefined && second === undefined && first.name.toLowerCase().endsWith('.json')) {
    actions.openResult(first);
  } else actions.addTransfer(transfer);
}
