import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GalleryFile } from '../export/gallery-file.ts';
import type { DescriptorId } from '../faces/descriptor-spec.ts';
import type { DetectedFace } from '../faces/face.ts';
import type { FacesClient } from '../faces/faces-client.ts';
import type { JudgeMethod, Thresholds } from '../people/judge.ts';
import { acceptAct, type Taken } from './accept-face.ts';
import { type FaceReport, faceReport } from './face-report.ts';
import { createJudgeClient, type JudgeClient } from './judge-client.ts';
import { INITIAL_JUDGE, type JudgedPhoto, type JudgeState } from './judge-state.ts';
import { createJudgeTrainer } from './judge-training.ts';
import type { Kaomap } from './kaomap.ts';
import type { KnownChoice } from './known-people.ts';
import { readLoosePhoto } from './loose-photo.ts';
import { visitSettings } from './visit-settings.ts';

/** A frame of the camera, as far as it goes. */
export interface LiveFaces {
  readonly faces: readonly DetectedFace[];
  /** (faces) null while there is no judge. */
  readonly reports: readonly FaceReport[] | null;
}

/** Judges new faces by the people of the page or of a file, without adding anything unasked. */
export interface JudgeDesk {
  readonly store: StoreApi<JudgeState>;
  /** Begin to follow the collection. @returns ends that, and gives the engine and the worker back */
  open(): () => void;
  addFiles(files: readonly File[]): void;
  /** Add a photo to the collection as it is judged: who is known in it, is who is seen in it. */
  addSnapshot(file: File): Promise<void>;
  /** Look at one frame; the bitmap is consumed. @throws AppError as the engine's */
  look(frame: ImageBitmap): Promise<LiveFaces>;
  setMethod(method: JudgeMethod): void;
  setChoice(choice: Partial<KnownChoice>): void;
  /** Null for the calibrated ones. */
  setThresholds(thresholds: Thresholds | null): void;
  setFile(file: { readonly name: string; readonly gallery: GalleryFile } | null): void;
  /** Add the photo to the collection, if that is not done yet, and say who the face is. */
  accept(photoId: string, faceIndex: number, taken: Taken): void;
  clear(): void;
}

export function createJudgeDesk(
  { store: app, actions, engines }: Kaomap,
  client: JudgeClient = createJudgeClient(),
): JudgeDesk {
  const store = createStore<JudgeState>(() => INITIAL_JUDGE);
  const trainer = createJudgeTrainer(store, app.getState, client);
  let engine: { readonly id: DescriptorId; readonly lease: Promise<FacesClient> } | null = null;
  let isOpen = false;
  let count = 0;
  /** Photos are read one after another, so that the camera and the collection have their turns. */
  let reading: Promise<void> = Promise.resolve();

  const follow = () => {
    if (isOpen) void trainer.follow();
  };
  const patch = (id: string, change: (photo: JudgedPhoto) => Partial<JudgedPhoto>) =>
    store.setState(({ photos }) => ({
      photos: photos.map((photo) => (photo.id === id ? { ...photo, ...change(photo) } : photo)),
    }));

  function letGo(): void {
    engine?.lease.then((lease) => lease.dispose()).catch(() => {});
    engine = null;
    store.setState({ engine: 'off' });
  }

  async function borrow(): Promise<FacesClient> {
    const { descriptorId } = app.getState().settings;
    if (engine && engine.id !== descriptorId) letGo();
    if (!engine) {
      engine = { id: descriptorId, lease: engines.borrow(descriptorId) };
      store.setState({ engine: 'starting' });
    }
    const mine = engine;
    try {
      const lease = await mine.lease;
      if (engine === mine) store.setState({ engine: 'on' });
      return lease;
    } catch (error) {
      if (engine === mine) engine = null;
      store.setState({ engine: 'failed' });
      throw error;
    }
  }

  async function read(id: string, file: File): Promise<void> {
    // taken off the list meanwhile
    if (!store.getState().photos.some((photo) => photo.id === id)) return;
    const outcome = await borrow().then(
      (lease) => readLoosePhoto(file, lease),
      () => ({ ok: false, reason: { code: 'engine' } }) as const,
    );
    const isKnown = outcome.ok && isInCollection(app.getState().photos, outcome.photo.sha256);
    patch(id, () => ({ outcome, isKnown }));
    follow();
  }

  function list(files: readonly File[]): { readonly id: string; readonly done: Promise<void> }[] {
    const added = files.map((file) => ({ file, photo: newPhoto(`judged ${count++}`, file.name) }));
    store.setState(({ photos }) => ({ photos: [...added.map(({ photo }) => photo), ...photos] }));
    return added.map(({ file, photo }) => {
      reading = reading.then(() => read(photo.id, file));
      return { id: photo.id, done: reading };
    });
  }

  function accept(photoId: string, faceIndex: number, taken: Taken): void {
    const photo = store.getState().photos.find(({ id }) => id === photoId);
    if (!photo?.outcome?.ok) return;
    const { file, faces } = photo.outcome.photo;
    const face = faces[faceIndex];
    if (!face) return;
    const act = acceptAct(app.getState(), face.id, taken);
    const name = taken.kind === 'new' ? taken.name.trim() : taken.person.name;
    patch(photoId, ({ accepted }) => ({ isAdded: true, accepted: new Map(accepted).set(face.id, name) }));
    if (act) actions.act(act);
    if (!photo.isAdded && !photo.isKnown) actions.addFiles([file]);
  }

  return {
    store,
    open() {
      isOpen = true;
      const stops = [
        app.subscribe((state, before) => {
          if (state.settings.descriptorId !== before.settings.descriptorId) {
            // nothing that was described in another way can be compared
            letGo();
            store.setState({ ...INITIAL_JUDGE, method: store.getState().method });
          }
          // while photos are read everybody changes all the time
          if (state.run.phase !== 'running') follow();
        }),
        visitSettings.subscribe(follow),
      ];
      follow();
      return () => {
        isOpen = false;
        for (const stop of stops) stop();
        letGo();
      };
    },
    addFiles: (files) => void list(files),
    async addSnapshot(file) {
      for (const { id, done } of list([file])) {
        await done;
        await trainer.follow();
        const photo = store.getState().photos.find((other) => other.id === id);
        const { judged } = photo ?? {};
        judged?.verdicts.forEach((verdict, face) => {
          const { kind, person, exemplar } = faceReport(verdict, judged.known);
          const isKnown = person !== null && (kind === 'regular' || kind === 'seenBefore');
          accept(id, face, isKnown ? { kind: 'known', person, exemplar } : { kind: 'new', name: '' });
        });
      }
    },
    async look(frame) {
      const lease = await borrow();
      const { faces } = await lease.analyze(frame, () => Promise.reject(new Error('the frame is gone')));
      await trainer.follow();
      return { faces, reports: await trainer.judge(faces).catch(() => null) };
    },
    setMethod(method) {
      store.setState({ method, thresholds: null });
      follow();
    },
    setChoice(choice) {
      store.setState((state) => ({ choice: { ...state.choice, ...choice }, thresholds: null }));
      follow();
    },
    setThresholds(thresholds) {
      store.setState({ thresholds });
      follow();
    },
    setFile(file) {
      const source = file ? (app.getState().faces.length > 0 ? 'both' : 'file') : 'collection';
      store.setState(({ choice }) => ({ file, choice: { ...choice, source }, thresholds: null }));
      follow();
    },
    accept,
    clear: () => store.setState({ photos: [] }),
  };
}

function newPhoto(id: string, name: string): JudgedPhoto {
  return { id, name, outcome: null, judged: null, isKnown: false, isAdded: false, accepted: new Map() };
}

function isInCollection(photos: readonly { readonly sha256?: string }[], sha256: string): boolean {
  return photos.some((photo) => photo.sha256 === sha256);
}

const desks = new WeakMap<Kaomap, JudgeDesk>();

/** The desk of a page: what lies on it stays while other pages are looked at. */
export function judgeDeskOf(kaomap: Kaomap): JudgeDesk {
  const known = desks.get(kaomap);
  if (known) return known;
  const desk = createJudgeDesk(kaomap);
  desks.set(kaomap, desk);
  return desk;
}
