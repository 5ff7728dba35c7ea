import type { Plugin } from 'vite';
import { dependencyFolders, type LicenseEntry, packageFolder, readLicense } from './package-license.ts';

/** File of the build with the licenses of all that is in it, a list of {@link LicenseEntry}. */
const FILE = 'licenses.json';

/** Packages that come as one finished file, with what they depend on inside. */
const FINISHED = /\/node_modules\/tsne-js$/;
/** Works on the source of a package when that is built, and is not in what it builds. */
const BUILD_STEP = /\/(static-module|uglify-js)$/;

/** What comes inside packages, or beside their code, and is by others. */
const INSIDE: readonly LicenseEntry[] = [
  {
    name: 'BlazeFace and FaceMesh (weights)',
    version: '',
    license: 'Apache-2.0',
    text: 'Weights of MediaPipe by Google, in the form that comes with the package @vladmandic/human.',
    source: 'https://github.com/google/mediapipe',
  },
  {
    name: 'HSE-FaceRes (weights)',
    version: '',
    license: 'MIT',
    text: 'Weights by Andrey Savchenko, in the form that comes with the package @vladmandic/human and under its license.',
    source: 'https://github.com/HSE-asavchenko/HSE_FaceRec_tf',
  },
  {
    name: 'dlib face recognition network (weights)',
    version: '',
    license: 'CC0-1.0',
    text: 'Weights by Davis King, given to the public domain, in the form that comes with the package @vladmandic/face-api.',
    source: 'https://github.com/davisking/dlib-models',
  },
  {
    name: 'libheif and libde265',
    version: '',
    license: 'LGPL-3.0',
    text: 'Inside heic-to, as one file that is loaded on its own when the first HEIC picture comes, and that can be replaced by another build of it.',
    source: 'https://github.com/strukturag/libheif',
  },
];

/** Packages of `modules` and what is inside those that come finished, each once, by name. */
export function licensesOf(modules: Iterable<string>): LicenseEntry[] {
  const folders = new Set<string>();
  function add(folder: string, withDependencies: boolean): void {
    if (folders.has(folder) || BUILD_STEP.test(folder)) return;
    folders.add(folder);
    if (withDependencies) for (const found of dependencyFolders(folder)) add(found, true);
  }
  for (const id of modules) {
    const folder = packageFolder(id);
    if (folder !== undefined) add(folder, FINISHED.test(folder));
  }
  const entries = [...folders].map(readLicense);
  // the text is the same for everybody, and some leave it out
  const apache = entries.find(({ license, text }) => license === 'Apache-2.0' && text !== '')?.text ?? '';
  const complete = entries.map((entry) =>
    entry.license === 'Apache-2.0' && entry.text === '' ? { ...entry, text: apache } : entry,
  );
  const byKey = new Map([...complete, ...INSIDE].map((entry) => [`${entry.name} ${entry.version}`, entry]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

/**
 * Two plugins that write `licenses.json` from what is really bundled: one that sees the modules of each worker's
 * bundle, and one that sees those of the page, which is built last, and writes.
 */
export function licenses(): { readonly page: Plugin; worker(): Plugin } {
  const modules = new Set<string>();
  const collect = (bundle: Readonly<Record<string, object>>) => {
    for (const output of Object.values(bundle)) {
      if ('moduleIds' in output) for (const id of output.moduleIds as readonly string[]) modules.add(id);
    }
  };
  return {
    worker: () => ({
      name: 'kaomap:licenses-of-worker',
      generateBundle(_, bundle) {
        collect(bundle);
      },
    }),
    page: {
      name: 'kaomap:licenses',
      apply: 'build',
      generateBundle(_, bundle) {
        collect(bundle);
        this.emitFile({ type: 'asset', fileName: FILE, source: JSON.stringify(licensesOf(modules)) });
      },
    },
  };
}
