import { beforeEach, expect, test, vi } from 'vitest';
import type { EngineOptions } from '../../../src/faces/faces-api.ts';
import { createFacesService } from '../../../src/faces/faces-service.ts';

/** The GPU and what computes on it. */
const gpu = vi.hoisted(() => ({
  isLost: false,
  tellLost: () => {},
  read: (): Promise<unknown[]> => Promise.resolve([]),
  canary: () => Promise.resolve(),
  load: (): Promise<void> => Promise.resolve(),
}));

vi.mock('../../../src/faces/canvas-check.ts', () => ({ checkCanvas() {} }));
vi.mock('../../../src/faces/tfjs.ts', () => ({ memory: () => ({ numTensors: 7 }) }));
vi.mock('../../../src/faces/backend.ts', () => ({
  selectBackend: async () => {},
  isContextLost: () => gpu.isLost,
  onContextLost(act: () => void) {
    gpu.tellLost = act;
  },
}));
vi.mock('../../../src/faces/face-reader.ts', () => ({
  async createFaceReader() {
    await gpu.load();
    return { read: () => gpu.read() };
  },
}));
vi.mock('../../../src/faces/known-answer.ts', () => ({ knownAnswerTest: async () => () => gpu.canary() }));

const OPTIONS: EngineOptions = {
  backend: 'webgl',
  descriptorId: 'dlib-128-aligned-mirror',
  baseUrl: '/',
  anySpeed: false,
};
const LOST = { code: 'GPU_LOST' };
const never = () => new Promise<never>(() => {});

const createService = () =>
  createFacesService({ fetch: async () => new Response(), addEventListener() {} } as never);

function photo() {
  const close = vi.fn();
  return { bitmap: { close } as unknown as ImageBitmap, close };
}

function lose() {
  gpu.isLost = true;
  gpu.tellLost();
}

beforeEach(() => {
  Object.assign(gpu, {
    isLost: false,
    tellLost() {},
    read: async () => [],
    canary: async () => {},
    load: async () => {},
  });
});

test('a photo is given back at once when the GPU is lost under it, though nothing answers any more', async () => {
  const service = createService();
  await service.start(OPTIONS);
  gpu.read = never;
  const { bitmap, close } = photo();
  const answer = service.analyze(bitmap);
  lose();
  await expect(answer).rejects.toMatchObject(LOST);
  expect(close).toHaveBeenCalledOnce();
});

test('a photo is given back at once when the GPU was lost before it came', async () => {
  const service = createService();
  await service.start(OPTIONS);
  gpu.read = never;
  lose();
  await expect(service.analyze(photo().bitmap)).rejects.toMatchObject(LOST);
});

test('the proof ends at once when the GPU is lost under it', async () => {
  const service = createService();
  await service.start(OPTIONS);
  gpu.canary = never;
  const proof = service.prove();
  lose();
  await expect(proof).rejects.toMatchObject(LOST);
});

test('the start ends at once when the GPU is lost under it', async () => {
  gpu.load = never;
  const start = createService().start(OPTIONS);
  await vi.waitFor(() => {
    lose();
    return expect(Promise.race([start, Promise.resolve('under way')])).rejects.toMatchObject(LOST);
  });
});

test('faces of zeros that were found on a lost GPU are not believed', async () => {
  const service = createService();
  await service.start(OPTIONS);
  gpu.read = async () => {
    gpu.isLost = true;
    return [];
  };
  await expect(service.analyze(photo().bitmap)).rejects.toMatchObject(LOST);
});

test('a photo is answered for with the tensors alive after it', async () => {
  const service = createService();
  await service.start(OPTIONS);
  expect(await service.analyze(photo().bitmap)).toEqual({ faces: [], tensors: 7 });
});
