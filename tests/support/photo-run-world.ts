import { vi } from 'vitest';
import type { Analysis } from '../../src/faces/faces-api.ts';
import type { FacesClient } from '../../src/faces/faces-client.ts';
import type { PhotoId } from '../../src/ingest/photo.ts';
import { createPhotoRun, type PhotoRun } from '../../src/store/photo-run.ts';
import { createStateStore, type StateStore } from '../../src/store/state-store.ts';
import { type Deferred, deferred, settle } from './deferred.ts';
import { makeDetected } from './made-faces.ts';

/** The shortest file that counts as a whole JPEG, the name of its content after its end. */
export function jpeg(content: string): File {
  return new File([Uint8Array.of(0xff, 0xd8, 0xff, 0xd9), content], `${content}.jpg`);
}

/** Content that no decoder understands. */
export const UNDECODABLE = 'undecodable';

/** Give Node a decoder whose bitmaps remember the photo's content. `vi.unstubAllGlobals` takes it away. */
export function stubDecoder(): void {
  vi.stubGlobal('createImageBitmap', async (picture: Blob) => {
    const content = await picture.slice(4).text();
    if (content.startsWith(UNDECODABLE)) throw new Error('the source image could not be decoded');
    return { width: 40, height: 30, content, close() {} };
  });
}

/** A photo in the engine's hands. */
export interface Held {
  readonly content: string;
  /** Of which engine, counted from 0. */
  readonly engine: number;
  /** The engine finds so many faces; with `proven`, it has still to vouch for them, and may find as many then. */
  finish(faces: number, proven?: Promise<number>): void;
  fail(error: Error): void;
}

/** A run over made-up photos with an engine that does as it is told. */
export interface World {
  readonly store: StateStore;
  readonly run: PhotoRun;
  /** Photos in the engines, oldest first. */
  readonly held: Held[];
  /** One a try to connect. */
  readonly connections: Deferred<void>[];
  readonly disposed: number[];
  readonly clock: { ms: number };
  /** Put files into the ledger and queue them. Texts are contents of photos. */
  add(...files: readonly (File | string)[]): void;
  /** The photo with this content, once the engine has it. */
  heldPhoto(content: string): Promise<Held>;
  /** Let the engine find one face in each photo until the run stands still. */
  finishAll(): Promise<void>;
  /** Path and state of each row. */
  rows(): string[];
}

export interface WorldOptions {
  /** Photos that an engine works on at a time. */
  readonly capacity?: number;
  /** Whether an engine is there as soon as it is asked for. */
  readonly connected?: boolean;
  /** Told each row that is to be kept. */
  readonly onKeep?: (path: string, faces: number) => void;
}

export function createWorld({ capacity = 1, connected = true, onKeep }: WorldOptions = {}): World {
  const store = createStateStore({});
  const files = new Map<PhotoId, File>();
  const held: Held[] = [];
  const connections: Deferred<void>[] = [];
  const disposed: number[] = [];
  const clock = { ms: 0 };
  let rowCount = 0;

  function createEngine(engine: number): FacesClient {
    return {
      backend: 'wasm',
      capacity,
      analyze(photo) {
        const { content } = photo as unknown as { content: string };
        const answer = deferred<{ faces: number; proven: Promise<number> | undefined }>();
        const analysisOf = (count: number): Analysis => ({
          faces: Array.from({ length: count }, () => makeDetected()),
          tensors: 7,
        });
        const drop = () => held.splice(held.indexOf(entry), 1);
        const entry: Held = {
          content,
          engine,
          finish: (faces, proven) => {
            drop();
            answer.resolve({ faces, proven });
          },
          fail: (error) => {
            drop();
            answer.reject(error);
          },
        };
        held.push(entry);
        return answer.promise.then(({ faces, proven }) => ({
          ...analysisOf(faces),
          ...(proven && { proven: proven.then(analysisOf) }),
        }));
      },
      dispose: () => void disposed.push(engine),
    };
  }

  const run = createPhotoRun(store, {
    fileOf: (id) => files.get(id),
    async connect() {
      const engine = connections.length;
      const connection = deferred();
      connections.push(connection);
      if (connected) connection.resolve();
      await connection.promise;
      return createEngine(engine);
    },
    now: () => clock.ms,
    async keep(rows) {
      for (const { photo, faces } of rows)
        onKeep?.(`${photo.path} ${photo.unproven ? 'unproven ' : ''}${photo.state}`, faces.length);
    },
  });

  const world: World = {
    store,
    run,
    held,
    connections,
    disposed,
    clock,
    add(...added) {
      const rows = added.map((given) => {
        const file = typeof given === 'string' ? jpeg(given) : given;
        const id = `photo-${rowCount++}`;
        files.set(id, file);
        return { id, path: file.name, size: file.size, modified: 0, state: 'waiting' as const };
      });
      store.set({ photos: [...store.getState().photos, ...rows] });
      run.add(rows.map(({ id }) => id));
    },
    heldPhoto: (content) =>
      vi.waitFor(
        () => {
          const found = held.find((entry) => entry.content === content);
          if (!found) throw new Error(`the engine has no ${content}`);
          return found;
        },
        { interval: 1 },
      ),
    async finishAll() {
      let quiet = 0;
      while (quiet < 4) {
        for (const entry of [...held]) entry.finish(1);
        await settle(10);
        quiet = store.getState().photos.some(({ state }) => state === 'reading') ? 0 : quiet + 1;
      }
    },
    rows: () => store.getState().photos.map(({ path, state, reason }) => `${path} ${reason?.code ?? state}`),
  };
  return world;
}
