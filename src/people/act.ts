/** A face, as `Face.id`: stable over sessions. */
export type FaceId = string;

/** Made by {@link newPersonId} and carried by the act that makes the person, so that no replay renumbers. */
export type PersonId = string;

export type FaceIdPair = readonly [FaceId, FaceId];

/** What is known of two faces: one person, two people, or that the user was asked and is not sure. */
export type Link = 'must' | 'cannot' | 'unsure';

/** What is known of a face besides who it is. */
export type Mark = 'notFace' | 'hidden' | 'reviewed';

/**
 * One step of the user, as plain JSON. What it does to which face is told by `scopeOf` before it happens.
 *
 * An act that names a person who is not there (the act that made the person was taken back) makes one
 * without a name if it gives faces, and does nothing if it only renames or chooses a cover. A person who
 * was merged away stands for whom the faces went to.
 */
export type Act =
  /**
   * Name, move, confirm: the faces are this person's. `name` is for a person not there yet, or without a
   * name. A face given to someone is a face and is no longer hidden.
   */
  | {
      readonly kind: 'assign';
      readonly faces: readonly FaceId[];
      readonly person: PersonId;
      readonly name?: string;
      readonly reviewed?: boolean;
    }
  /** The faces are a person of their own; those that stay and have no person are not this one. */
  | {
      readonly kind: 'split';
      readonly faces: readonly FaceId[];
      readonly stay: readonly FaceId[];
      readonly person: PersonId;
      readonly name?: string;
    }
  /** The faces are not this person; those that were are nobody's now. */
  | { readonly kind: 'notPerson'; readonly faces: readonly FaceId[]; readonly person: PersonId }
  /** All are one person, who keeps the name and cover of `into`; its name is theirs if it has none. */
  | { readonly kind: 'merge'; readonly from: readonly PersonId[]; readonly into: PersonId }
  | { readonly kind: 'rename'; readonly person: PersonId; readonly name: string }
  /** Null to let the app choose. */
  | { readonly kind: 'cover'; readonly person: PersonId; readonly face: FaceId | null }
  | { readonly kind: 'mark'; readonly faces: readonly FaceId[]; readonly mark: Mark; readonly on: boolean }
  /** "Cut here", and the answers to "same person?": the later word on a pair counts, null takes it away. */
  | { readonly kind: 'link'; readonly pairs: readonly FaceIdPair[]; readonly link: Link | null }
  /** Forget all that was said of these faces, links to others included. */
  | { readonly kind: 'clear'; readonly faces: readonly FaceId[] };
