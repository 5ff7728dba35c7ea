import type { Act, FaceId } from '../people/act.ts';
import { newPersonId } from '../people/log.ts';
import type { AppState } from './app-state.ts';
import { personNamed } from './known-names.ts';
import type { KnownPerson } from './known-people.ts';

/** Whom a judged face is taken for. */
export type Taken =
  /** @property exemplar index of the face of the collection that it is most like; -1 if that is in a file */
  | { readonly kind: 'known'; readonly person: KnownPerson; readonly exemplar: number }
  /** Somebody new, with or without a name. */
  | { readonly kind: 'new'; readonly name: string };

/**
 * What has to be done in the collection for a face that comes into it: what is said of a face holds as soon as
 * the face is there. Null where there is nothing to say, and the grouping will find its place.
 */
export function acceptAct(state: AppState, face: FaceId, taken: Taken): Act | null {
  if (taken.kind === 'new') return named(state, face, taken.name.trim());
  const { visitor, name } = taken.person;
  if (visitor?.person != null) return { kind: 'assign', faces: [face], person: visitor.person };
  const like = state.faces[taken.exemplar]?.id;
  // a group that is nobody yet stays so: the two faces belong together, whoever it is
  if (visitor && like !== undefined) return { kind: 'link', pairs: [[face, like]], link: 'must' };
  return named(state, face, name);
}

function named(state: AppState, face: FaceId, name: string): Act | null {
  if (name === '') return null;
  const known = personNamed(state, name);
  if (known !== null) return { kind: 'assign', faces: [face], person: known };
  return { kind: 'assign', faces: [face], person: newPersonId(state.history.log), name };
}
