/** Texts about taking people home. */
export const save = {
  open: 'Save people…',
  title: 'Save people',
  close: 'Close',
  zip: {
    title: 'Photos by person',
    what: 'A ZIP file with one folder for each person, named as you named them. A photo of several people is in the folder of each. Your own files stay as they are.',
    sidecars: 'With names and boxes beside each photo (XMP), for other photo programs',
    unsorted: 'Also photos in which nobody is in a group',
    do: 'Save ZIP',
    scope: '{{folders}}, {{files}}, {{size}} MB',
    folders_one: '{{count, number}} folder',
    folders_other: '{{count, number}} folders',
    files_one: '{{count, number}} photo',
    files_other: '{{count, number}} photos',
    gone_one:
      'The file of {{count, number}} photo is not open in this page. It will be left out. Add the folder again to have it.',
    gone_other:
      'The files of {{count, number}} photos are not open in this page. They will be left out. Add the folder again to have them.',
    progress: 'Photos written',
    written: '{{done, number}} of {{total, number}}',
    cancel: 'Cancel',
    cancelled: 'Cancelled. No file was saved.',
    failed: 'The file could not be written: {{detail}}',
    saved_one: 'Saved {{count, number}} photo.',
    saved_other: 'Saved {{count, number}} photos.',
    missing_one:
      '{{count, number}} photo is left out, since its file is not there any more: {{names}}{{more}}',
    missing_other:
      '{{count, number}} photos are left out, since their files are not there any more: {{names}}{{more}}',
  },
  table: {
    title: 'Table of people',
    what: 'A CSV file for a spreadsheet: one line for each face, with person, photo, box and distance.',
    do: 'Save CSV',
  },
  json: {
    title: 'Everything, to go on later',
    what: 'A JSON file with groups, people, names and every step you did. Open it again beside the same photos and all is as it was.',
    do: 'Save JSON',
  },
} as const;
