import * as v from 'valibot';

const whole = v.pipe(v.number(), v.safeInteger());
const count = v.pipe(whole, v.minValue(0));
const positive = v.pipe(whole, v.minValue(1));
const id = v.pipe(v.string(), v.nonEmpty());
const ids = v.pipe(v.array(id), v.readonly());
const pairs = v.pipe(v.array(v.pipe(v.strictTuple([id, id]), v.readonly())), v.readonly());

/** With the sentence that the JSON Schema shows for it. */
function described<const S extends v.GenericSchema>(schema: S, text: string) {
  return v.pipe(schema, v.readonly(), v.description(text));
}

/** One step, as the app does it; `Act` in src/people/act.ts says what each means. */
const act = v.variant('kind', [
  v.object({
    kind: v.literal('assign'),
    faces: ids,
    person: id,
    name: v.exactOptional(v.string()),
    reviewed: v.exactOptional(v.boolean()),
  }),
  v.object({
    kind: v.literal('split'),
    faces: ids,
    stay: ids,
    person: id,
    name: v.exactOptional(v.string()),
  }),
  v.object({ kind: v.literal('notPerson'), faces: ids, person: id }),
  v.object({ kind: v.literal('merge'), from: ids, into: id }),
  v.object({ kind: v.literal('rename'), person: id, name: v.string() }),
  v.object({ kind: v.literal('cover'), person: id, face: v.nullable(id) }),
  v.object({
    kind: v.literal('mark'),
    faces: ids,
    mark: v.picklist(['notFace', 'hidden', 'reviewed']),
    on: v.boolean(),
  }),
  v.object({
    kind: v.literal('link'),
    pairs,
    link: v.nullable(v.picklist(['must', 'cannot', 'unsure'])),
  }),
  v.object({ kind: v.literal('clear'), faces: ids }),
]);

const entry = v.object({
  seq: described(positive, 'Number of the step. Numbers ascend; each is given once.'),
  at: described(v.pipe(v.number(), v.finite()), 'When it was done, milliseconds since 1970.'),
  act: described(act, 'What was done. Faces and persons are named by id.'),
  undone: v.exactOptional(
    described(positive, 'Present if the step was taken back: a number from the same count, later larger.'),
  ),
});

/** What the user has said of people: the steps, which are the whole of it, and who came of them. */
export const peopleSchema = v.object({
  log: described(
    v.object({
      next: described(positive, 'Number of the next step, above all that were given.'),
      entries: described(v.array(described(entry, 'A step.')), 'Every step in the order of its doing.'),
    }),
    'Everything that was done. Replayed without what was taken back, it gives all persons and decisions.',
  ),
  persons: described(
    v.array(
      described(
        v.object({
          id: described(id, 'As in the log and in the clusters.'),
          name: described(v.string(), 'Any text; empty for a person whom nobody named.'),
          cover: described(v.nullable(id), 'Id of the face chosen to stand for the person, if one was.'),
          faces: described(v.array(count), 'Indices into faces: those that the user gave to the person.'),
        }),
        'A person.',
      ),
    ),
    'Who came of the log, for readers that do not replay it. Ours goes by the log.',
  ),
});

export type PeopleFile = v.InferOutput<typeof peopleSchema>;
