import { isHidden } from '../ingest/is-hidden.ts';
import { listTransfer } from '../ingest/list-transfer.ts';

/**
 * The files of a drop or paste, folders walked, what is hidden left out. Must be called in the event itself, as
 * `listTransfer`.
 */
export async function transferFiles(transfer: DataTransfer): Promise<File[]> {
  const entries = await listTransfer(transfer).catch(() => []);
  return entries.flatMap(({ file, path }) => (file && !isHidden(path) ? [file] : []));
}
