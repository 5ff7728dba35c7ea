/** Why something outside the caller's hands went wrong. The text shown for each lives in `ui/locales`. */
export type ErrorCode =
  | 'NO_BACKEND'
  | 'MODEL_LOAD'
  | 'WORKER_CRASH'
  | 'GPU_LOST'
  | 'WRONG_ANSWER'
  | 'CANVAS_BLOCKED'
  | 'ENGINE_DOWN'
  | 'WORKER_STOPPED'
  | 'TIMEOUT'
  | 'BAD_RESULT_FILE';

const PREFIX = 'AppError/';

/** A failure of the environment. Mistakes of a caller are `RangeError` or `TypeError` instead. */
export class AppError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    // The name is the one field besides message and stack that crosses a worker's border intact.
    this.name = PREFIX + code;
  }
}

/** Give an error that crossed a worker's border its class back; any other value returns unchanged. */
export function fromWire(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !error.name.startsWith(PREFIX)) return error;
  const revived = new AppError(error.name.slice(PREFIX.length) as ErrorCode, error.message);
  if (error.stack !== undefined) revived.stack = error.stack;
  return revived;
}

/** True for what an `AbortSignal` throws, also after it crossed a worker's border. */
export function isAbortError(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** The error's own words, or the value as text. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
