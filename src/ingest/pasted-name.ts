/** What browsers call every picture that comes from the clipboard. */
const CLIPBOARD_NAME = /^(?:image(\.\w+)?)?$/i;

/**
 * A telling name for a picture out of the clipboard, such as `pasted-2026-11-23-054301-1.png`.
 *
 * The time is the file's own, in UTC: the clipboard's file is made when it is pasted.
 * @param i 0-based place among the files of one paste
 * @returns null if the file has a name of its own
 */
export function pastedName(file: File, i: number): string | null {
  const match = CLIPBOARD_NAME.exec(file.name);
  if (!match) return null;
  const extension = match[1] ?? `.${file.type.replace(/^image\//, '').replace(/\W.*$/, '') || 'png'}`;
  const time = new Date(file.lastModified).toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
  return `pasted-${time}-${i + 1}${extension}`;
}
