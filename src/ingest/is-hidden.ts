/** Names that systems and photo programs leave behind, in lower case. A name with a leading dot counts anyway. */
const SYSTEM_NAMES: ReadonlySet<string> = new Set([
  'thumbs.db',
  'ehthumbs.db',
  'ehthumbs_vista.db',
  'desktop.ini',
  'picasa.ini',
  'icon\r',
  '__macosx',
  '@eadir',
  '#recycle',
  '#snapshot',
  '$recycle.bin',
  'system volume information',
]);

/** True if the file or a folder on its way is hidden or of the system, not the user's. */
export function isHidden(path: string): boolean {
  return path.split('/').some((name) => name.startsWith('.') || SYSTEM_NAMES.has(name.toLowerCase()));
}
