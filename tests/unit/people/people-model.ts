import type { Act } from '../../../src/people/act.ts';

interface Owner {
  name: string;
}

/**
 * Who has which face, told in the plainest way: each face knows its owner, and a merge goes through all
 * faces. Nothing is remembered of the past, so it cannot undo.
 */
export class PeopleModel {
  readonly owners = new Map<string, Owner>();
  readonly #people = new Map<string, Owner>();
  readonly #hidden = new Set<string>();
  readonly #notFaces = new Set<string>();

  do(act: Act): void {
    switch (act.kind) {
      case 'assign':
      case 'split': {
        const owner = this.#ensure(act.person);
        if (owner.name === '') owner.name = act.name ?? '';
        for (const face of act.faces) {
          this.owners.set(face, owner);
          this.#hidden.delete(face);
          this.#notFaces.delete(face);
        }
        break;
      }
      case 'notPerson': {
        const owner = this.#people.get(act.person);
        for (const face of act.faces) if (owner && this.owners.get(face) === owner) this.owners.delete(face);
        break;
      }
      case 'merge': {
        const into = this.#ensure(act.into);
        for (const id of act.from) {
          const from = this.#ensure(id);
          if (into.name === '') into.name = from.name;
          for (const list of [this.owners, this.#people]) {
            for (const [key, owner] of list) if (owner === from) list.set(key, into);
          }
        }
        break;
      }
      case 'rename': {
        const owner = this.#people.get(act.person);
        if (owner) owner.name = act.name;
        break;
      }
      case 'mark': {
        const marked = { hidden: this.#hidden, notFace: this.#notFaces, reviewed: new Set<string>() }[
          act.mark
        ];
        for (const face of act.faces) act.on ? marked.add(face) : marked.delete(face);
        break;
      }
      case 'clear':
        for (const face of act.faces) {
          for (const list of [this.owners, this.#hidden, this.#notFaces]) list.delete(face);
        }
    }
  }

  /** In no group: hidden, or not a face. */
  isAway(face: string): boolean {
    return this.#hidden.has(face) || this.#notFaces.has(face);
  }

  #ensure(id: string): Owner {
    const owner = this.#people.get(id) ?? { name: '' };
    this.#people.set(id, owner);
    return owner;
  }
}
