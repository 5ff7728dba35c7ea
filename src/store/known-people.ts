import type { GalleryFile, GalleryFilePerson } from '../export/gallery-file.ts';
import { DESCRIPTORS, type DescriptorId } from '../faces/descriptor-spec.ts';
import type { Face } from '../faces/face.ts';
import { weaknessOf } from '../faces/quality.ts';
import { type Gallery, galleryOf } from '../people/gallery.ts';
import type { RegularStatus } from '../people/regulars.ts';
import type { AppState } from './app-state.ts';
import { memoizeLast } from './memoize-last.ts';
import type { VisitSettings } from './visit-settings.ts';
import type { Visitor } from './visitors.ts';
import { type VisitTable, visitTableOf } from './visits.ts';

/** Somebody whom new faces are compared with. */
export interface KnownPerson {
  readonly key: string;
  /** Empty without a name. */
  readonly name: string;
  readonly status: RegularStatus | null;
  readonly visits: number;
  readonly days: number;
  /** ms of the camera's clock as if it were UTC; null without a date. */
  readonly firstSeen: number | null;
  readonly lastSeen: number | null;
  /** In the collection; null for who is only in a gallery file. */
  readonly visitor: Visitor | null;
}

export interface KnownPeople {
  readonly people: readonly KnownPerson[];
  /** Numbered as `people`. */
  readonly gallery: Gallery;
  /** (exemplars) index of the face in the collection; -1 for one of a file. */
  readonly faceOf: Int32Array;
}

/** Whom new faces are compared with. */
export interface KnownChoice {
  readonly source: 'collection' | 'file' | 'both';
  /** Only who has a name. */
  readonly namedOnly: boolean;
}

interface Entry {
  person: KnownPerson;
  readonly vectors: Float32Array[];
  readonly faces: number[];
}

const put = memoizeLast(
  (
    table: VisitTable,
    faces: readonly Face[],
    id: DescriptorId,
    file: GalleryFile | null,
    source: KnownChoice['source'],
    namedOnly: boolean,
  ): KnownPeople => {
    const entries: Entry[] = [];
    const byName = new Map<string, Entry>();
    const add = (entry: Entry) => {
      entries.push(entry);
      if (entry.person.name !== '') byName.set(entry.person.name, entry);
    };
    if (source !== 'file') {
      for (const { visitor, visits, attendance } of table.rows) {
        if (namedOnly && visitor.name === '') continue;
        const clear = clearFaces(faces, visitor);
        if (clear.length === 0) continue;
        const { key, name } = visitor;
        const { days, firstSeen, lastSeen } = visits;
        const seen = { status: attendance.status, visits: visits.visits.length, days, firstSeen, lastSeen };
        const vectors = clear.flatMap((face) => faces[face]?.descriptor ?? []);
        add({ person: { key, name, ...seen, visitor }, vectors, faces: clear });
      }
    }
    if (source !== 'collection') {
      file?.people.forEach((person, i) => {
        if (namedOnly && person.name === '') return;
        const here = byName.get(person.name);
        // who is in both is one person, not two who take the margin from each other
        if (here) {
          here.person = joined(here.person, person);
          here.vectors.push(...person.descriptors);
          here.faces.push(...person.descriptors.map(() => -1));
        } else add(entryOf(person, i));
      });
    }
    return {
      people: entries.map(({ person }) => person),
      gallery: galleryOf(
        entries.map(({ vectors }) => vectors),
        DESCRIPTORS[id].dims,
      ),
      faceOf: Int32Array.from(entries.flatMap((entry) => entry.faces)),
    };
  },
);

/** A blurred face may be anybody's: it stands for somebody only where there is no better, and never alone. */
function clearFaces(faces: readonly Face[], { faces: own, label }: Visitor): number[] {
  const clear = own.filter((face) => {
    const quality = faces[face]?.quality;
    return quality !== undefined && weaknessOf(quality) === null;
  });
  return clear.length > 0 || label < 0 ? clear : [...own];
}

function entryOf({ descriptors, ...seen }: GalleryFilePerson, i: number): Entry {
  const person: KnownPerson = { key: `file ${i}`, ...seen, visitor: null };
  return { person, vectors: [...descriptors], faces: descriptors.map(() => -1) };
}

/** Visits of both are not added up: a file and the photos that it was made of would count twice. */
function joined(here: KnownPerson, file: GalleryFilePerson): KnownPerson {
  const isMore = file.visits > here.visits;
  const pick = (a: number | null, b: number | null, choose: (a: number, b: number) => number) =>
    a === null ? b : b === null ? a : choose(a, b);
  return {
    ...here,
    status: here.status === 'regular' || file.status === 'regular' ? 'regular' : (here.status ?? file.status),
    visits: isMore ? file.visits : here.visits,
    days: isMore ? file.days : here.days,
    firstSeen: pick(here.firstSeen, file.firstSeen, Math.min),
    lastSeen: pick(here.lastSeen, file.lastSeen, Math.max),
  };
}

/** The people of the page, of a gallery file, or both, with all their clear faces. */
export function knownPeopleOf(
  state: AppState,
  settings: VisitSettings,
  { source, namedOnly }: KnownChoice,
  file: GalleryFile | null,
): KnownPeople {
  const table = visitTableOf(state, settings);
  return put(table, state.faces, state.settings.descriptorId, file, source, namedOnly);
}
