import type { RefObject } from 'react';
import { useText } from '../i18n.ts';
import { useActions } from '../use-app.ts';

export interface PickerRefs {
  readonly folder: RefObject<HTMLInputElement | null>;
  readonly files: RefObject<HTMLInputElement | null>;
  readonly result: RefObject<HTMLInputElement | null>;
}

/** The file inputs behind the buttons; there from the start, and never seen. */
export function FilePickers({ refs }: { readonly refs: PickerRefs }) {
  const t = useText();
  const actions = useActions();
  // emptied after each choice, so that choosing the same again is heard
  function take(input: HTMLInputElement, use: (files: File[]) => void): void {
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length > 0) use(files);
  }
  return (
    <div hidden>
      <input
        ref={refs.folder}
        type="file"
        multiple
        webkitdirectory=""
        data-testid="folder-input"
        aria-label={t('header.folderInput')}
        onChange={(event) => take(event.currentTarget, actions.addFiles)}
      />
      <input
        ref={refs.files}
        type="file"
        multiple
        accept="image/*,.heic,.heif,.avif"
        data-testid="file-input"
        aria-label={t('header.fileInput')}
        onChange={(event) => take(event.currentTarget, actions.addFiles)}
      />
      <input
        ref={refs.result}
        type="file"
        accept="application/json,.json"
        data-testid="result-input"
        aria-label={t('header.resultInput')}
        onChange={(event) => take(event.currentTarget, ([file]) => file && actions.openResult(file))}
      />
    </div>
  );
}
