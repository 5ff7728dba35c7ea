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
  hidden_one: '{{count, number}} hidden or system file was left out.',
  hidden_other: '{{count, number}} hidden or system files were left out.',
} as const;
