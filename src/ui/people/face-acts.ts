import type { Act } from '../../people/act.ts';
import type { AppState } from '../../store/app-state.ts';
import {
  chooseCover,
  clearFaces,
  commonGroup,
  confirmFaces,
  markFaces,
  refuseFaces,
  scopeOfAct,
  splitFaces,
} from '../../store/people-acts.ts';
import type { Text } from '../i18n.ts';
import { quoteName } from './quote-name.ts';
import { scopeText } from './scope-text.ts';

export type FaceActName = 'confirm' | 'refuse' | 'split' | 'cover' | 'hide' | 'notFace' | 'clear';

/** Something that can be done with faces now. */
export interface FaceAct {
  readonly name: FaceActName;
  /** Letter that does it on the review page. */
  readonly key: string;
  readonly act: Act;
  /** With the number of faces. */
  readonly label: string;
  /** What it does, in full. */
  readonly scope: string;
}

export const FACE_ACT_KEYS: Readonly<Record<FaceActName, string>> = {
  confirm: 'Enter',
  refuse: 'X',
  split: 'S',
  cover: 'C',
  hide: 'H',
  notFace: 'F',
  clear: '',
};

/** One act on faces; null if it would change nothing or makes no sense. */
export function faceActOf(state: AppState, faces: readonly number[], name: FaceActName): Act | null {
  const [first] = faces;
  if (first === undefined) return null;
  const act = buildAct(state, faces, first, name);
  // a cover moves no face
  const changes = act !== null && (name === 'cover' || scopeOfAct(state, act).faces.length > 0);
  return changes ? act : null;
}

function buildAct(state: AppState, faces: readonly number[], first: number, name: FaceActName): Act | null {
  switch (name) {
    case 'confirm':
      return confirmFaces(state, faces);
    case 'refuse':
      return refuseFaces(state, faces);
    case 'split':
      // all of a group is a person of its own already
      return commonGroup(state, faces)?.faces.length === faces.length ? null : splitFaces(state, faces);
    case 'cover':
      return faces.length === 1 ? chooseCover(state, first) : null;
    case 'hide':
      return markFaces(state, faces, 'hidden', true);
    case 'notFace':
      return markFaces(state, faces, 'notFace', true);
    case 'clear':
      return clearFaces(state, faces);
  }
}

/** All that can be done with these faces, each with its scope. */
export function faceActs(t: Text, state: AppState, faces: readonly number[]): FaceAct[] {
  const group = commonGroup(state, faces);
  const count = faces.length;
  return (Object.keys(FACE_ACT_KEYS) as FaceActName[]).flatMap((name) => {
    const act = faceActOf(state, faces, name);
    if (!act) return [];
    const called = group?.name ? quoteName(group.name) : t('people.someone');
    const label =
      name === 'refuse'
        ? group?.name
          ? t('people.act.refuse', { count, name: called })
          : t('people.act.refuseGroup', { count })
        : name === 'cover'
          ? t('people.act.cover', { name: called })
          : t(`people.act.${name}`, { count });
    return [
      { name, key: FACE_ACT_KEYS[name], act, label, scope: name === 'cover' ? '' : scopeText(t, state, act) },
    ];
  });
}
