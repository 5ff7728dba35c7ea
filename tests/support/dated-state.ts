import type { TakenAt } from '../../src/ingest/photo.ts';
import type { Act } from '../../src/people/act.ts';
import { NO_HISTORY, perform } from '../../src/people/history.ts';
import type { AppState } from '../../src/store/app-state.ts';
import { type MadeFace, makeFace } from './made-faces.ts';
import { makeState } from './made-state.ts';

/** A face on a photo of its own, unless the photo is named. */
export interface DatedFace extends MadeFace {
  /** 0, 1, …: faces of equal persons are alike. */
  readonly person: number;
  /** `2024-05-06T10:00`, as the camera wrote it; none without. */
  readonly at?: string;
  readonly source?: TakenAt['source'];
}

/** Milliseconds of what a camera's clock showed. */
export const clock = (text: string): number => Date.parse(`${text}:00Z`);

/** State of a page with such faces, whose ids are `face-0` and so on, and acts done in it. */
export function datedState(dated: readonly DatedFace[], acts: readonly Act[] = []): AppState {
  const faces = dated.map(({ person, at: _at, source: _source, ...rest }, i) =>
    makeFace({ angle: person + i / 1000, photoId: `photo-${i}`, id: `face-${i}`, ...rest }),
  );
  const state = makeState(faces);
  const taken = new Map<string, TakenAt>();
  for (const [i, { at, source = 'exif' }] of dated.entries()) {
    if (at !== undefined) taken.set(faces[i]!.photoId, { time: clock(at), source });
  }
  const photos = [...new Map(state.photos.map((photo) => [photo.id, photo])).values()].map((photo) => {
    const own = taken.get(photo.id);
    return { ...photo, sha256: `sha of ${photo.id}`, ...(own && { taken: own }) };
  });
  const history = acts.reduce((so, act, i) => perform(so, act, i), NO_HISTORY);
  return { ...state, photos, history };
}
