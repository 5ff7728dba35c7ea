import type { StoreApi } from 'zustand/vanilla';
import { messageOf } from '../errors.ts';
import { DESCRIPTORS } from '../faces/descriptor-spec.ts';
import type { DetectedFace } from '../faces/face.ts';
import { matrixFromRows } from '../math/matrix.ts';
import type { AppState } from './app-state.ts';
import { type FaceReport, faceReport } from './face-report.ts';
import type { JudgeClient } from './judge-client.ts';
import type { Trained } from './judge-service.ts';
import type { JudgedPhoto, JudgeState } from './judge-state.ts';
import { type KnownPeople, knownPeopleOf } from './known-people.ts';
import { visitSettings } from './visit-settings.ts';

/** Keeps the judge up with people and settings, and the verdicts up with the judge. */
export interface JudgeTrainer {
  /** Look whether anything has changed, and do what that asks for. Resolves when all is judged, or cannot be. */
  follow(): Promise<void>;
  /** What is said of faces now; null while the judge is not ready. */
  judge(faces: readonly DetectedFace[]): Promise<FaceReport[] | null>;
}

/** All that a judge is made of. */
type Inputs = readonly unknown[];

export function createJudgeTrainer(
  store: StoreApi<JudgeState>,
  getApp: () => AppState,
  client: JudgeClient,
): JudgeTrainer {
  let done: { readonly inputs: Inputs; readonly known: KnownPeople; readonly trained: Trained } | null = null;
  let running: Promise<void> | null = null;

  function wanted() {
    const { method, thresholds, choice, file } = store.getState();
    const app = getApp();
    const known = knownPeopleOf(app, visitSettings.getState(), choice, file?.gallery ?? null);
    const { descriptorId } = app.settings;
    return {
      known,
      training: { method, descriptorId, thresholds },
      inputs: [known, method, descriptorId, thresholds?.acceptAt, thresholds?.newAt],
    };
  }

  const facesOf = (photo: JudgedPhoto) => (photo.outcome?.ok ? photo.outcome.photo.faces : []);
  const waits = (photo: JudgedPhoto) =>
    photo.outcome?.ok === true && !photo.isKnown && !photo.isAdded && photo.judged?.by !== done?.trained;

  const verdictsOf = (faces: readonly DetectedFace[]) => {
    const { dims } = DESCRIPTORS[getApp().settings.descriptorId];
    return client.judge(
      matrixFromRows(
        faces.map(({ descriptor }) => descriptor),
        dims,
      ),
    );
  };

  async function train(): Promise<void> {
    const { known, training, inputs } = wanted();
    store.setState({ phase: 'training' });
    const trained = await client.train(known.gallery, training);
    done = { inputs, known, trained };
    const { calibrated } = store.getState();
    store.setState({
      phase: 'ready',
      ...{ known, trained, detail: '' },
      calibrated: training.thresholds ? calibrated : trained.thresholds,
    });
  }

  async function judgeWaiting({ known, trained }: NonNullable<typeof done>): Promise<void> {
    const waiting = store.getState().photos.filter(waits);
    const { verdicts, ms } = await verdictsOf(waiting.flatMap(facesOf));
    let at = 0;
    const found = new Map(
      waiting.map((photo) => {
        const count = facesOf(photo).length;
        at += count;
        return [photo.id, { by: trained, known, verdicts: verdicts.slice(at - count, at) }] as const;
      }),
    );
    store.setState(({ photos }) => ({
      judgeMs: ms,
      photos: photos.map((photo) => ({ ...photo, judged: found.get(photo.id) ?? photo.judged })),
    }));
  }

  async function catchUp(): Promise<void> {
    try {
      for (;;) {
        const { inputs } = wanted();
        const isCurrent = done?.inputs.every((input, i) => Object.is(input, inputs[i]));
        if (!isCurrent) await train();
        else if (done && store.getState().photos.some(waits)) await judgeWaiting(done);
        else return;
      }
    } catch (error) {
      done = null;
      store.setState({ phase: 'failed', detail: messageOf(error) });
    }
  }

  return {
    follow() {
      running ??= catchUp().finally(() => {
        running = null;
      });
      return running;
    },
    async judge(faces) {
      const before = done;
      if (!before) return null;
      const { verdicts } = await verdictsOf(faces);
      // another judge may have spoken
      return before === done ? verdicts.map((verdict) => faceReport(verdict, before.known)) : null;
    },
  };
}
