/** A picture of a kind that is known, but not read here: nothing is wrong with its file. */
export class UnsupportedPicture extends Error {
  /** What people call the kind, with what it is that is not read. */
  readonly kindName: string;

  constructor(kindName: string) {
    super(`${kindName} is not read here`);
    this.kindName = kindName;
  }
}
