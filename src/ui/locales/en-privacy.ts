/** Texts about what leaves the page (nothing), what is kept for use without a network, and whose work is in it. */
export const privacy = {
  biometric: {
    title: 'Before you begin: faces are special data',
    compare:
      'Kaomap measures faces, and such measurements are biometric data. It groups faces that look alike; it does not know who anybody is.',
    stay: 'Photos, faces and measurements stay in this browser; nothing is sent anywhere. Whoever else uses this computer under your name can see what is kept.',
    ask: 'Private use for family and friends is mostly free. In a business, a club or a school the law may demand that you tell the people shown and have their consent, or another good reason.',
    remove: 'You can delete everything at any time, in the menu: Start over, or Delete everything.',
    dismiss: 'I understand',
  },
  requests: {
    button_one: '{{count, number}} sent elsewhere',
    button_other: '{{count, number}} sent elsewhere',
    title: 'What leaves this page?',
    none: 'Nothing has been asked of any other address since this page was opened.',
    some_one: '{{count, number}} request went to another address. That must not happen: please report it.',
    some_other: '{{count, number}} requests went to other addresses. That must not happen: please report it.',
    blocked_one: '{{count, number}} request to another address was tried and stopped by the browser.',
    blocked_other: '{{count, number}} requests to other addresses were tried and stopped by the browser.',
    sentLabel: 'sent',
    blockedLabel: 'stopped',
    how: 'Your browser keeps a list of all that this page and its workers load. Kaomap reads that list and counts what is not of the place that the page itself came from. Besides, the page forbids the browser to load anything from elsewhere.',
    kept: 'All of Kaomap is kept in this browser. Try it: switch your network off and reload.',
    notKept: 'Kaomap is not kept in this browser yet, so it needs the network to start.',
  },
  update: {
    ready: 'A new version is ready: reload when you like.',
    reading: 'A new version is ready. You can reload when all photos are read.',
    others_one: 'Kaomap is open in another tab. Close that tab first, then reload.',
    others_other: 'Kaomap is open in {{count, number}} other tabs. Close them first, then reload.',
    reload: 'Reload',
  },
  licenses: {
    open: 'Licenses',
    title: 'Licenses',
    intro: 'Kaomap {{version}} is free software under the MIT license. It contains the work of others:',
    loading: 'Loading…',
    failed: 'The list could not be loaded. Try again when you are online.',
    noText: 'The package brings no text of its own.',
    close: 'Close',
  },
} as const;
