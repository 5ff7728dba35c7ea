import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type CompareDesk, createCompareDesk } from '../../../src/store/compare-desk.ts';
import { datedState } from '../../support/dated-state.ts';
import { createDeskWorld, type DeskWorld } from '../../support/desk-world.ts';
import { jpeg, stubDecoder } from '../../support/photo-run-world.ts';

let world: DeskWorld;
let desk: CompareDesk;
let close: () => void;
beforeEach(() => {
  stubDecoder();
  world = createDeskWorld(datedState([{ person: 0 }, { person: 1 }]));
  desk = createCompareDesk(world.kaomap);
  close = desk.open();
});
afterEach(() => {
  close();
  vi.unstubAllGlobals();
});

const state = () => desk.store.getState();
const pane = (side: 0 | 1) => state().panes[side];
const until = (check: () => void) => vi.waitFor(check, { interval: 1, timeout: 2000 });
const ready = (side: 0 | 1) => until(() => expect(pane(side)?.phase).toBe('ready'));

describe('a side', () => {
  test('takes a photo, of several faces the largest, and another can be chosen', async () => {
    desk.putFile(0, jpeg('0,1'));
    expect(pane(0)).toMatchObject({ name: '0,1.jpg', phase: 'reading' });
    await ready(0);
    expect(pane(0)).toMatchObject({ chosen: 1 });
    desk.choose(0, 0);
    expect(pane(0)?.chosen).toBe(0);
    desk.choose(0, 7);
    desk.choose(1, 0);
    expect([pane(0)?.chosen, pane(1)]).toEqual([0, null]);
    desk.clear(0);
    expect(pane(0)).toBeNull();
  });

  test('says why there is no face', async () => {
    desk.putFile(0, jpeg(''));
    desk.putFile(1, new File(['x'], 'notes.txt'));
    await until(() => expect(pane(0)?.phase).toBe('noFace'));
    await until(() => expect(pane(1)).toMatchObject({ phase: 'failed', reason: { code: 'notAPicture' } }));
  });

  test('says that no engine would start', async () => {
    world.isBroken = true;
    desk.putFile(0, jpeg('0'));
    await until(() => expect(pane(0)).toMatchObject({ phase: 'failed', reason: { code: 'engine' } }));
    expect(state().engine).toBe('failed');
  });

  test('shows the photo put last, whichever is read first', async () => {
    let open = () => {};
    world.gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    desk.putFile(0, jpeg('0'));
    desk.putFile(0, jpeg('1'));
    desk.putFile(1, jpeg('2'));
    desk.clear(1);
    open();
    await ready(0);
    expect(pane(0)?.name).toBe('1.jpg');
    expect(pane(1)).toBeNull();
  });

  test('takes a face of the collection by its id', () => {
    expect(desk.putFace(0, 'face-1')).toBe(true);
    expect(pane(0)).toMatchObject({ name: 'photo-1.jpg', file: null, phase: 'ready' });
    expect(pane(0)?.faces[0]).toBe(world.store.getState().faces[1]);
    expect(desk.putFace(1, 'nobody')).toBe(false);
    expect(pane(1)).toBeNull();
  });
});

describe('the other way', () => {
  test('describes the chosen faces anew, and what changes takes its answer away', async () => {
    desk.putFile(0, jpeg('0,1'));
    desk.putFile(1, jpeg('0'));
    await ready(0);
    await ready(1);
    desk.choose(0, 0);
    await desk.compareOther();
    expect(state().other).toMatchObject({ phase: 'done', id: 'faceres-1024', distance: 0 });
    expect(world.running).toEqual(['dlib-128-aligned-mirror', 'faceres-1024']);
    desk.choose(0, 1);
    expect(state().other).toBeNull();
    await desk.compareOther();
    expect(state().other?.distance).toBeCloseTo(2 * Math.sin(0.5), 6);
    close();
    await until(() => expect(world.running).toEqual([]));
  });

  test('needs the photos, and says so', async () => {
    desk.putFace(0, 'face-0');
    await desk.compareOther();
    expect(state().other).toBeNull();
    desk.putFace(1, 'face-1');
    await desk.compareOther();
    expect(state().other).toMatchObject({ phase: 'failed', distance: null });
  });
});

test('what was described in another way is taken off the desk', async () => {
  desk.putFile(0, jpeg('0'));
  await ready(0);
  desk.setThreshold(0.3);
  expect(state().threshold).toBe(0.3);
  world.store.setSettings({ descriptorId: 'faceres-1024' });
  expect(state().panes).toEqual([null, null]);
  expect(state().threshold).toBeNull();
});
