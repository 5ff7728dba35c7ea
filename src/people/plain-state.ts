import type { FaceId, PersonId } from './act.ts';
import {
  type FaceDecision,
  type PairDecision,
  type PeopleState,
  type Person,
  pairKey,
} from './people-state.ts';

/** A state as plain JSON, for readers who do not replay logs. Lists, since a name may be `__proto__`. */
export interface PlainState {
  readonly persons: readonly ({ readonly id: PersonId } & Person)[];
  readonly faces: readonly ({ readonly id: FaceId } & FaceDecision)[];
  readonly pairs: readonly PairDecision[];
}

export function toPlain({ persons, faces, pairs }: PeopleState): PlainState {
  return {
    persons: [...persons].map(([id, person]) => ({ id, ...person })),
    faces: [...faces].map(([id, face]) => ({ id, ...face })),
    pairs: [...pairs.values()],
  };
}

export function fromPlain({ persons, faces, pairs }: PlainState): PeopleState {
  return {
    persons: new Map(persons.map(({ id, ...person }) => [id, person])),
    faces: new Map(faces.map(({ id, ...face }) => [id, face])),
    pairs: new Map(pairs.map((pair) => [pairKey(pair.faces), pair])),
  };
}
