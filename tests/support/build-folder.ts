import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The production build that the browser tests run on: `dist`, or `OUT_DIR`, for two runs at once want one each. */
export const BUILD_FOLDER = resolve(
  fileURLToPath(new URL('../..', import.meta.url)),
  process.env['OUT_DIR'] ?? 'dist',
);
