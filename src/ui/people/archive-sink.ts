import type { ArchiveSink } from '../../store/write-archive.ts';
import { saveBlob } from '../save-file.ts';

/** The part of the File System Access API that is used; Chromium has it, the others do not yet. */
interface FilePicker {
  showSaveFilePicker?(options: {
    readonly suggestedName: string;
    readonly types: readonly { readonly accept: Readonly<Record<string, readonly string[]>> }[];
  }): Promise<FileSystemFileHandle>;
}

/**
 * Somewhere to write an archive: a file that the user chooses, where the browser lets pages write one; else a
 * download, put together of pieces in memory and of the photos where they lie.
 * @returns null if the user chose none
 */
export async function openArchiveSink(name: string): Promise<ArchiveSink | null> {
  const { showSaveFilePicker } = window as FilePicker;
  if (!showSaveFilePicker) return downloadSink(name);
  try {
    const types = [{ accept: { 'application/zip': ['.zip'] } }];
    const handle = await showSaveFilePicker.call(window, { suggestedName: name, types });
    const stream = await handle.createWritable();
    return {
      write: (piece) => stream.write(piece),
      close: () => stream.close(),
      abort: () => stream.abort(),
    };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    // a page inside another may not ask for a file
    return downloadSink(name);
  }
}

function downloadSink(name: string): ArchiveSink {
  const pieces: BlobPart[] = [];
  return {
    async write(piece) {
      pieces.push(piece);
    },
    async close() {
      saveBlob(name, new Blob(pieces, { type: 'application/zip' }));
    },
    async abort() {
      pieces.length = 0;
    },
  };
}
