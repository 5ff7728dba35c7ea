import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { countStates } from '../../../src/ingest/ledger.ts';
import { settle } from '../../support/deferred.ts';
import { createWorld, stubDecoder, UNDECODABLE, type World } from '../../support/photo-run-world.ts';

beforeEach(stubDecoder);
afterEach(() => void vi.unstubAllGlobals());

/** Few contents, so that many photos are the same; one that no decoder takes, and one that is no file. */
const content = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f') },
  { weight: 1, arbitrary: fc.constant(UNDECODABLE) },
);

type Step = (world: World) => void | Promise<void>;

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.array(content, { minLength: 1, maxLength: 5 }).map(
    (contents): Step =>
      ({ add }) =>
        add(...contents),
  ),
  fc.array(content, { minLength: 1, maxLength: 5 }).map(
    (contents): Step =>
      ({ add }) =>
        add(...contents),
  ),
  fc.nat(3).map(
    (faces): Step =>
      ({ held }) =>
        held.at(-1)?.finish(faces),
  ),
  fc.nat(3).map(
    (faces): Step =>
      ({ held }) =>
        held[0]?.finish(faces),
  ),
  fc.constantFrom(new Error('engine'), new AppError('TIMEOUT', 'too long')).map(
    (error): Step =>
      ({ held }) =>
        held[0]?.fail(error),
  ),
  fc.integer({ min: 1, max: 12 }).map(
    (turns): Step =>
      () =>
        settle(turns),
  ),
  fc.constant<Step>(({ run }) => run.pause()),
  fc.constant<Step>(({ run }) => run.resume()),
  fc.constant<Step>(({ run }) => run.cancel()),
  fc.constant<Step>(({ connections }) => connections.at(-1)?.resolve()),
  fc.constant<Step>(({ connections }) => connections.at(-1)?.reject(new AppError('NO_BACKEND', 'none'))),
  fc.constant<Step>(({ run, store }) => {
    run.reset();
    store.set({ photos: [], faces: [], run: { ...store.getState().run, phase: 'idle', done: 0, total: 0 } });
  }),
);

/** Lift what holds the run up, and wait for its end. */
async function bringToRest({ run, store, connections, add, finishAll }: World): Promise<void> {
  for (let i = 0; i < 20; i++) {
    connections.at(-1)?.resolve();
    run.resume();
    await finishAll();
    const { phase } = store.getState().run;
    // photos of a run that failed wait for the next ones
    if (phase === 'failed') add('last');
    else if (phase !== 'starting') return;
  }
  throw new Error(`the run never ends: ${store.getState().run.phase}`);
}

test('the ledger adds up after any schedule of drops, answers, pauses, cancels, resets and failures', async () => {
  const schedule = fc.record({
    capacity: fc.integer({ min: 1, max: 3 }),
    connected: fc.boolean(),
    steps: fc.array(step, { maxLength: 25 }),
  });
  await fc.assert(
    fc.asyncProperty(schedule, async ({ capacity, connected, steps }) => {
      const world = createWorld({ capacity, connected });
      const { store, rows, held } = world;
      let sawTooMany = false;
      const unsubscribe = store.subscribe(({ run }) => {
        const newest = held.filter(({ engine }) => engine === held.at(-1)?.engine);
        if (newest.length > capacity + 1 || run.done > run.total) sawTooMany = true;
      });
      for (const act of steps) await act(world);
      await bringToRest(world);
      unsubscribe();

      const { photos, faces, run } = store.getState();
      expect(sawTooMany).toBe(false);
      expect(rows().filter((row) => /waiting|reading/.test(row))).toEqual([]);
      expect(run.done).toBe(run.total);
      expect(['idle', 'done', 'cancelled']).toContain(run.phase);
      // faces lie in the order of their photos, which are all in the ledger and read
      const places = faces.map(({ photoId }) => photos.findIndex(({ id }) => id === photoId));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      for (const place of places) expect(photos[place]?.state).toBe('read');
      expect(new Set(places).size).toBe(countStates(photos).read);
      expect(new Set(faces.map(({ id }) => id)).size).toBe(faces.length);
      // a copy names a row before it that holds the same bytes
      for (const [i, { state, sha256, reason }] of photos.entries()) {
        if (state !== 'duplicate') continue;
        const original = photos.findIndex(
          (photo) => photo.sha256 === sha256 && photo.path === reason?.detail,
        );
        expect(original).toBeGreaterThanOrEqual(0);
        expect(original).toBeLessThan(i);
      }
      // whoever comes next is read
      world.add('afterwards');
      await bringToRest(world);
      expect(rows().at(-1)).toBe('afterwards.jpg read');
      expect(store.getState().run).toMatchObject({ phase: 'done', done: 1, total: 1 });
    }),
    { numRuns: 150 },
  );
});
