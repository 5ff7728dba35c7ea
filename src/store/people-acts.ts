import type { Alarm } from '../cluster/alarm-kinds.ts';
import type { FacePair } from '../cluster/constraints.ts';
import { DESCRIPTORS } from '../faces/descriptor-spec.ts';
import type { Act, FaceId, FaceIdPair, Link, Mark, PersonId } from '../people/act.ts';
import { newPersonId } from '../people/log.ts';
import { medoidOf } from '../people/medoid.ts';
import { personOfFace } from '../people/people-state.ts';
import { type Scope, scopeOf } from '../people/scope.ts';
import type { AppState } from './app-state.ts';
import { type ClusterView, clusterListOf } from './cluster-list.ts';
import { facePoints } from './face-points.ts';
import { groupsByLabelOf } from './groups-by-label.ts';
import { personNamed } from './known-names.ts';
import { memoizeLast } from './memoize-last.ts';
import { nameOfPerson } from './people.ts';
import { clusteringOf, NOISE } from './selectors.ts';

// whether an act does anything and what that is are asked one after the other
const scope = memoizeLast(scopeOf);

/** What an act would do to which faces, before it is done. */
export function scopeOfAct({ history }: Pick<AppState, 'history'>, act: Act): Scope {
  return scope(history.state, act);
}

/** Say that faces are whoever bears the name: somebody known, else somebody new. Null without a name. */
export function nameFaces(state: AppState, faces: readonly number[], text: string): Act | null {
  const name = text.trim();
  if (name === '' || faces.length === 0) return null;
  const known = personNamed(state, name);
  if (known !== null) return { kind: 'assign', faces: idsOf(state, faces), person: known };
  return { kind: 'assign', faces: idsOf(state, faces), person: newPersonId(state.history.log), name };
}

/**
 * Name a group: a cluster's faces are all given to who bears the name; a person is called so from now on, or
 * becomes one with who bears it already. Null if nothing would change.
 */
export function nameGroup(state: AppState, group: ClusterView, text: string): Act | null {
  const name = text.trim();
  if (group.person === null) return nameFaces(state, group.faces, name);
  if (name === '' || name === group.name) return null;
  const known = personNamed(state, name);
  if (known !== null && known !== group.person) return { kind: 'merge', from: [group.person], into: known };
  return { kind: 'rename', person: group.person, name };
}

/** A group as far as joining goes: a face on its own is one too. */
export type Whole = Pick<ClusterView, 'faces' | 'person' | 'name'>;

/** The group of a face, or the face on its own. */
export function wholeOf(state: AppState, face: number): Whole {
  return commonGroup(state, [face]) ?? { faces: [face], person: null, name: '' };
}

/** Say that these groups are one person, in as few acts as that takes: one, unless persons and clusters mix. */
export function mergeGroups(state: AppState, groups: readonly Whole[]): Act[] {
  const persons = groups.flatMap(({ person }) => (person === null ? [] : [person]));
  const into = groups.find(({ name }) => name !== '')?.person ?? persons[0];
  const clusters = groups.filter(({ person }) => person === null).flatMap(({ faces }) => faces);
  const acts: Act[] = [];
  const from = persons.filter((person) => person !== into);
  if (into !== undefined && from.length > 0) acts.push({ kind: 'merge', from, into });
  if (clusters.length > 0) {
    const person = into ?? newPersonId(state.history.log);
    acts.push({ kind: 'assign', faces: idsOf(state, clusters), person });
  }
  return acts;
}

/** Give faces to a person. */
export function giveFaces(state: AppState, faces: readonly number[], person: PersonId): Act {
  return { kind: 'assign', faces: idsOf(state, faces), person };
}

/** Make faces a person of their own; the others of their groups are not that person. */
export function splitFaces(state: AppState, faces: readonly number[]): Act {
  const gone = new Set(faces);
  const labels = new Set(faces.map((face) => labelOf(state, face)).filter((label) => label !== NOISE));
  const stay = groupsByLabel(state, labels)
    .flatMap((group) => group.faces)
    .filter((face) => !gone.has(face));
  return {
    kind: 'split',
    faces: idsOf(state, faces),
    stay: idsOf(state, stay),
    person: newPersonId(state.history.log),
  };
}

/**
 * Say that faces do not belong to the group that they are in: to the person, or, in a cluster that is nobody
 * yet, not together with the middle of the others. Null if they are not all in one group, or are all of it.
 */
export function refuseFaces(state: AppState, faces: readonly number[]): Act | null {
  const group = commonGroup(state, faces);
  if (!group) return null;
  if (group.person !== null) return { kind: 'notPerson', faces: idsOf(state, faces), person: group.person };
  const gone = new Set(faces);
  const others = group.faces.filter((face) => !gone.has(face));
  if (others.length === 0) return null;
  const medoid = medoidOf(pointsOf(state), others);
  return linkFaces(
    state,
    faces.map((face) => [face, medoid] as const),
    'cannot',
  );
}

/** Confirm that faces are who they are shown as; the faces of a cluster become a person without a name. */
export function confirmFaces(state: AppState, faces: readonly number[]): Act | null {
  const group = commonGroup(state, faces);
  if (!group) return null;
  const person = group.person ?? newPersonId(state.history.log);
  return { kind: 'assign', faces: idsOf(state, faces), person, reviewed: true };
}

export function markFaces(state: AppState, faces: readonly number[], mark: Mark, on: boolean): Act {
  return { kind: 'mark', faces: idsOf(state, faces), mark, on };
}

/** Forget what was said of faces. Null if nothing was. */
export function clearFaces(state: AppState, faces: readonly number[]): Act | null {
  const act: Act = { kind: 'clear', faces: idsOf(state, faces) };
  return scopeOfAct(state, act).faces.length === 0 ? null : act;
}

/** Choose the face that stands for its person. Null if it has none. */
export function chooseCover(state: AppState, face: number): Act | null {
  const group = commonGroup(state, [face]);
  const id = state.faces[face]?.id;
  return group?.person == null || id === undefined ? null : { kind: 'cover', person: group.person, face: id };
}

/** Answer whether faces belong together. */
export function linkFaces(state: AppState, pairs: readonly FacePair[], link: Link): Act {
  const ids = pairs.flatMap(([a, b]): FaceIdPair[] => {
    const [first, second] = [state.faces[a]?.id, state.faces[b]?.id];
    return first === undefined || second === undefined ? [] : [[first, second]];
  });
  return { kind: 'link', pairs: ids, link };
}

/** "Cut here": the two are two people; if the user gave both to one, the side of the second leaves. */
export function cutBetween(state: AppState, [a, b]: FacePair, side: readonly number[] = [b]): Act {
  const [first, second] = [a, b].map((face) =>
    personOfFace(state.history.state, state.faces[face]?.id ?? ''),
  );
  if (first == null || first !== second) return linkFaces(state, [[a, b]], 'cannot');
  return splitFaces(state, side);
}

/** The split that an alarm proposes: the smaller part leaves. */
export function splitByAlarm(state: AppState, { faces, parts }: Alarm): Act {
  const [left, right] = parts;
  return cutBetween(state, faces, left.length < right.length ? left : right);
}

/** The group that all of the faces are in; null if there is none. */
export function commonGroup(state: AppState, faces: readonly number[]): ClusterView | null {
  const [first] = faces;
  const label = first === undefined ? NOISE : labelOf(state, first);
  if (label === NOISE || !faces.every((face) => labelOf(state, face) === label)) return null;
  return groupsByLabelOf(state).get(label) ?? null;
}

/** What a person is called; empty without a name. */
export function personName({ history }: Pick<AppState, 'history'>, person: PersonId): string {
  return nameOfPerson(history.state, person);
}

function groupsByLabel(state: AppState, labels: ReadonlySet<number>): ClusterView[] {
  return clusterListOf(state).clusters.filter(({ label }) => labels.has(label));
}

function labelOf(state: AppState, face: number): number {
  return clusteringOf(state)?.labels[face] ?? NOISE;
}

function pointsOf({ faces, settings }: AppState) {
  return facePoints(faces, DESCRIPTORS[settings.descriptorId].dims);
}

function idsOf({ faces }: AppState, indices: readonly number[]): FaceId[] {
  return indices.flatMap((index) => faces[index]?.id ?? []);
}
