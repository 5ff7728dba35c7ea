// Asks npm whether a package that the page is made of has a known weakness: `npm run audit`. Ends with 1 if so.
// Where npm has nobody to ask it says so and ends with 0, or with 1 under `--must-ask`.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readAudit } from './support/audit-report.ts';

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
const { wasAsked, lines } = readAudit(stdout ?? '');
for (const line of lines) console.log(line);
if (!wasAsked) console.log('audit skipped: the registry could not be asked');
else if (lines.length === 0) console.log('audit: no known weakness in what the page is made of');
process.exitCode = wasAsked ? Number(lines.length > 0) : Number(process.argv.includes('--must-ask'));
