/** Camera's or person's name, then a number with its sign: `Abba_Eban_0001`, `person-08-2`, `IMG 12`, `x (3)`. */
const NUMBER_BEHIND = /^(.*?\p{L}.*?)[\s_\-.]*\(?\d+\)?$/u;
/** `12name` */
const NUMBER_BEFORE = /^\d+[\s_\-.]*(\p{L}.*)$/u;

/**
 * The name in a file's name, without its last number: `Abba_Eban_0001.jpg` is `Abba_Eban`. A name without a
 * number stays whole; null if no letter is left.
 * @param path `/` between folders
 */
export function fileNameLabel(path: string): string | null {
  const file = path.slice(path.lastIndexOf('/') + 1).normalize('NFC');
  const stem = file.replace(/\.[^.]*$/u, '');
  const name = NUMBER_BEHIND.exec(stem)?.[1] ?? NUMBER_BEFORE.exec(stem)?.[1] ?? stem;
  return /\p{L}/u.test(name) ? name : null;
}

/**
 * The folder of each photo, as far as it tells photos apart: the first one below what all have in common. Null
 * for a photo that lies beside those folders.
 * @param paths `/` between folders, the folder that was dropped first
 */
export function folderLabels(paths: readonly string[]): (string | null)[] {
  const folders = paths.map((path) => path.normalize('NFC').split('/').slice(0, -1));
  let shared = folders[0]?.length ?? 0;
  for (const folder of folders) {
    let same = 0;
    while (same < shared && folder[same] === folders[0]?.[same]) same++;
    shared = same;
  }
  return folders.map((folder) => folder[shared] ?? null);
}

/** Whether {@link folderLabels} has anything to tell: not all photos lie in one folder. */
export function hasFolders(paths: readonly string[]): boolean {
  const [first = ''] = paths;
  const shared = first.slice(0, first.lastIndexOf('/') + 1);
  return paths.some((path) => !path.startsWith(shared) || path.includes('/', shared.length));
}
