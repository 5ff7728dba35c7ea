import { dropPaths } from '../support/drop-folder.ts';
import { expect, test, waitUntilDone } from '../support/e2e-test.ts';
import { makeFaulty, readEnding, type WorkerFault } from '../support/engine-faults.ts';
import { picturesOf } from '../support/sample-folder.ts';

// minutes each where WebGL is emulated, so with `LONG=1` only; the other faults of a GPU are unit tests of the pool
const LONG = process.env['LONG'] === '1';
const PICTURES = [1, 3].flatMap(picturesOf);
const GROUPS = [1, 3].map((person) => picturesOf(person).map((_, i) => `album/${person}-${i}.jpg`));

interface Kind {
  readonly kind: string;
  readonly fault: WorkerFault;
  /** When as many photos were given to workers. */
  readonly moments: readonly number[];
  readonly backend: 'webgl' | 'wasm';
}

const KINDS: readonly Kind[] = [
  { kind: 'WebGL context lost', fault: 'loseContext', moments: [3], backend: 'webgl' },
];

for (const { kind, fault, moments, backend } of LONG ? KINDS : []) {
  test(`${kind}: ends with the right clusters, on ${backend}`, async ({ open, folder, context }) => {
    test.setTimeout(600_000);
    await makeFaulty(context, { minuteMs: 240_000 });
    // wasm after WebGL, and WebGL by software is as good as any
    await context.addInitScript(() => {
      const { postMessage } = Worker.prototype;
      Worker.prototype.postMessage = function (message: unknown, rest?: unknown) {
        const { path, argumentList } = message as { path?: string[]; argumentList?: { value: object }[] };
        if (path?.[0] === 'start') Object.assign(argumentList?.[0]?.value ?? {}, { anySpeed: true });
        postMessage.call(this, message, rest as StructuredSerializeOptions);
      };
    });
    const page = await open('backend=auto&eps=0.29');
    const start = Date.now();
    const album = Object.fromEntries(
      GROUPS.flat().map((path, i) => [path.slice('album/'.length), PICTURES[i]!]),
    );
    await dropPaths(page, [folder('album', album)]);
    for (const moment of moments) {
      await page.waitForFunction((count) => window.faulty.given >= count, moment, {
        polling: 20,
        timeout: 300_000,
      });
      await page.evaluate((what) => window.faulty.strike(what, 0), fault);
    }
    await waitUntilDone(page, { timeoutMs: 550_000 });
    const ending = await readEnding(page);
    console.log(
      `${kind}: photos ${PICTURES.length}, faults ${moments.length}, lost ${PICTURES.length - ending.descriptors.size}, begun again ${ending.again}, ends with the right clusters on ${ending.backend}, ${((Date.now() - start) / 1000).toFixed(1)} s`,
    );
    expect(ending.notRead).toEqual([]);
    expect(ending.groups).toEqual(GROUPS);
    expect(ending.backend).toBe(backend);
    expect(ending.sentence).toBe('');
  });
}
