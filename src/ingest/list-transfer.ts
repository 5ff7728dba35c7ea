import { comparePaths } from './compare-paths.ts';
import { pastedName } from './pasted-name.ts';
import type { Entry, Reason } from './photo.ts';
import { type ProgressLimit, progressLimit } from './progress-limit.ts';
import { readFault, STEP_TIMEOUT_MS } from './read-photo.ts';

/** Folders inside folders beyond this are reported, not walked: a link that leads back up never ends. */
const MAX_DEPTH = 64;

interface Captured {
  readonly roots: readonly FileSystemEntry[];
  readonly loose: readonly File[];
}

interface Folder {
  readonly entry: FileSystemDirectoryEntry;
  readonly depth: number;
}

/**
 * List every file of a drop or paste, folders walked to the end, in the order of {@link comparePaths}.
 *
 * Call it in the event itself: what the browser hands out is taken before this
 * returns, for the transfer is empty afterwards. A file or folder that cannot be
 * read becomes an entry with a reason and never stops the rest, nor does one about
 * which the browser says nothing, as it happens with drives that went away. Texts
 * and addresses are ignored and never fetched. The promise does not reject.
 *
 * Walked by hand, not by a library: those at hand fail the whole drop when one
 * entry fails, and leave out system files, which the ledger has to count.
 * @param timeoutMs how long nothing at all may be answered until what is open is given up
 */
export function listTransfer(transfer: DataTransfer, timeoutMs = STEP_TIMEOUT_MS): Promise<Entry[]> {
  return walk(capture(transfer), progressLimit(timeoutMs));
}

function capture(transfer: DataTransfer): Captured {
  const roots: FileSystemEntry[] = [];
  const loose: File[] = [];
  for (const item of Array.from(transfer.items)) {
    if (item.kind !== 'file') continue;
    // missing in browsers without entries, null for a pasted picture
    const entry = item.webkitGetAsEntry?.();
    if (entry) {
      roots.push(entry);
      continue;
    }
    const file = item.getAsFile();
    if (file) loose.push(file);
  }
  if (roots.length === 0 && loose.length === 0) loose.push(...Array.from(transfer.files));
  return { roots, loose };
}

async function walk({ roots, loose }: Captured, limit: ProgressLimit): Promise<Entry[]> {
  const found: Promise<Entry>[] = loose.map((file, i) =>
    Promise.resolve({ path: pastedName(file, i) ?? file.name, file }),
  );
  const folders: Folder[] = [];

  // a file is asked for as soon as it is seen: browsers forget entries that wait behind hundreds of others
  const take = (entry: FileSystemEntry, depth: number) => {
    if (isFile(entry)) found.push(fileOf(entry, limit));
    else if (!isFolder(entry))
      found.push(Promise.resolve(unreadable(entry, cannotRead('neither a file nor a folder'))));
    else if (depth <= MAX_DEPTH) folders.push({ entry, depth });
    else found.push(Promise.resolve(unreadable(entry, cannotRead(`more than ${MAX_DEPTH} folders deep`))));
  };

  for (const root of roots) take(root, 0);
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    const { entry, depth } = folder;
    try {
      const reader = entry.createReader();
      // a reader gives some entries at a time (Chromium 100) and none once it is through
      const next = () => limit(nextBatch(reader));
      for (let batch = await next(); batch.length > 0; batch = await next()) {
        for (const child of batch) take(child, depth + 1);
      }
    } catch (error) {
      found.push(Promise.resolve(unreadable(entry, readFault(error))));
    }
  }
  const entries = await Promise.all(found);
  return entries.sort((a, b) => comparePaths(a.path, b.path));
}

function nextBatch(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

/** Never rejects, so that waiting for all of them cannot fail for one. */
async function fileOf(entry: FileSystemFileEntry, limit: ProgressLimit): Promise<Entry> {
  try {
    const file = await limit(new Promise<File>((resolve, reject) => entry.file(resolve, reject)));
    return { path: pathOf(entry), file };
  } catch (error) {
    return unreadable(entry, readFault(error));
  }
}

const cannotRead = (detail: string): Reason => ({ code: 'cannotRead', detail });

function unreadable(entry: FileSystemEntry, reason: Reason): Entry {
  return { path: pathOf(entry), file: null, reason };
}

function pathOf(entry: FileSystemEntry): string {
  return entry.fullPath.replace(/^\//, '');
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
