/** Where a photo's person is written. */
export type LabelSource = 'folder' | 'filename' | 'none';

export const LABEL_SOURCES: readonly LabelSource[] = ['folder', 'filename', 'none'];

/** `name_0001`, `name-1` and `12name`, in the order in which they are tried. */
const NAME_PATTERNS = [/^(.+)_\d+$/u, /^(.+)-\d+$/u, /^\d+(\p{L}.*)$/u];

const HAS_LETTER = /\p{L}/u;

/**
 * Who is on a photo, by its path.
 *
 * `folder`: the name of the folder that the photo lies in. `filename`: the name inside `12name.jpg`,
 * `name_0001.jpg` or `name-1.jpg`; only the last number with its sign is cut off, so that
 * `Abba_Eban_0001.jpg` is `Abba_Eban`. A file named otherwise has no label, since a guess would count
 * against the clustering.
 *
 * @param path `/` between folders, the folder that was dropped first
 */
export function photoLabel(path: string, source: LabelSource): string | null {
  const parts = path.normalize('NFC').split('/');
  const file = parts.pop() ?? '';
  if (source === 'none') return null;
  if (source === 'folder') return parts.at(-1) || null;
  const stem = file.replace(/\.[^.]*$/u, '');
  const name = NAME_PATTERNS.map((pattern) => pattern.exec(stem)?.[1]).find((found) => found !== undefined);
  return name !== undefined && HAS_LETTER.test(name) ? name : null;
}
