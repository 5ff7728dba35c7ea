/** Hand a text to the user as a download. */
export function saveFile(name: string, mime: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: mime }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // the browser takes hold of the URL after the click's task, not in it
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
