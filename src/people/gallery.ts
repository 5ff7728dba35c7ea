import { type Matrix, matrix } from '../math/matrix.ts';
import { norm } from '../math/vector.ts';

/** People as they are known so far: some descriptors of each. */
export interface Gallery {
  /** (n, dims) vectors of length 1. */
  readonly exemplars: Matrix;
  /** (n) person of each exemplar, 0-based. */
  readonly personOf: Int32Array;
  /** Number of people; every one has at least one exemplar. */
  readonly people: number;
}

/** One vector for each person of a gallery. */
export interface Templates {
  /** (people, dims) mean of the person's exemplars, scaled to length 1. */
  readonly unit: Float32Array;
  /** (people) length of the mean before it was scaled: 1 where all exemplars are equal. */
  readonly lengths: Float64Array;
  /** (people) exemplars of each. */
  readonly counts: Int32Array;
}

/** How far from 1 the length of a descriptor may lie. */
const LENGTH_TOLERANCE = 1e-3;

/**
 * Check a gallery at the door.
 * @throws RangeError if a vector is not of length 1 (NaN is not), a person is out of range or has no exemplar
 */
export function assertGallery({ exemplars, personOf, people }: Gallery): void {
  if (personOf.length !== exemplars.rows) {
    throw new RangeError(`personOf must have ${exemplars.rows} entries, got ${personOf.length}`);
  }
  const counts = new Int32Array(people);
  for (const [i, person] of personOf.entries()) {
    if (!(person >= 0 && person < people)) {
      throw new RangeError(`personOf must lie in [0, ${people - 1}], got ${person} for exemplar ${i}`);
    }
    counts[person] = (counts[person] ?? 0) + 1;
    const { data, cols } = exemplars;
    assertUnit(data.subarray(i * cols, (i + 1) * cols), `exemplar ${i}`);
  }
  const without = counts.indexOf(0);
  if (without >= 0) throw new RangeError(`every person must have an exemplar, person ${without} has none`);
}

/** @throws RangeError unless the vector has `dims` numbers, if given, and length 1 */
export function assertUnit(vector: Float32Array, name: string, dims = vector.length): void {
  if (vector.length !== dims) throw new RangeError(`${name} must hold ${dims} numbers, got ${vector.length}`);
  const length = norm(vector);
  if (!(Math.abs(length - 1) <= LENGTH_TOLERANCE)) {
    throw new RangeError(`${name} must have length 1, got ${length}`);
  }
}

/** Put a gallery together from the descriptors of each person. @throws RangeError as {@link assertGallery} */
export function galleryOf(people: readonly (readonly Float32Array[])[], dims: number): Gallery {
  const rows = people.flat();
  const data = new Float32Array(rows.length * dims);
  rows.forEach((row, i) => {
    assertUnit(row, `exemplar ${i}`, dims);
    data.set(row, i * dims);
  });
  const personOf = Int32Array.from(people.flatMap((own, person) => own.map(() => person)));
  const gallery = { exemplars: matrix(data, rows.length, dims), personOf, people: people.length };
  assertGallery(gallery);
  return gallery;
}

/** The people of a gallery that `keep` names, numbered anew in its order; for held-out trials. */
export function galleryPart({ exemplars, personOf }: Gallery, keep: readonly number[]): Gallery {
  const newNumber = new Map(keep.map((person, i) => [person, i]));
  const rows = [...personOf.keys()].filter((i) => newNumber.has(personOf[i] ?? -1));
  const { data, cols } = exemplars;
  const part = new Float32Array(rows.length * cols);
  rows.forEach((row, i) => {
    part.set(data.subarray(row * cols, (row + 1) * cols), i * cols);
  });
  return {
    exemplars: matrix(part, rows.length, cols),
    personOf: Int32Array.from(rows, (row) => newNumber.get(personOf[row] ?? -1) ?? -1),
    people: keep.length,
  };
}

/** The mean face of each person. Averaging cancels what differs from photo to photo. */
export function templatesOf({ exemplars, personOf, people }: Gallery): Templates {
  const { data, cols } = exemplars;
  const sums = new Float64Array(people * cols);
  const counts = new Int32Array(people);
  for (const [i, person] of personOf.entries()) {
    counts[person] = (counts[person] ?? 0) + 1;
    for (let k = 0; k < cols; k++) {
      const at = person * cols + k;
      sums[at] = (sums[at] as number) + (data[i * cols + k] as number);
    }
  }
  const unit = new Float32Array(people * cols);
  const lengths = new Float64Array(people);
  for (let person = 0; person < people; person++) {
    const sum = sums.subarray(person * cols, (person + 1) * cols);
    const length = norm(sum);
    lengths[person] = length / (counts[person] ?? 1);
    for (let k = 0; k < cols; k++) {
      unit[person * cols + k] = length > 0 ? (sum[k] as number) / length : 0;
    }
  }
  return { unit, lengths, counts };
}
