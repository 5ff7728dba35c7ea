import { useEffect, useState } from 'react';
import type { Actions } from '../../store/actions.ts';
import { claimedDrops } from '../drop-claim.ts';

/**
 * Take drops and pastes anywhere in the window.
 * @returns whether files are being dragged over the window
 */
export function useDrop(actions: Actions): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    // enter and leave fire for every element on the way; only their balance says whether we are inside
    let depth = 0;
    const end = () => {
      depth = 0;
      setIsOver(false);
    };
    const onEnter = (event: DragEvent) => {
      if (!hasFiles(event.dataTransfer)) return;
      depth++;
      setIsOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (!hasFiles(event.dataTransfer)) return;
      depth--;
      if (depth <= 0) end();
    };
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
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
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('dragover', onOver);
    window.addEventListener('drop', onDrop);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('drop', onDrop);
      window.removeEventListener('paste', onPaste);
    };
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
