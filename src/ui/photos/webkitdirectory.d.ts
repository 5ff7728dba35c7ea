import 'react';

declare module 'react' {
  interface InputHTMLAttributes<T> extends HTMLAttributes<T> {
    /** Makes a file input choose a folder; every browser has it, the types have not. */
    webkitdirectory?: string | undefined;
  }
}
