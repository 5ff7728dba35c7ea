import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createJudgeDesk, type JudgeDesk } from '../../../src/store/judge-desk.ts';
import type { JudgedPhoto } from '../../../src/store/judge-state.ts';
import { visitSettings } from '../../../src/store/visit-settings.ts';
import { datedState } from '../../support/dated-state.ts';
import { settle } from '../../support/deferred.ts';
import { createDeskWorld, type DeskWorld } from '../../support/desk-world.ts';
import { jpeg, stubDecoder } from '../../support/photo-run-world.ts';

const SHOP = datedState(
  [
    { person: 0, at: '2024-05-06T10:00' },
    { person: 0, at: '2024-05-07T10:00' },
    { person: 0, at: '2024-05-08T10:00' },
    { person: 1, at: '2024-05-08T10:00' },
    { person: 1, at: '2024-05-08T10:05' },
  ],
  [{ kind: 'assign', faces: ['face-0', 'face-1', 'face-2'], person: 'p1', name: 'Anna' }],
);
const DEFAULTS = visitSettings.getState();

let world: DeskWorld;
let desk: JudgeDesk;
let close: () => void;
beforeEach(() => {
  stubDecoder();
  world = createDeskWorld(SHOP);
  desk = createJudgeDesk(world.kaomap, world.judge);
  close = desk.open();
});
afterEach(() => {
  close();
  visitSettings.setState(DEFAULTS);
  vi.unstubAllGlobals();
});

const state = () => desk.store.getState();
const until = (check: () => void) => vi.waitFor(check, { interval: 1, timeout: 2000 });
const verdicts = ({ judged }: JudgedPhoto) =>
  judged?.verdicts.map(({ kind, person }) => `${kind} ${judged.known.people[person]?.name ?? ''}`.trim());
const judged = (count: number) =>
  until(() => {
    expect(state().photos).toHaveLength(count);
    expect(
      state().photos.every((photo) => photo.judged || photo.outcome?.ok === false || photo.isKnown),
    ).toBe(true);
  });

describe('photos on the desk', () => {
  test('are judged by the people of the collection, the newest batch first', async () => {
    desk.addFiles([jpeg('0.01'), jpeg('2.5')]);
    desk.addFiles([jpeg('0,1.002')]);
    await judged(3);
    expect(state().photos.map(verdicts)).toEqual([['known Anna', 'known'], ['known Anna'], ['new']]);
    expect(state().known?.people).toHaveLength(2);
    expect(world.acts).toEqual([]);
    expect(world.added).toEqual([]);
  });

  test('that cannot be read, show no face, or fail in the engine do not stop the others', async () => {
    desk.addFiles([new File(['x'], 'notes.txt'), jpeg(''), jpeg('!'), jpeg('0')]);
    await judged(4);
    expect(
      state().photos.map(({ outcome }) => (outcome?.ok ? outcome.photo.faces.length : outcome?.reason.code)),
    ).toEqual(['notAPicture', 0, 'engine', 1]);
    expect(state().photos.map(verdicts)).toEqual([undefined, [], undefined, ['known Anna']]);
  });

  test('that are in the collection already are not judged by themselves', async () => {
    desk.addFiles([jpeg('0')]);
    await judged(1);
    const { outcome } = state().photos[0]!;
    const sha256 = outcome?.ok ? outcome.photo.sha256 : '';
    world.store.set({ photos: world.store.getState().photos.map((photo) => ({ ...photo, sha256 })) });
    desk.addFiles([jpeg('0')]);
    await judged(2);
    expect(state().photos.map(({ isKnown }) => isKnown)).toEqual([true, false]);
  });

  test('taken off the list while the engine starts are not read', async () => {
    let open = () => {};
    world.gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    desk.addFiles([jpeg('0'), jpeg('1')]);
    await until(() => expect(state().engine).toBe('starting'));
    desk.clear();
    open();
    await settle();
    expect(state().photos).toEqual([]);
  });

  test('get a sentence where no engine starts, and are read once one does', async () => {
    world.isBroken = true;
    desk.addFiles([jpeg('0')]);
    await judged(1);
    expect(state()).toMatchObject({
      engine: 'failed',
      photos: [{ outcome: { reason: { code: 'engine' } } }],
    });
    world.isBroken = false;
    desk.addFiles([jpeg('0')]);
    await judged(2);
    expect(verdicts(state().photos[0]!)).toEqual(['known Anna']);
  });
});

describe('the judge', () => {
  test('follows names, rules and choices, and all verdicts follow it', async () => {
    desk.addFiles([jpeg('0'), jpeg('1')]);
    await judged(2);
    expect(verdicts(state().photos[1]!)).toEqual(['known']);
    desk.setChoice({ namedOnly: true });
    await until(() => expect(state().photos.map(verdicts)).toEqual([['known Anna'], ['new Anna']]));
    desk.setChoice({ namedOnly: false });
    world.kaomap.actions.act({ kind: 'assign', faces: ['face-3', 'face-4'], person: 'p2', name: 'Berta' });
    await until(() => expect(state().photos.map(verdicts)).toEqual([['known Anna'], ['known Berta']]));
    visitSettings.setState({ rule: { atLeast: 1, unit: 'visits', withinDays: 30 } });
    await until(() => {
      expect(state().photos[1]?.judged?.known.people.map(({ status }) => status)).toEqual([
        'regular',
        'regular',
      ]);
    });
  });

  test('is trained once for what it is asked, not for every look', async () => {
    await until(() => expect(state().phase).toBe('ready'));
    const before = world.trained.length;
    desk.addFiles([jpeg('0'), jpeg('1'), jpeg('2')]);
    await judged(3);
    world.store.set({ selected: [1] });
    await settle();
    expect(world.trained.length).toBe(before);
  });

  test('waits while photos are read, when everybody changes all the time', async () => {
    await until(() => expect(state().phase).toBe('ready'));
    const before = world.trained.length;
    world.store.setRun({ phase: 'running' });
    world.store.set({ faces: SHOP.faces.map((face) => ({ ...face })) });
    await settle();
    expect(world.trained.length).toBe(before);
    world.store.setRun({ phase: 'done' });
    await until(() => expect(world.trained.length).toBe(before + 1));
  });

  test('takes chosen thresholds, remembers the calibrated ones, and forgets the choice with the method', async () => {
    await until(() => expect(state().phase).toBe('ready'));
    const { calibrated } = state();
    desk.setThresholds({ acceptAt: 9, newAt: 8 });
    await until(() => expect(state().trained?.thresholds.acceptAt).toBe(9));
    expect(state().calibrated).toEqual(calibrated);
    desk.addFiles([jpeg('0')]);
    await judged(1);
    expect(verdicts(state().photos[0]!)).toEqual(['new Anna']);
    desk.setMethod('svm');
    await until(() => expect(state().phase).toBe('ready'));
    expect(state().thresholds).toBeNull();
    await until(() => expect(verdicts(state().photos[0]!)).toEqual(['known Anna']));
  });

  test('says what went wrong, and tries again with the next change', async () => {
    await until(() => expect(state().phase).toBe('ready'));
    const { train } = world.judge;
    vi.spyOn(world.judge, 'train')
      .mockRejectedValueOnce(new Error('out of memory'))
      .mockImplementation(train);
    desk.setChoice({ namedOnly: true });
    await until(() => expect(state()).toMatchObject({ phase: 'failed', detail: 'out of memory' }));
    desk.setChoice({ namedOnly: false });
    await until(() => expect(state().phase).toBe('ready'));
  });

  test('begins anew when faces are described in another way', async () => {
    desk.addFiles([jpeg('0')]);
    await judged(1);
    desk.setMethod('svm');
    world.store.set({ faces: [], photos: [], tree: null });
    world.store.setSettings({ descriptorId: 'faceres-1024' });
    expect(state().photos).toEqual([]);
    expect(state().method).toBe('svm');
    await until(() => expect(world.running).toEqual([]));
  });
});

describe('accepting a face', () => {
  test('says who it is, adds the photo once, and what was said of it stays', async () => {
    desk.addFiles([jpeg('0,2.5')]);
    await judged(1);
    const [photo] = state().photos;
    const anna = photo?.judged?.known.people[0];
    desk.accept(photo!.id, 0, { kind: 'known', person: anna!, exemplar: 0 });
    desk.accept(photo!.id, 1, { kind: 'new', name: ' Carla ' });
    const faces = photo?.outcome?.ok ? photo.outcome.photo.faces.map(({ id }) => id) : [];
    expect(world.acts).toEqual([
      { kind: 'assign', faces: [faces[0]], person: 'p1' },
      { kind: 'assign', faces: [faces[1]], person: 'p3', name: 'Carla' },
    ]);
    expect(world.added.map(({ name }) => name)).toEqual(['0,2.5.jpg']);
    const [after] = state().photos;
    expect([...(after?.accepted ?? [])]).toEqual([
      [faces[0], 'Anna'],
      [faces[1], 'Carla'],
    ]);
    expect(after?.judged).toBe(photo?.judged);
  });

  test('of a photo or a face that is not there does nothing', async () => {
    desk.addFiles([jpeg('0')]);
    await judged(1);
    const { id } = state().photos[0]!;
    desk.accept('nothing', 0, { kind: 'new', name: 'x' });
    desk.accept(id, 5, { kind: 'new', name: 'x' });
    expect([world.acts, world.added]).toEqual([[], []]);
  });
});

describe('the camera’s part', () => {
  const frame = (content: string) => ({ width: 4, height: 3, content, close() {} }) as unknown as ImageBitmap;

  test('a frame is judged without being listed', async () => {
    const { faces, reports } = await desk.look(frame('0,2.5'));
    expect(faces).toHaveLength(2);
    expect(reports?.map(({ kind, person }) => [kind, person?.name])).toEqual([
      ['regular', 'Anna'],
      ['new', ''],
    ]);
    expect(state().photos).toEqual([]);
  });

  test('a snapshot is added with those named who are known', async () => {
    await desk.addSnapshot(jpeg('0,2.5'));
    expect(world.added).toHaveLength(1);
    expect(world.acts).toMatchObject([{ kind: 'assign', person: 'p1' }]);
  });

  test('the engine is given back when the page is left', async () => {
    await desk.look(frame('0'));
    expect(world.running).toEqual(['dlib-128-aligned-mirror']);
    close();
    await until(() => expect(world.running).toEqual([]));
    expect(state().engine).toBe('off');
  });
});
