import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { deferred, settle } from '../../support/deferred.ts';
import { createKeptWorld, type KeptWorld, until, type Visit } from '../../support/kept-world.ts';
import { makeDetected } from '../../support/made-faces.ts';
import { jpeg } from '../../support/photo-run-world.ts';

let world: KeptWorld;

beforeEach(() => {
  world = createKeptWorld();
});
afterEach(() => world.end());

const never = () => new Promise<void>(() => {});
const marks = ({ state }: Visit) => state().photos.map(({ unproven = false }) => unproven);
const copyOf = async (file: File, name: string) => new File([await file.arrayBuffer()], name);

/** A visit that read these files and crashed before the engine had vouched for any. */
async function crashBeforeProof(files: readonly File[]): Promise<void> {
  const visit = await world.visit({ backend: 'webgl' });
  visit.workers.prove = never;
  visit.kaomap.actions.addFiles(files);
  await until(() => expect(visit.analyzed()).toBe(new Set(files.map(({ size }) => size)).size));
  await settle(50);
  // on the page it is not read yet
  expect(visit.rows()[0]).toBe(`${files[0]?.name} reading`);
  expect(visit.state().faces).toEqual([]);
  await visit.crash();
}

test('what was read before a crash is there after it, and is read again when its folder comes again', async () => {
  const files = [jpeg('a'), jpeg('bb'), jpeg('ccc')];
  await crashBeforeProof(files);

  const second = await world.visit({ backend: 'webgl' });
  expect(second.rows()).toEqual(['a.jpg read', 'bb.jpg read', 'ccc.jpg read']);
  expect(marks(second)).toEqual([true, true, true]);
  expect(second.state()).toMatchObject({ faces: { length: 3 }, kept: { resumed: 3, missing: 0 } });
  await until(() => expect(second.state().tree?.size).toBe(3));
  second.kaomap.actions.addFiles(files);
  expect(second.state()).toMatchObject({ faces: [], tree: null, map: null, kept: { skipped: 0 } });
  await second.rests();
  expect(second.rows()).toEqual(['a.jpg read', 'bb.jpg read', 'ccc.jpg read']);
  expect(second.analyzed()).toBe(3);
  expect(second.state().faces).toHaveLength(3);
  await second.crash();

  // proven, it is done
  const third = await world.visit({ backend: 'webgl' });
  expect(marks(third)).toEqual([false, false, false]);
  third.kaomap.actions.addFiles(files);
  await third.rests();
  expect(third.analyzed()).toBe(0);
  expect(third.state()).toMatchObject({ faces: { length: 3 }, kept: { skipped: 3 } });
});

test('rows of which some are dropped again leave the others with their faces', async () => {
  const files = [jpeg('a'), jpeg('bb')];
  await crashBeforeProof(files);
  const second = await world.visit({ backend: 'webgl' });
  second.kaomap.actions.addFiles(files.slice(1));
  expect(second.state().faces.map(({ photoId }) => photoId)).toEqual(['photo-0']);
  await second.rests();
  expect(second.analyzed()).toBe(1);
  expect(marks(second)).toEqual([true, false]);
  expect(second.state().faces.map(({ photoId }) => photoId)).toEqual(['photo-0', 'photo-1']);
});

test('an engine that turns out to answer wrongly has what it found replaced by what a new one finds', async () => {
  const first = await world.visit({ backend: 'webgl' });
  let proofs = 0;
  first.workers.prove = () => {
    if (proofs++ === 0) throw new AppError('WRONG_ANSWER', 'distance 0.7');
  };
  first.workers.analyze = () => ({
    faces: Array.from({ length: proofs === 0 ? 1 : 2 }, () => makeDetected({ angle: proofs })),
    tensors: 1,
  });
  first.kaomap.actions.addFiles([jpeg('a'), jpeg('bb')]);
  await first.rests();
  expect(first.state().faces).toHaveLength(4);
  await first.crash();
  const second = await world.visit();
  expect(second.rows()).toEqual(['a.jpg read', 'bb.jpg read']);
  expect(marks(second)).toEqual([false, false]);
  expect(second.state().faces.map(({ descriptor }) => [...descriptor])).toEqual(
    first.state().faces.map(({ descriptor }) => [...descriptor]),
  );
});

test('what was read waits, also after a crash, if no engine comes up to vouch for it', async () => {
  const first = await world.visit({ backend: 'webgl' });
  first.workers.prove = () => {
    first.workers.start = () => {
      throw new AppError('NO_BACKEND', 'no context');
    };
    throw new AppError('GPU_LOST', 'the context is lost');
  };
  first.kaomap.actions.addFiles([jpeg('a')]);
  await first.rests();
  expect(first.state()).toMatchObject({ run: { phase: 'failed' }, notice: { code: 'NO_BACKEND' } });
  expect(first.rows()).toEqual(['a.jpg waiting']);
  await first.crash();
  const second = await world.visit();
  expect(second.rows()).toEqual(['a.jpg waiting']);
  expect(second.state()).toMatchObject({ faces: [], kept: { missing: 1 } });
});

test('of two photos with the same bytes the first is read again, and the second stays its copy', async () => {
  const a = jpeg('a');
  const files = [a, await copyOf(a, 'copy.jpg')];
  await crashBeforeProof(files);
  const second = await world.visit({ backend: 'webgl' });
  expect(second.rows()).toEqual(['a.jpg read', 'copy.jpg sameAs']);
  second.kaomap.actions.addFiles(files);
  await second.rests();
  expect(second.rows()).toEqual(['a.jpg read', 'copy.jpg sameAs']);
  expect(second.analyzed()).toBe(1);
  expect(second.state()).toMatchObject({ faces: { length: 1 }, kept: { skipped: 1 } });
});

test('the same bytes under another name are read, and the row that nobody vouches for becomes their copy', async () => {
  const a = jpeg('a');
  await crashBeforeProof([a]);
  const second = await world.visit({ backend: 'webgl' });
  second.kaomap.actions.addFiles([await copyOf(a, 'z.jpg')]);
  await second.rests();
  const rows = ['a.jpg sameAs', 'z.jpg read'];
  expect(second.rows()).toEqual(rows);
  expect(second.analyzed()).toBe(1);
  expect(second.state().photos[0]?.reason?.detail).toBe('z.jpg');
  expect(second.state().faces.map(({ photoId }) => photoId)).toEqual(['photo-1']);
  await second.crash();
  const third = await world.visit();
  expect(third.rows()).toEqual(rows);
  expect(marks(third)).toEqual([false, false]);
  expect(third.state().faces).toHaveLength(1);
});

test('a second tab keeps faces and map when the first only proves what it has found', async () => {
  const first = await world.visit({ backend: 'webgl' });
  const proof = deferred();
  first.workers.prove = () => proof.promise;
  first.kaomap.actions.addFiles([jpeg('a'), jpeg('bb')]);
  await until(() => expect(first.state().kept.collection).not.toBeNull());
  const second = await world.visit();
  await until(() => expect(marks(second)).toEqual([true, true]));
  await until(() => expect(second.state().tree?.size).toBe(2));
  const { faces, tree } = second.state();
  proof.resolve();
  await until(() => expect(marks(second)).toEqual([false, false]));
  expect(second.state().faces.every((face, i) => face === faces[i])).toBe(true);
  expect(second.state().tree).toBe(tree);
});
