/** Why something could not be kept or found again. The sentences are in `ui/locales`, keyed by code. */
export type FaultCode =
  /** The browser has no database for this page: private mode, settings, or its profile is broken. */
  | 'unavailable'
  /** Another tab holds an older version of the database open. */
  | 'blocked'
  /** The database was made by a newer version of the app. */
  | 'newerVersion'
  /** Everything was deleted while this tab had it open. */
  | 'deleted'
  /** No room is left. */
  | 'quota'
  /** The collection is not there any more. */
  | 'noCollection'
  /** Another tab has the right to write. */
  | 'notWriter'
  /** The database did not answer. */
  | 'timeout'
  /** Anything else, after a second try; `detail` has the browser's words. */
  | 'failed';

export interface StorageFault {
  readonly code: FaultCode;
  /** The browser's own words, shown as text only. */
  readonly detail?: string;
}

/** What every call into the storage settles with: it never rejects. */
export type Stored<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: StorageFault };

export const stored = <T>(value: T): Stored<T> => ({ ok: true, value });

export const refused = (code: FaultCode, detail?: string): { ok: false; fault: StorageFault } => ({
  ok: false,
  fault: detail ? { code, detail } : { code },
});

/** Thrown inside a transaction to abort it for a reason of ours. */
export class FaultError extends Error {
  readonly code: FaultCode;

  constructor(code: FaultCode) {
    super(code);
    this.code = code;
  }
}

const CODES: Readonly<Record<string, FaultCode>> = {
  QuotaExceededError: 'quota',
  VersionError: 'newerVersion',
  SecurityError: 'unavailable',
};

/** @param otherwise code of what has none of its own */
export function faultOf(error: unknown, otherwise: FaultCode = 'failed'): StorageFault {
  if (error instanceof FaultError) return { code: error.code };
  if (!(error instanceof Error)) return { code: otherwise, detail: String(error) };
  const { name, message } = error;
  return { code: CODES[name] ?? otherwise, detail: message ? `${name}: ${message}` : name };
}
