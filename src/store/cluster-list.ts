import { type Clustering, NOISE } from '../cluster/clustering.ts';
import type { Face } from '../faces/face.ts';
import type { PersonId } from '../people/act.ts';
import type { PeopleGroup } from '../people/group-people.ts';
import type { PeopleState } from '../people/people-state.ts';
import type { AppState } from './app-state.ts';
import { faceMerits } from './face-merits.ts';
import { type Grouping, groupingOf } from './grouping.ts';
import { memoizeLast } from './memoize-last.ts';
import { faceIndicesOf, nameOfPerson } from './people.ts';

/** A group as the list shows it: a person, or a cluster that is nobody yet. */
export interface ClusterView {
  readonly label: number;
  /** Indices into `state.faces`, ascending. */
  readonly faces: readonly number[];
  /** The face that stands for the group: the one chosen, else the best picture among the core faces. */
  readonly cover: number;
  /** Lowest core index; it survives a move of the slider where the label does not, so colours hang on it. */
  readonly anchor: number;
  /** Null for a cluster that is nobody yet. */
  readonly person: PersonId | null;
  /** Empty without a name. */
  readonly name: string;
  /** How many of the faces the user gave to the person; the others are the machine's. */
  readonly said: number;
}

export interface ClusterList {
  /** Largest first, then by label. */
  readonly clusters: readonly ClusterView[];
  /** Indices of faces without a group. */
  readonly noise: readonly number[];
}

const listClusters = memoizeLast(
  (grouping: Grouping | null, faces: readonly Face[], people: PeopleState): ClusterList => {
    if (!grouping) return { clusters: [], noise: [] };
    const { shown } = grouping;
    const { labels, isCore, clusterCount } = shown;
    const merits = faceMerits(faces);
    const members = membersOf(shown);
    const covers = new Int32Array(clusterCount).fill(-1);
    const anchors = new Int32Array(clusterCount).fill(-1);
    const noise: number[] = [];
    for (let i = 0; i < labels.length; i++) {
      const label = labels[i] ?? NOISE;
      if (label === NOISE) noise.push(i);
      if (label === NOISE || isCore[i] !== 1) continue;
      const cover = covers[label] ?? -1;
      if (cover < 0) anchors[label] = i;
      if (cover < 0 || (merits[i] ?? 0) > (merits[cover] ?? 0)) covers[label] = i;
    }
    const clusters = members.map((indices, label) => {
      const group = grouping.people?.groups[label];
      const person = group?.person ?? null;
      return {
        label,
        faces: indices,
        // a part that the refinement split off may be without a core face
        cover: chosenCover(shown, faces, people, label, group) ?? orFirst(covers[label], indices),
        // the first face that the user gave to a person stays with it
        anchor: orFirst(group?.said[0] ?? anchors[label], indices),
        person,
        name: person === null ? '' : nameOfPerson(people, person),
        said: group?.said.length ?? 0,
      };
    });
    clusters.sort((a, b) => b.faces.length - a.faces.length || a.label - b.label);
    return { clusters, noise: grouping.people?.noise ?? noise };
  },
);

/** The faces of each cluster. Lists of the right length at once: those that grow leave most of a tick's garbage. */
function membersOf({ labels, clusterCount }: Clustering): number[][] {
  const sizes = new Int32Array(clusterCount);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] ?? NOISE;
    if (label !== NOISE) sizes[label] = (sizes[label] ?? 0) + 1;
  }
  const members = Array.from(sizes, (size) => new Array<number>(size));
  sizes.fill(0);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] ?? NOISE;
    const list = members[label];
    if (label === NOISE || !list) continue;
    const at = sizes[label] ?? 0;
    list[at] = i;
    sizes[label] = at + 1;
  }
  return members;
}

/** The face chosen for the person, unless the person has lost it. */
function chosenCover(
  { labels }: Clustering,
  faces: readonly Face[],
  people: PeopleState,
  label: number,
  group: PeopleGroup | undefined,
): number | null {
  const cover = group?.person == null ? null : (people.persons.get(group.person)?.cover ?? null);
  const index = cover === null ? undefined : faceIndicesOf({ faces }).get(cover);
  return index !== undefined && labels[index] === label ? index : null;
}

function orFirst(face = -1, members: readonly number[]): number {
  return face >= 0 ? face : (members[0] ?? 0);
}

export function clusterListOf(state: AppState): ClusterList {
  return listClusters(groupingOf(state), state.faces, state.history.state);
}
