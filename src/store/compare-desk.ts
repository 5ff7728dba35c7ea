import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DescriptorId } from '../faces/descriptor-spec.ts';
import type { DetectedFace } from '../faces/face.ts';
import type { FacesClient } from '../faces/faces-client.ts';
import type { Reason } from '../ingest/photo.ts';
import { describeAgain, faceDistance, otherDescriptor } from './compare.ts';
import type { Kaomap } from './kaomap.ts';
import { readLoosePhoto } from './loose-photo.ts';

export type Side = 0 | 1;

/** What lies on one side: a photo with its faces, or a face of the collection. */
export interface Pane {
  readonly name: string;
  /** Null if the page has not got the photo. */
  readonly file: File | null;
  readonly phase: 'reading' | 'ready' | 'noFace' | 'failed';
  readonly reason?: Reason;
  readonly faces: readonly DetectedFace[];
  /** Which of the faces is compared. */
  readonly chosen: number;
}

/** The same two faces, described in the other way. */
export interface OtherWay {
  readonly phase: 'running' | 'done' | 'failed';
  readonly id: DescriptorId;
  readonly distance: number | null;
  /** From the click to the answer, models included. */
  readonly ms: number | null;
}

export interface CompareState {
  readonly panes: readonly [Pane | null, Pane | null];
  /** Null for the descriptor's own. */
  readonly threshold: number | null;
  readonly engine: 'off' | 'starting' | 'on' | 'failed';
  readonly other: OtherWay | null;
}

/** Compares any two faces; needs no collection and adds nothing to it. */
export interface CompareDesk {
  readonly store: StoreApi<CompareState>;
  /** @returns gives the engines back */
  open(): () => void;
  putFile(side: Side, file: File): void;
  /** A face of the collection, by its id. @returns false if there is none */
  putFace(side: Side, id: string): boolean;
  choose(side: Side, face: number): void;
  setThreshold(threshold: number | null): void;
  /** Describe both in the other way, too: loads the other model. */
  compareOther(): Promise<void>;
  clear(side: Side): void;
}

const EMPTY: CompareState = { panes: [null, null], threshold: null, engine: 'off', other: null };

export function createCompareDesk({ store: app, actions, engines }: Kaomap): CompareDesk {
  const store = createStore<CompareState>(() => EMPTY);
  const leases = new Map<DescriptorId, Promise<FacesClient>>();
  /** Changes with what lies there, so that an answer that comes late is dropped. */
  const turns = [0, 0];

  function borrow(id: DescriptorId): Promise<FacesClient> {
    const lease = leases.get(id) ?? engines.borrow(id);
    leases.set(id, lease);
    lease.catch(() => leases.delete(id));
    return lease;
  }

  function put(side: Side, pane: Pane | null): void {
    turns[side] = (turns[side] ?? 0) + 1;
    show(side, pane);
  }

  function show(side: Side, pane: Pane | null): void {
    store.setState(({ panes }) => ({
      panes: side === 0 ? [pane, panes[1]] : [panes[0], pane],
      other: null,
    }));
  }

  async function read(side: Side, file: File): Promise<void> {
    const pane: Pane = { name: file.name, file, phase: 'reading', faces: [], chosen: 0 };
    put(side, pane);
    const turn = turns[side];
    const id = app.getState().settings.descriptorId;
    if (!leases.has(id)) store.setState({ engine: 'starting' });
    const outcome = await borrow(id).then(
      (engine) => {
        store.setState({ engine: 'on' });
        return readLoosePhoto(file, engine);
      },
      () => {
        store.setState({ engine: 'failed' });
        return { ok: false, reason: { code: 'engine' } } as const;
      },
    );
    if (turns[side] !== turn) return;
    if (!outcome.ok) show(side, { ...pane, phase: 'failed', reason: outcome.reason });
    else {
      const { faces } = outcome.photo;
      show(side, { ...pane, phase: faces.length > 0 ? 'ready' : 'noFace', faces, chosen: largest(faces) });
    }
  }

  const isFilled = (pane: Pane | null): pane is Pane => pane?.phase === 'ready';

  return {
    store,
    open() {
      const { descriptorId } = app.getState().settings;
      const stop = app.subscribe((state) => {
        // what was described in another way cannot be compared with what comes
        if (state.settings.descriptorId !== descriptorId) store.setState(EMPTY);
      });
      return () => {
        stop();
        for (const lease of leases.values()) lease.then((engine) => engine.dispose()).catch(() => {});
        leases.clear();
        store.setState({ engine: 'off' });
      };
    },
    putFile: (side, file) => void read(side, file),
    putFace(side, id) {
      const { faces, photos } = app.getState();
      const face = faces.find((known) => known.id === id);
      if (!face) return false;
      const name = photos.find((photo) => photo.id === face.photoId)?.path ?? '';
      const file = actions.fileOf(face.photoId) ?? null;
      put(side, { name, file, phase: 'ready', faces: [face], chosen: 0 });
      return true;
    },
    choose(side, chosen) {
      const pane = store.getState().panes[side];
      if (pane?.faces[chosen]) show(side, { ...pane, chosen });
    },
    setThreshold: (threshold) => store.setState({ threshold }),
    async compareOther() {
      const { panes } = store.getState();
      const [a, b] = panes;
      if (!isFilled(a) || !isFilled(b)) return;
      const id = otherDescriptor(app.getState().settings.descriptorId);
      const running: OtherWay = { phase: 'running', id, distance: null, ms: null };
      store.setState({ other: running });
      const start = performance.now();
      const describe = async ({ file, faces, chosen }: Pane) => {
        const face = faces[chosen];
        return file && face ? describeAgain(file, face.box, await borrow(id)) : null;
      };
      const found = await Promise.all([describe(a), describe(b)]).catch(() => [null, null]);
      if (store.getState().other !== running) return;
      const [first, second] = found;
      store.setState({
        other:
          first && second
            ? { phase: 'done', id, distance: faceDistance(first, second), ms: performance.now() - start }
            : { ...running, phase: 'failed' },
      });
    },
    clear: (side) => put(side, null),
  };
}

/** The face that fills most of a photo, which is mostly the one that is meant. */
function largest(faces: readonly DetectedFace[]): number {
  const areas = faces.map(({ box }) => box.width * box.height);
  return Math.max(0, areas.indexOf(Math.max(...areas)));
}

const desks = new WeakMap<Kaomap, CompareDesk>();

/** The desk of a page: what lies on it stays while other pages are looked at. */
export function compareDeskOf(kaomap: Kaomap): CompareDesk {
  const known = desks.get(kaomap);
  if (known) return known;
  const desk = createCompareDesk(kaomap);
  desks.set(kaomap, desk);
  return desk;
}
