/** What `npm audit --json` found out. */
export interface AuditReport {
  /** False where the registry gave no answer: no network, or a mirror without advisories. */
  readonly wasAsked: boolean;
  /** One line for each package with a known weakness, or why nobody could be asked. */
  readonly lines: readonly string[];
}

interface NpmAudit {
  readonly message?: string;
  readonly error?: { readonly summary?: string };
  readonly vulnerabilities?: Readonly<
    Record<string, { readonly severity: string; readonly range: string; readonly via: readonly unknown[] }>
  >;
}

/** Read what `npm audit --json` printed. */
export function readAudit(printed: string): AuditReport {
  let audit: NpmAudit;
  try {
    audit = JSON.parse(printed) as NpmAudit;
  } catch {
    return { wasAsked: false, lines: ['npm printed no report'] };
  }
  if (!audit.vulnerabilities) {
    return { wasAsked: false, lines: [audit.message ?? audit.error?.summary ?? 'npm gave no reason'] };
  }
  const lines = Object.entries(audit.vulnerabilities).map(([name, { severity, range, via }]) => {
    const titles = via.flatMap((cause) => (hasTitle(cause) ? [cause.title] : []));
    return `${severity}: ${name} ${range} ${titles.join('; ')}`.trim();
  });
  return { wasAsked: true, lines };
}

const hasTitle = (cause: unknown): cause is { title: string } =>
  typeof cause === 'object' && cause !== null && 'title' in cause;
