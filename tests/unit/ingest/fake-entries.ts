/** What a tree of fake entries is made of: files by name, folders as nested trees, and things that fail. */
export interface FakeTree {
  readonly [name: string]:
    | FakeTree
    | 'file'
    | 'badFile'
    | 'lostFile'
    | 'stuckFile'
    | 'badFolder'
    | 'stuckFolder'
    | 'device';
}

/** Entries a reader gives at a time, as Chromium does. */
export const BATCH = 100;

const later = (act: () => void) => setTimeout(act, 0);

/** A `FileSystemEntry` as a browser hands out, batches, late answers and failures included. */
export function fakeEntry(name: string, node: FakeTree[string], parent = ''): FileSystemEntry {
  const fullPath = `${parent}/${name}`;
  const base = { name, fullPath, isFile: false, isDirectory: false };
  if (typeof node === 'string' && node.endsWith('ile')) {
    const file = (give: (file: File) => void, fail: (error: Error) => void) =>
      later(() => {
        if (node === 'file') give(new File([name], name));
        else if (node === 'badFile') fail(new Error(`lost: ${name}`));
        else if (node === 'lostFile') fail(new DOMException('not found', 'NotFoundError'));
      });
    return { ...base, isFile: true, file } as unknown as FileSystemEntry;
  }
  if (node === 'device') return base as unknown as FileSystemEntry;
  const createReader = () => {
    const rest =
      typeof node === 'string'
        ? []
        : Object.entries(node).map(([child, tree]) => fakeEntry(child, tree, fullPath));
    const readEntries = (give: (entries: FileSystemEntry[]) => void, fail: (error: Error) => void) =>
      later(() => {
        if (node === 'badFolder') fail(new Error(`denied: ${name}`));
        else if (node !== 'stuckFolder') give(rest.splice(0, BATCH));
      });
    return { readEntries };
  };
  return { ...base, isDirectory: true, createReader } as unknown as FileSystemEntry;
}

/** An item of a transfer: an entry, a file without one, or a text. */
export function fakeItem(what: FileSystemEntry | File | string): DataTransferItem {
  return {
    kind: typeof what === 'string' ? 'string' : 'file',
    type: '',
    webkitGetAsEntry: () => (what instanceof File || typeof what === 'string' ? null : what),
    getAsFile: () => (what instanceof File ? what : null),
    getAsString: () => {
      throw new Error('texts are not looked at');
    },
  } as unknown as DataTransferItem;
}

/** A transfer whose items are gone once the event is over, as in browsers. */
export function fakeTransfer(
  items: readonly (FileSystemEntry | File | string)[],
  files: File[] = [],
): DataTransfer {
  const live = items.map(fakeItem);
  queueMicrotask(() => live.splice(0));
  return { items: live, files } as unknown as DataTransfer;
}
