/** Texts about what is kept in this browser: collections, other tabs, room, deletion, and what can go wrong. */
export const storage = {
  fault: {
    unavailable:
      'This browser keeps nothing for this page, perhaps because of a private window or its settings. You can work as usual, but all is gone when the page closes: export before you leave.',
    blocked:
      'Kaomap is open in another tab in an older version. Close that tab, and all that you see here is kept. Until then nothing is.',
    newerVersion:
      'What is kept here was written by a newer version of Kaomap. Reload the page to get it; nothing was changed.',
    deleted:
      'Everything was deleted in another tab, so nothing of this page is kept any more. What you see is still here: export it, or reload to begin anew.',
    quota:
      'No room is left on this computer for more photos. What was kept before is safe, and this page goes on without keeping the rest: export, or make room and try again.',
    noCollection:
      'This collection was removed in another tab. What you see is still here: export it to keep it.',
    notWriter: 'This collection is open in another tab, which does the work. Changes here are not kept.',
    timeout: 'The browser takes too long to keep your work. What was kept before is safe; try again.',
    failed: 'Something could not be kept. What was kept before is safe; try again.',
    detail: 'Details: {{detail}}',
    retry: 'Try again',
    retrying: 'Keeping…',
    reload: 'Reload',
  },
  menu: 'Collections, delete everything…',
  opening: 'Looking for your work from last time…',
  kept_one: '{{count, number}} photo kept in this browser',
  kept_other: '{{count, number}} photos kept in this browser',
  keptSize_one: '{{count, number}} photo kept in this browser, {{size}} in use',
  keptSize_other: '{{count, number}} photos kept in this browser, {{size}} in use',
  notKept: 'Nothing of this page is kept',
  chooseFolder: 'Choose the folder',
  dismiss: 'Dismiss',
  resumed_one: 'Welcome back: {{count, number}} photo is here from last time.',
  resumed_other: 'Welcome back: {{count, number}} photos are here from last time.',
  missing_one:
    '{{count, number}} photo was not read yet. Drop the same folder again: what is done is skipped.',
  missing_other:
    '{{count, number}} photos were not read yet. Drop the same folder again: what is done is skipped.',
  skipped_one: '{{count, number}} photo was done already and was skipped.',
  skipped_other: '{{count, number}} photos were done already and were skipped.',
  damaged_one: '{{count, number}} entry could not be read back. Drop the same folder again to mend it.',
  damaged_other: '{{count, number}} entries could not be read back. Drop the same folder again to mend them.',
  role: {
    follower:
      'This collection is open in another tab. This tab shows what that one does, and changes nothing.',
    writer: 'The other tab has closed. This tab does the work now.',
  },
  collections: {
    title: 'Your collections',
    button: 'Collection: {{name}}',
    list: 'Collections in this browser',
    close: 'Close',
    none: 'Nothing is kept yet. The first photos begin a collection.',
    off: 'This page was opened with keep=off, so nothing is kept.',
    shown: 'Shown now',
    new: 'New collection',
    newName: 'Name of a new collection',
    create: 'Create',
    save: 'Save',
    cancel: 'Cancel',
    openNamed: 'Open “{{name}}”',
    renameNamed: 'Rename “{{name}}”',
    removeNamed: 'Remove “{{name}}”',
    untitled: 'My photos',
    name: 'Name of the collection',
    rename: 'Rename',
    open: 'Open',
    remove: 'Remove',
    removeTitle: 'Remove “{{name}}”?',
    removeBody:
      'Its faces, names and groups are deleted from this browser. Your photo files stay where they are.',
    photos_one: '{{count, number}} photo',
    photos_other: '{{count, number}} photos',
    faces_one: '{{count, number}} face',
    faces_other: '{{count, number}} faces',
    lastOpened: 'Last opened {{date}}',
  },
  space: {
    title: 'Room',
    used: '{{used}} of {{quota}} used',
    persistent: 'The browser keeps this until you delete it.',
    notPersistent:
      'The browser may clear this if room runs short, or, in Safari, after 7 days without a visit.',
    ask: 'Keep it for good',
    refused: 'The browser did not agree. Export to be sure, or install Kaomap as an app.',
    notEncrypted: 'It lies unencrypted in this browser’s profile on this computer.',
  },
  deletion: {
    open: 'Delete everything…',
    title: 'Delete everything?',
    body: 'All collections with their faces, names and groups are deleted from this browser, and the app’s own files with them. Your photo files stay where they are. This cannot be undone.',
    confirm: 'Delete everything',
    cancel: 'Keep it',
    busy: 'Deleting…',
    doneTitle: 'Everything is deleted',
    done: 'Nothing is left in this browser.',
    looked: 'Looked again for databases, caches, service workers and entries of Kaomap: found {{found}}.',
    none: 'none',
    close: 'Close',
    removed_one: 'Removed {{count, number}} item: {{names}}',
    removed_other: 'Removed {{count, number}} items: {{names}}',
    left_one:
      '{{count, number}} item is still there: {{names}}. Close all other tabs with Kaomap and try again.',
    left_other:
      '{{count, number}} items are still there: {{names}}. Close all other tabs with Kaomap and try again.',
  },
} as const;
