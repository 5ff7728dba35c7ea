import { createContext, use } from 'react';

/** What a part of the page may ask of the whole page. */
export interface Shell {
  pickFolder(): void;
  pickFiles(): void;
  pickResult(): void;
  /** Show the whole photo, with `face` marked if given. */
  showPhoto(photoId: string, face?: number): void;
  askStartOver(): void;
  showLicenses(): void;
  /** The collections, and what is kept of them. */
  showStorage(): void;
  /** Hand a text to the user as a file. */
  save(name: string, mime: string, text: string): void;
}

export const ShellContext = createContext<Shell | null>(null);

export function useShell(): Shell {
  const shell = use(ShellContext);
  if (shell === null) throw new RangeError('expected to be rendered inside ShellContext, got no provider');
  return shell;
}
