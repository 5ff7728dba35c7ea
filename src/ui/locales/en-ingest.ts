/** Texts about files: why they are not read, and what to know of those that are. */
export const ingest = {
  reason: {
    impossibleSize: 'The picture is damaged: it claims an impossible size{{detail}}.',
    tooLarge: 'Too large to be read unasked{{detail}}.',
    gone: 'No longer there, or changed since the drop. Drop it again.',
  },
  note: {
    preview: 'Read by its preview: {{detail}}.',
    firstFrame: 'Animated: the first frame was read.',
    firstPage: 'The first of {{detail}} pages was read.',
  },
  retry: {
    again: 'Try again',
    againNamed: 'Try {{path}} again',
    anyway: 'Read anyway…',
    anywayNamed: 'Read {{path}} anyway…',
    all_one: 'Try {{count, number}} file again',
    all_other: 'Try {{count, number}} files again',
    askTitle: 'Read this large picture?',
    askBody:
      '{{path}} is very large ({{size}}). Reading it takes much memory, and on a small computer the page may crash. What was read before is kept.',
    askNo: 'Leave it out',
    askYes: 'Read it',
  },
  hidden_one: '{{count, number}} hidden or system file was left out.',
  hidden_other: '{{count, number}} hidden or system files were left out.',
} as const;
