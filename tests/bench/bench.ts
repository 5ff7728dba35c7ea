// `npm run bench`: measure speed and memory against the bars; see README.md.
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Bar } from './bar.ts';
import { benchCluster } from './bench-cluster.ts';
import { benchJudge } from './bench-judge.ts';
import { benchMap } from './bench-map.ts';
import { benchPeople } from './bench-people.ts';
import { benchPlot } from './bench-plot.ts';
import { benchSlider } from './bench-slider.ts';
import { benchVisits } from './bench-visits.ts';

/** What a benchmark says: figures of its own, and what they are measured by. */
interface Benchmark {
  readonly bars: readonly Bar[];
}

const BENCHMARKS: Readonly<Record<string, (log: (line: string) => void) => Promise<Benchmark>>> = {
  cluster: benchCluster,
  map: benchMap,
  slider: benchSlider,
  people: benchPeople,
  plot: benchPlot,
  judge: benchJudge,
  visits: benchVisits,
};

const USAGE = `usage: npm run bench -- [--only NAME] [--out FILE.json]

  --only NAME      one of: ${Object.keys(BENCHMARKS).join(', ')}
  --out FILE.json  where the figures go (default: standard output)`;

// standard output is for the JSON alone, whatever the build has to say
const print = console.log;
console.log = console.error;

function readArgs() {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.only !== undefined && !Object.hasOwn(BENCHMARKS, values.only)) {
    throw new TypeError(`--only must be one of ${Object.keys(BENCHMARKS).join(', ')}, got ${values.only}`);
  }
  return values;
}

async function bench(only: string | undefined, out: string | undefined): Promise<void> {
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    // of the minute before: other work makes every figure worse
    loadBefore: loadavg()[0],
  };
  const results: Record<string, Benchmark> = {};
  for (const [name, run] of Object.entries(BENCHMARKS)) {
    if (only !== undefined && name !== only) continue;
    console.error(`${name} on ${machine.cores} × ${machine.cpu}, load ${machine.loadBefore?.toFixed(1)}`);
    results[name] = await run((line) => console.error(`  ${line}`));
    for (const { what, limit, unit, value } of results[name].bars) {
      const met = value <= limit ? 'met    ' : 'NOT MET';
      console.error(`  ${met} ${what}: ${value.toPrecision(3)} ${unit} (bar ${limit} ${unit})`);
    }
  }
  const json = JSON.stringify({ machine, ...results }, null, 2);
  if (out === undefined) print(json);
  else writeFileSync(out, `${json}\n`);
}

let args: ReturnType<typeof readArgs> | undefined;
try {
  args = readArgs();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  console.error(USAGE);
  process.exitCode = 2;
}
if (args?.help) print(USAGE);
else if (args) await bench(args.only, args.out);
