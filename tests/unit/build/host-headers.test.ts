import { describe, expect, test } from 'vitest';
import { hostHeaders, nginxHeaders } from '../../../src/build/host-headers.ts';
import { headersFor, workerFolder } from '../../../src/guard/content-security.ts';

const PATHS = [
  '',
  'index.html',
  'service-worker.js',
  ...['faces.worker', 'converter.worker', 'tsne-js.worker'].map(
    (name) => `${workerFolder(name)}${name}-1.js`,
  ),
];

/** Rules of a `_headers` file: the pattern, and the headers it sets. */
function parse(text: string) {
  return text
    .trim()
    .split(/\n(?=\S)/)
    .map((block) => {
      const [pattern = '', ...lines] = block.split('\n');
      const headers = lines.map((line) => /^ {2}([\w-]+): (.*)$/.exec(line)?.slice(1) ?? []);
      return { pattern, headers: headers as [name: string, value: string][] };
    });
}
const matches = (pattern: string, path: string) =>
  pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;

describe.each(['/', '/apps/kaomap/'])('below %s', (base) => {
  const rules = parse(hostHeaders(base));

  test.each(PATHS)('_headers gives "%s" each of its headers, by one rule each', (path) => {
    const set = rules
      .filter(({ pattern }) => matches(pattern, base + path))
      .flatMap(({ headers }) => headers);
    expect(set.map(([name]) => name).sort()).toEqual(Object.keys(headersFor(path)).sort());
    expect(Object.fromEntries(set)).toEqual(headersFor(path));
  });

  test.each(PATHS)('nginx gives "%s" its policy', (path) => {
    const text = nginxHeaders(base);
    const cases = [...text.matchAll(/^ {2}(default|"~(.*?)") "(.*)";$/gm)];
    const hit = cases.find(([, , pattern]) => pattern !== undefined && new RegExp(pattern).test(base + path));
    const policy = (hit ?? cases.find(([, name]) => name === 'default'))?.[3];
    expect(policy).toBe(headersFor(path)['Content-Security-Policy']);
    for (const [name, value] of Object.entries(headersFor(path))) {
      if (name !== 'Content-Security-Policy') expect(text).toContain(`add_header ${name} "${value}" always;`);
    }
  });
});
