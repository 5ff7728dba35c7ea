import { describe, expect, test } from 'vitest';
import {
  headersFor,
  META_POLICY,
  PAGE_POLICY,
  SERVICE_WORKER,
  SPECIAL_POLICIES,
  workerFolder,
} from '../../../src/guard/content-security.ts';

const policies = [PAGE_POLICY, META_POLICY, ...SPECIAL_POLICIES.map(({ policy }) => policy)];
const sourcesOf = (policy: string, directive: string) =>
  policy
    .split('; ')
    .find((part) => part.startsWith(`${directive} `))
    ?.slice(directive.length + 1);
const policyFor = (path: string) => headersFor(path)['Content-Security-Policy'] ?? '';

describe('every policy', () => {
  test.each(policies)('forbids what it does not name, and names no other origin: %s', (policy) => {
    expect(sourcesOf(policy, 'default-src')).toBe("'none'");
    const sources = policy.split('; ').flatMap((part) => part.split(' ').slice(1));
    const allowed = ["'none'", "'self'", "'wasm-unsafe-eval'", "'unsafe-eval'", 'blob:', 'data:'];
    expect(sources.filter((source) => !allowed.includes(source))).toEqual([]);
    expect(["'self'", "'none'"]).toContain(sourcesOf(policy, 'connect-src'));
  });

  test.each(policies)('that lets texts become code lets nothing out: %s', (policy) => {
    const compiles = policy.includes("'unsafe-eval'") || policy.includes('worker-src blob:');
    if (compiles) expect(sourcesOf(policy, 'connect-src')).toBe("'none'");
    else
      expect(sourcesOf(policy, 'script-src')).not.toMatch(/unsafe-eval(?<!wasm-unsafe-eval)|unsafe-inline/);
  });
});

describe('the policy of a file', () => {
  test('depends on its place: only the tsne-js worker may compile texts', () => {
    const workers = ['faces.worker', 'cluster.worker', 'converter.worker', 'tsne-js.worker', 'new.worker'];
    const compiling = workers.filter((name) =>
      policyFor(`${workerFolder(name)}${name}-1a2b.js`).includes("'unsafe-eval'"),
    );
    expect(compiling).toEqual(['tsne-js.worker']);
    expect(sourcesOf(policyFor(workerFolder('faces.worker')), 'connect-src')).toBe("'self'");
    expect(policyFor(SERVICE_WORKER)).not.toBe(PAGE_POLICY);
  });

  test('is the page’s for everything else', () => {
    for (const path of ['', 'index.html', 'assets/index.js', 'nowhere', 'workers/']) {
      expect(policyFor(path)).toBe(PAGE_POLICY);
    }
  });

  test('comes by one rule only: no special path starts another', () => {
    for (const { path } of SPECIAL_POLICIES) {
      expect(SPECIAL_POLICIES.filter((other) => path.startsWith(other.path))).toHaveLength(1);
    }
  });
});

test('the meta tag says what the header says but for frames, which it may not', () => {
  expect(PAGE_POLICY.replace("; frame-ancestors 'none'", '')).toBe(META_POLICY);
  expect(META_POLICY).not.toContain('frame-ancestors');
});
