import { COMMON_HEADERS, PAGE_POLICY, SPECIAL_POLICIES } from '../guard/content-security.ts';

const POLICY = 'Content-Security-Policy';

function rule(path: string, headers: Readonly<Record<string, string>>): string {
  return [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
}

/**
 * The text of `_headers`, as Netlify, Cloudflare Pages and others read it. Where several rules match a file,
 * Cloudflare joins their values and Netlify takes the last, so no two rules set one header for the same file.
 * @param base address of the page on its host, with a slash at both ends
 */
export function hostHeaders(base: string): string {
  const rules = [
    rule(`${base}*`, COMMON_HEADERS),
    rule(base, { [POLICY]: PAGE_POLICY }),
    rule(`${base}index.html`, { [POLICY]: PAGE_POLICY }),
    ...SPECIAL_POLICIES.map(({ path, policy }) =>
      rule(`${base}${path}${path.endsWith('/') ? '*' : ''}`, { [POLICY]: policy }),
    ),
  ];
  return `${rules.join('\n')}\n`;
}

/**
 * What nginx needs: a `map` beside the `server`, and lines within it.
 * A location that sets a header of its own inherits none of these, so it has to repeat them.
 */
export function nginxHeaders(base: string): string {
  const quoted = (text: string) => `"${text}"`;
  const pattern = (path: string) => quoted(`~^${`${base}${path}`.replaceAll('.', '\\.')}`);
  return [
    'map $uri $kaomap_policy {',
    `  default ${quoted(PAGE_POLICY)};`,
    ...SPECIAL_POLICIES.map(({ path, policy }) => `  ${pattern(path)} ${quoted(policy)};`),
    '}',
    'server {',
    '  root /path/to/dist;',
    `  add_header ${POLICY} $kaomap_policy always;`,
    ...Object.entries(COMMON_HEADERS).map(([name, value]) => `  add_header ${name} ${quoted(value)} always;`),
    '}',
    '',
  ].join('\n');
}
