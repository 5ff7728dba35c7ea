import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { OpenCollection } from '../../../src/storage/open-collection.ts';
import type { PhotoReading } from '../../../src/storage/photo-reading.ts';
import {
  codeOf,
  countRaw,
  freshBrowser,
  loadPlain,
  makeReading,
  openTab,
  openWorld,
  plain,
  wanted,
} from './storage-world.ts';

freshBrowser();

test('what was saved comes back in the ledger’s order, descriptors and thumbnails bit by bit', async () => {
  const { work } = await openWorld();
  const readings = [makeReading(2, 3), makeReading(10, 1), makeReading(0, 0)];
  // zero with a sign and the smallest number there is: what printing as decimals would lose
  readings[0]?.faces[0]?.descriptor.set([-0, 1.401298464324817e-45, 0.1]);
  for (const reading of readings) wanted(await work.save([reading]));
  const order = [makeReading(0, 0), readings[0], readings[1]] as PhotoReading[];
  expect((await loadPlain(work)).readings).toEqual(await Promise.all(order.map(plain)));
});

test('a descriptor that is a view of many is kept alone', async () => {
  const { work } = await openWorld();
  const reading = makeReading(0, 1);
  const many = Float32Array.from({ length: 640 }, (_, i) => i);
  const faces = reading.faces.map((face) => ({ ...face, descriptor: many.subarray(128, 256) }));
  wanted(await work.save([{ ...reading, faces }]));
  const back = wanted(await work.load()).readings[0]?.faces[0]?.descriptor;
  expect(back).toEqual(many.slice(128, 256));
  expect(back?.buffer.byteLength).toBe(512);
});

test('a photo saved again takes the place of what it was, with all its faces', async () => {
  const { work } = await openWorld();
  wanted(await work.save([makeReading(0, 5), makeReading(1, 1)]));
  wanted(await work.save([makeReading(0, 2, 7)]));
  expect((await loadPlain(work)).readings).toEqual(
    await Promise.all([makeReading(0, 2, 7), makeReading(1, 1)].map(plain)),
  );
  expect(await countRaw()).toMatchObject({ photos: 2, faces: 3 });
});

test('settings, layout and fields of a photo that came later in the app’s life come back', async () => {
  const { kept, id, work } = await openWorld();
  const positions = Float32Array.of(1, 2, 3, 4);
  wanted(await work.saveLayout({ key: 'tsne/2/seed 1', positions }));
  wanted(await work.saveSettings({ eps: 0.4, names: { a: [1, 2] } }, 'dlib-128-aligned-mirror/1'));
  const reading = makeReading(0);
  const photo = { ...reading.photo, laterField: { taken: 1_600_000_000_000 } };
  wanted(await work.save([{ ...reading, photo }]));
  await work.close();
  const again = wanted(await kept.openCollection(id));
  const loaded = wanted(await again.load());
  expect(loaded.settings).toEqual({ eps: 0.4, names: { a: [1, 2] } });
  expect(loaded.layout).toEqual({ key: 'tsne/2/seed 1', positions });
  expect(loaded.readings[0]?.photo).toEqual(photo);
});

test('another way of describing faces makes all photos wait that were read, and no others', async () => {
  const { work } = await openWorld();
  const skipped = makeReading(2, 0);
  const sign = { code: 'hidden' } as const;
  wanted(
    await work.save([
      makeReading(0),
      makeReading(1, 0),
      { ...skipped, photo: { ...skipped.photo, state: 'skipped', reason: sign } },
    ]),
  );
  wanted(await work.saveSettings({}, 'faceres-1024/1'));
  const { readings, damaged } = wanted(await work.load());
  expect(readings.map(({ photo, faces }) => [photo.state, faces.length])).toEqual([
    ['waiting', 0],
    ['waiting', 0],
    ['skipped', 0],
  ]);
  expect(damaged).toBe(0);
});

test('a photo that was being read when the page ended waits again', async () => {
  const { work } = await openWorld();
  const reading = makeReading(0, 0);
  wanted(await work.save([{ ...reading, photo: { ...reading.photo, state: 'reading' } }]));
  expect(wanted(await work.load()).readings[0]?.photo.state).toBe('waiting');
});

test('more rows than are asked for at a time come back whole and in order', async () => {
  const { work } = await openWorld();
  const readings = Array.from({ length: 1201 }, (_, i) => makeReading(i, i % 3));
  wanted(await work.save(readings));
  const loaded = wanted(await work.load());
  expect(loaded.damaged).toBe(0);
  expect(loaded.readings.map(({ photo, faces }) => [photo.id, faces.length])).toEqual(
    readings.map(({ photo, faces }) => [photo.id, faces.length]),
  );
});

test('collections have names and counts, and a removed one leaves nothing', async () => {
  const { kept, id, work } = await openWorld({ services: { now: () => 5 } });
  const other = wanted(await kept.createCollection({ name: 'Winter', readBy: 'x', settings: {} }));
  wanted(await work.save([makeReading(0, 2), makeReading(1, 1)]));
  wanted(await work.appendDecisions([{ name: 'Ann' }]));
  wanted(await work.saveLayout({ key: '', positions: new Float32Array(6) }));
  wanted(await kept.renameCollection(id, 'Summer 2026'));
  const infos = wanted(await kept.collections());
  expect(infos.find((info) => info.id === id)).toEqual({
    id,
    name: 'Summer 2026',
    createdAt: 5,
    openedAt: 5,
    readBy: 'dlib-128-aligned-mirror/1',
    settings: { eps: 0.33 },
    photos: 2,
    faces: 3,
  });
  wanted(await kept.removeCollection(id));
  expect(wanted(await kept.collections()).map((info) => info.id)).toEqual([other]);
  expect(await countRaw()).toEqual({ collections: 1, photos: 0, faces: 0, decisions: 0, layouts: 0 });
  expect(codeOf(await kept.renameCollection(id, 'x'))).toBe('noCollection');
  expect(codeOf(await kept.openCollection(id))).toBe('noCollection');
});

test('collections are told in the order in which they were last opened to write', async () => {
  let time = 1;
  const { result } = await openTab({ services: { now: () => time++ } });
  const kept = wanted(result);
  const draft = { readBy: 'x', settings: {} };
  const first = wanted(await kept.createCollection({ ...draft, name: 'first' }));
  const second = wanted(await kept.createCollection({ ...draft, name: 'second' }));
  const ids = async () => wanted(await kept.collections()).map(({ id }) => id);
  expect(await ids()).toEqual([second, first]);
  wanted(await kept.openCollection(first));
  expect(await ids()).toEqual([first, second]);
});

test('a save that takes long to prepare is not overtaken by what is asked for later', async () => {
  const { work } = await openWorld();
  const slow = makeReading(0, 1);
  for (const { thumbnail } of slow.faces) {
    const bytes = await thumbnail.arrayBuffer();
    thumbnail.arrayBuffer = () => new Promise((resolve) => setTimeout(() => resolve(bytes), 30));
  }
  const all = [work.save([slow]), work.removePhotos(['photo-0']), work.save([makeReading(1, 0)])];
  expect((await Promise.all(all)).map(codeOf)).toEqual(['ok', 'ok', 'ok']);
  expect((await loadPlain(work)).readings.map(({ photo }) => photo.id)).toEqual(['photo-1']);
});

test('decisions wait for the disk; what can be computed again does not', async () => {
  const { work } = await openWorld();
  const spy = vi.spyOn(IDBDatabase.prototype, 'transaction');
  wanted(await work.save([makeReading(0)]));
  wanted(await work.appendDecisions([1]));
  wanted(await work.replaceDecisions([2]));
  const durabilities = spy.mock.calls.map(([, , options]) => options?.durability);
  expect(durabilities).toEqual(['relaxed', 'strict', 'strict']);
});

type Step =
  | { readonly do: 'save'; readonly readings: readonly PhotoReading[] }
  | { readonly do: 'remove'; readonly ids: readonly string[] }
  | { readonly do: 'append' | 'replace'; readonly entries: readonly unknown[] };

const number = fc.nat(5);
const reading = fc
  .tuple(number, fc.nat(3), fc.nat(50))
  .map(([order, faces, salt]) => makeReading(order, faces, salt));
const entries = fc.array(fc.record({ face: fc.string(), name: fc.option(fc.string()) }), { maxLength: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .uniqueArray(reading, { maxLength: 3, selector: ({ order }) => order })
    .map((readings) => ({ do: 'save' as const, readings })),
  fc
    .array(number, { maxLength: 3 })
    .map((list) => ({ do: 'remove' as const, ids: list.map((n) => `photo-${n}`) })),
  entries.map((list) => ({ do: 'append' as const, entries: list })),
  entries.map((list) => ({ do: 'replace' as const, entries: list })),
);

function perform(work: OpenCollection, action: Step) {
  if (action.do === 'save') return work.save(action.readings);
  if (action.do === 'remove') return work.removePhotos(action.ids);
  return action.do === 'append'
    ? work.appendDecisions(action.entries)
    : work.replaceDecisions(action.entries);
}

test('any sequence of saves, removals and decisions comes back as a plain model has it', async () => {
  const { kept } = await openWorld();
  const run = fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.boolean(), async (steps, isHasty) => {
    const id = wanted(
      await kept.createCollection({ name: '', readBy: 'dlib-128-aligned-mirror/1', settings: {} }),
    );
    const work = wanted(await kept.openCollection(id));
    const photos = new Map<string, PhotoReading>();
    let log: unknown[] = [];
    const done: Promise<unknown>[] = [];
    for (const action of steps) {
      const written = perform(work, action).then(wanted);
      if (!isHasty) await written;
      done.push(written);
      if (action.do === 'save') for (const item of action.readings) photos.set(item.photo.id, item);
      else if (action.do === 'remove') for (const photo of action.ids) photos.delete(photo);
      else log = action.do === 'append' ? [...log, ...action.entries] : [...action.entries];
    }
    await Promise.all(done);
    const model = [...photos.values()].sort((a, b) => a.order - b.order);
    expect(await loadPlain(work)).toEqual({
      readings: await Promise.all(model.map(plain)),
      decisions: log,
    });
    await work.close();
  });
  await fc.assert(run, { numRuns: 60 });
});
