import type { DescriptorId } from '../../src/faces/descriptor-spec.ts';
import type { DetectedFace } from '../../src/faces/face.ts';
import type { FacesClient } from '../../src/faces/faces-client.ts';
import type { Act } from '../../src/people/act.ts';
import { perform } from '../../src/people/history.ts';
import type { AppState } from '../../src/store/app-state.ts';
import { createEngines } from '../../src/store/engines.ts';
import type { JudgeClient } from '../../src/store/judge-client.ts';
import { createJudgeService } from '../../src/store/judge-service.ts';
import type { Kaomap } from '../../src/store/kaomap.ts';
import { createStateStore, type StateStore } from '../../src/store/state-store.ts';
import { makeDetected } from './made-faces.ts';

/** A page's state and engines for the desks beside the collection, with no worker and no decoder behind. */
export interface DeskWorld {
  readonly kaomap: Kaomap;
  readonly store: StateStore;
  readonly acts: Act[];
  /** Files that were added to the collection. */
  readonly added: File[];
  /** Descriptors whose engines run. */
  readonly running: DescriptorId[];
  /** While set, engines wait for it. */
  gate: Promise<void> | null;
  /** Whether engines refuse to start. */
  isBroken: boolean;
  readonly judge: JudgeClient;
  /** Galleries that the judge was trained on. */
  readonly trained: number[];
}

/**
 * What the engine finds in a photo, by its content: `0.5` one face in that direction, `0,1.5` two faces side by
 * side, `` none, `!` an engine that fails.
 */
function facesOf(content: string): DetectedFace[] {
  if (content === '!') throw new Error('the engine fell over');
  const angles = content === '' ? [] : content.split(',').map(Number);
  return angles.map((angle, i) => ({
    ...makeDetected({ angle }),
    // the second is the larger
    box: { x: 0.1 + 0.5 * i, y: 0.2, width: 0.2 + 0.1 * i, height: 0.3 },
  }));
}

export function createDeskWorld(state: AppState): DeskWorld {
  const store = createStateStore({});
  store.set(state);
  const acts: Act[] = [];
  const added: File[] = [];
  const running: DescriptorId[] = [];
  const engines = createEngines(async (id) => {
    await world.gate;
    if (world.isBroken) throw new Error('no backend');
    running.push(id);
    const client: FacesClient = {
      ...{ backend: 'wasm', capacity: 1 },
      async analyze(photo) {
        await world.gate;
        const { content } = photo as unknown as { content: string };
        return { faces: facesOf(content), tensors: 0 };
      },
      dispose: () => void running.splice(running.indexOf(id), 1),
    };
    return client;
  });
  const actions = {
    act(act: Act) {
      acts.push(act);
      store.set({ history: perform(store.getState().history, act, 0) });
    },
    addFiles: (files: Iterable<File>) => void added.push(...files),
    fileOf: () => undefined,
  } as unknown as Kaomap['actions'];
  const service = createJudgeService(() => 0);
  const trained: number[] = [];
  const world: DeskWorld = {
    // the desks know nothing of what is kept
    kaomap: { store, actions, engines } as unknown as Kaomap,
    ...{ store, acts, added, running, trained },
    ...{ gate: null, isBroken: false },
    judge: {
      async train(gallery, training) {
        trained.push(gallery.people);
        service.hold(gallery);
        return service.train(training);
      },
      judge: async (faces) => service.judge(faces),
      dispose() {},
    },
  };
  return world;
}
