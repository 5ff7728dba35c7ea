/** The command line, or a file it names, cannot be used. The message is a sentence for the user. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
