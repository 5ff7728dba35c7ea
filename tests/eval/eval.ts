// `npm run eval`: read a folder of photos with the built app and measure the outcome; see README.md.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkFolder, checkOutFile, readTextFile } from './check-places.ts';
import { toEvalPhotos } from './eval-photo.ts';
import { galleryTable } from './gallery-table.ts';
import { listDescriptors } from './list-descriptors.ts';
import { makeReport } from './make-report.ts';
import { measureFolder } from './measure-gallery.ts';
import { photoLabel } from './photo-label.ts';
import { type EvalOptions, readArgs, USAGE } from './read-args.ts';
import { readFolder } from './read-folder.ts';
import { readPairs } from './read-pairs.ts';
import { summarize } from './summarize.ts';
import { UsageError } from './usage-error.ts';

// standard output is for the JSON alone, whatever the build and the search for a browser have to say
const print = console.log;
console.log = console.error;

async function evaluate(options: EvalOptions): Promise<void> {
  const dir = resolve(options.dir);
  checkFolder(dir);
  if (options.out !== undefined) checkOutFile(options.out);
  if (options.descriptors !== undefined) checkOutFile(options.descriptors);
  const pairs = options.pairs === undefined ? undefined : readPairs(readTextFile(options.pairs));
  const run = await readFolder(dir, options, (line) => console.error(line));
  const { descriptors, gallerySplit, labels, descriptorId } = options;
  const photos = toEvalPhotos(run.result, run.descriptors);
  const listed = listDescriptors(photos, ({ pagePath }) => photoLabel(pagePath, labels));
  if (descriptors !== undefined) writeFileSync(descriptors, JSON.stringify(listed));
  const judged = gallerySplit && measureFolder(listed, gallerySplit, descriptorId);
  const report = { ...makeReport(dir, run, options, pairs), ...(judged && { gallerySplit: judged }) };
  const json = JSON.stringify(report, null, 2);
  if (options.out === undefined) print(json);
  else writeFileSync(options.out, `${json}\n`);
  console.error(`\n${summarize(report)}`);
  if (judged) console.error(`\n${galleryTable(judged.methods).join('\n')}`);
}

try {
  const options = readArgs(process.argv.slice(2));
  if (options) await evaluate(options);
  else print(USAGE);
} catch (error) {
  const isUsage = error instanceof UsageError;
  console.error(error instanceof Error ? error.message : String(error));
  if (isUsage) console.error('Run `npm run eval -- --help` for the options.');
  process.exitCode = isUsage ? 2 : 1;
}
