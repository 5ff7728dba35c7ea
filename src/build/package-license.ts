import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whose work is in the app, and on what terms. */
export interface LicenseEntry {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly license: string;
  /** Text of the license; empty where none is known. */
  readonly text: string;
  /** Where it comes from, or ''. */
  readonly source: string;
}

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly license?: string | { readonly type: string };
  readonly licenses?: readonly { readonly type: string }[];
  readonly repository?: string | { readonly url?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
}

const LICENSE_FILE = /^(license|licence|copying|unlicense)([.-].*)?$/i;
/** From a heading of a README to its end. */
const LICENSE_SECTION = /^(#+ *licen[cs]e.*|licen[cs]e.*\n[-=]{3,})$[\s\S]*/im;
/** A module in a package: the folder of the package, which may lie in another one. */
const IN_PACKAGE = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** Folder of the package that a module belongs to, or undefined for our own. */
export function packageFolder(moduleId: string): string | undefined {
  // bundlers mark modules of their own making
  const path = moduleId.replace(/^\0/, '').replaceAll('\\', '/').split('?')[0] ?? '';
  return IN_PACKAGE.exec(path)?.[1];
}

const readPackage = (folder: string): PackageJson =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageJson;

/** Folders of the packages that `folder` depends on, found as Node finds them. */
export function dependencyFolders(folder: string): string[] {
  return Object.keys(readPackage(folder).dependencies ?? {}).flatMap((name) => {
    const levels = folder.split('/node_modules/');
    for (let depth = levels.length; depth > 0; depth--) {
      const found = join(levels.slice(0, depth).join('/node_modules/'), 'node_modules', name);
      if (existsSync(join(found, 'package.json'))) return [found];
    }
    return [];
  });
}

/** What a package says of its license, in its description and in its files. */
export function readLicense(folder: string): LicenseEntry {
  const { name, version, license, licenses, repository } = readPackage(folder);
  const stated = typeof license === 'string' ? license : (license?.type ?? licenses?.[0]?.type ?? '');
  const read = (wanted: RegExp) =>
    readdirSync(folder)
      .filter((file) => wanted.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const text =
    read(LICENSE_FILE).join('\n\n') || (LICENSE_SECTION.exec(read(/^readme/i).join('\n'))?.[0].trim() ?? '');
  const url = typeof repository === 'string' ? repository : (repository?.url ?? '');
  return { name, version, license: stated, text, source: webAddress(url) };
}

/** As people can open it: packages name their repositories in many ways. */
function webAddress(repository: string): string {
  const path = repository
    .replace(/^git\+/, '')
    .replace(/^(git|ssh):\/\/(git@)?/, 'https://')
    .replace(/^github:/, '')
    .replace(/\.git$/, '');
  return /^[\w.-]+\/[\w.-]+$/.test(path) ? `https://github.com/${path}` : path;
}
