/** Hand a text to the user as a download. */
export function saveFile(name: string, mime: string, text: string): void {
  saveBlob(name, new Blob([text], { type: mime }));
}

/** Hand a file to the user as a download. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // the browser takes hold of the URL after the click's task, not in it
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
