import type { PersonId } from './act.ts';
import { HIDDEN, NOT_FACE, type PeopleConstraints, SHOWN } from './constraints-of.ts';

/** A row of the page: a person, or a machine cluster that is nobody yet. */
export interface PeopleGroup {
  /** Null for a machine cluster. */
  readonly person: PersonId | null;
  /** Label of the machine cluster; -1 for a person, who may have faces of several. */
  readonly label: number;
  /** Indices of the faces that the user gave to the person, ascending; none in a machine cluster. */
  readonly said: readonly number[];
  /** Indices of the faces that the machine puts here, ascending. */
  readonly suggested: readonly number[];
}

/** A face of which the machine says something else than the user, who wins. */
export interface Disagreement {
  readonly face: number;
  readonly person: PersonId;
  /** Whose faces are most of the machine's cluster; null if the machine finds the face near nobody. */
  readonly machine: PersonId | null;
}

export interface PeopleGroups {
  /** Persons in the order of their first faces, then machine clusters by label. */
  readonly groups: readonly PeopleGroup[];
  /** (n) index of each face's group, -1 for none. */
  readonly groupOf: Int32Array;
  /** Indices, ascending, of faces without a group that are neither hidden nor not a face. */
  readonly noise: readonly number[];
  readonly hidden: readonly number[];
  readonly notFaces: readonly number[];
  /** By face. */
  readonly disagreements: readonly Disagreement[];
}

const NOBODY = -1;
const SEVERAL = -2;

/**
 * Lay people over machine clusters.
 *
 * A face that the user gave to a person is that person's, whatever the cut says. The other faces of a cluster
 * are suggested for the person in it if there is but one, except to whom they are refused; what is left over
 * stays a machine cluster, or noise if it is a single face of a cluster with people. Faces that are hidden or
 * none are in no group, but a hidden face still tells whose cluster it is in.
 *
 * Disagreements come from the cut that knows nothing of people: the faces of persons in the same cluster are
 * mostly another's, or the face has no cluster while the person has other faces. O(n).
 *
 * @param labels (n) of the cut that heeds the constraints, refined or not; negative for noise
 * @param machineLabels (n) of the cut that does not
 * @throws RangeError if a length is not n
 */
export function groupPeople(
  { persons, personOf, refusals, ignored }: PeopleConstraints,
  labels: ArrayLike<number>,
  machineLabels: ArrayLike<number>,
): PeopleGroups {
  const size = personOf.length;
  for (const [name, list] of Object.entries({ labels, machineLabels })) {
    if (list.length !== size) throw new RangeError(`${name} must hold ${size} numbers, got ${list.length}`);
  }

  const owners = ownersOf(labels, personOf);
  const said: number[][] = persons.map(() => []);
  const suggested: number[][] = persons.map(() => []);
  const left = new Map<number, number[]>();
  const [noise, hidden, notFaces]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < size; i++) {
    const person = personOf[i] ?? NOBODY;
    const label = labels[i] ?? NOBODY;
    const owner = label < 0 ? NOBODY : (owners[label] ?? NOBODY);
    if (ignored[i] === NOT_FACE) notFaces.push(i);
    else if (ignored[i] === HIDDEN) hidden.push(i);
    else if (person !== NOBODY) said[person]?.push(i);
    else if (label < 0) noise.push(i);
    else if (owner >= 0 && !refusals.get(i)?.has(owner)) suggested[owner]?.push(i);
    else {
      const rest = left.get(label);
      if (rest) rest.push(i);
      else left.set(label, [i]);
    }
  }

  const groups: PeopleGroup[] = [];
  persons.forEach((person, number) => {
    const own = { person, label: -1, said: said[number] ?? [], suggested: suggested[number] ?? [] };
    // all of a person's faces may be hidden
    if (own.said.length + own.suggested.length > 0) groups.push(own);
  });
  for (const [label, rest] of [...left].sort(([a], [b]) => a - b)) {
    const [first] = rest;
    if (first !== undefined && rest.length === 1 && owners[label] !== NOBODY) noise.push(first);
    else groups.push({ person: null, label, said: [], suggested: rest });
  }
  const groupOf = new Int32Array(size).fill(-1);
  groups.forEach((group, at) => {
    for (const face of group.said) groupOf[face] = at;
    for (const face of group.suggested) groupOf[face] = at;
  });
  noise.sort((a, b) => a - b);
  const disagreements = findDisagreements(persons, personOf, ignored, machineLabels);
  return { groups, groupOf, noise, hidden, notFaces, disagreements };
}

/** By label: the number of the only person in the cluster, {@link NOBODY} or {@link SEVERAL}. */
function ownersOf(labels: ArrayLike<number>, personOf: Int32Array): number[] {
  const owners: number[] = [];
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] ?? NOBODY;
    const person = personOf[i] ?? NOBODY;
    if (label < 0) continue;
    const owner = owners[label] ?? NOBODY;
    if (person === NOBODY || owner === person) owners[label] = owner;
    else owners[label] = owner === NOBODY ? person : SEVERAL;
  }
  return owners;
}

function findDisagreements(
  persons: readonly PersonId[],
  personOf: Int32Array,
  ignored: Uint8Array,
  machineLabels: ArrayLike<number>,
): Disagreement[] {
  const totals = new Int32Array(persons.length);
  // faces of each person in each cluster, and whose are the most there, the first to have that many
  const counts = new Map<number, number>();
  const most: { person: number; count: number }[] = [];
  const keyOf = (label: number, person: number) => label * persons.length + person;
  for (let i = 0; i < personOf.length; i++) {
    const person = personOf[i] ?? NOBODY;
    const label = machineLabels[i] ?? NOBODY;
    if (person === NOBODY) continue;
    totals[person] = (totals[person] ?? 0) + 1;
    if (label < 0) continue;
    const key = keyOf(label, person);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count > (most[label]?.count ?? 0)) most[label] = { person, count };
  }

  const found: Disagreement[] = [];
  for (let i = 0; i < personOf.length; i++) {
    const number = personOf[i] ?? NOBODY;
    const label = machineLabels[i] ?? NOBODY;
    const person = number < 0 ? undefined : persons[number];
    if (person === undefined || ignored[i] !== SHOWN) continue;
    if (label < 0) {
      if ((totals[number] ?? 0) > 1) found.push({ face: i, person, machine: null });
      continue;
    }
    const main = most[label];
    if (main && main.count > (counts.get(keyOf(label, number)) ?? 0)) {
      found.push({ face: i, person, machine: persons[main.person] ?? null });
    }
  }
  return found;
}
