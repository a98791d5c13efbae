import type { rollUpFile as vi } from '../vi/roll-up-file.ts'

/** Signed files of figures, for levels that do not share one server. */
export const rollUpFile: typeof vi = {
  own: {
    title: 'Key that signs files of figures',
    lead: 'A file of figures sent to the superior level is signed with the unit’s key. The superior level compares the fingerprint below with the one on its own server before it takes the file.',
    none: 'The unit has no key yet.',
    make: 'Make a key',
    print: 'Fingerprint of the key',
    how: 'Print this page, sign and stamp it, and send it to the superior level by official mail. Do not send it together with the file of figures.',
    made: (day: string, name: string) => `Made on ${day} by ${name}.`,
    again: 'Make another key',
    againHint:
      'Only if the key may have leaked. The superior level has to register the new fingerprint before it takes files.',
    againButton: 'Make another key in place of this one',
    file: (name: string) => `File of figures, ${name}`,
  },
  files: {
    title: 'Files of figures of the units below',
    lead: (span: string) => `Take files of the span: ${span}`,
    other: 'Other spans',
    have: (n: number, all: number, missing: readonly string[]) =>
      `Figures are here of ${n}/${all} ${all === 1 ? 'unit' : 'units'}${missing.length === 0 ? '' : `; missing: ${missing.join(', ')}`}.`,
    noChildren: 'There is no unit below this one yet.',
    online: 'figures come by themselves, no file needed',
    none: 'no file yet',
    taken: (number: string, issued: string, taken: string, by: string) =>
      `Report no. ${number} of ${issued}; taken on ${taken} by ${by}.`,
    complete: {
      commune: (n: number, all: number, missing: readonly string[]) =>
        `${n}/${all} ${all === 1 ? 'cell' : 'cells'}${missing.length > 0 ? `; missing: ${missing.join(', ')}` : ''}`,
      province: (n: number, all: number, missing: readonly string[]) =>
        `${n}/${all} commune ${all === 1 ? 'organisation' : 'organisations'} complete${missing.length > 0 ? `; not complete yet: ${missing.join(', ')}` : ''}`,
    },
    leftOut: (names: readonly string[]) =>
      `Not added, because already counted elsewhere on this server: ${names.join('; ')}.`,
    supplement: 'supplement',
    file: 'File of figures',
    fileHint: 'A file ending in .json sent by a unit below.',
    take: 'Take the file',
    signers: 'Signing keys of the units below',
    done: (name: string) => `The file of ${name} was taken.`,
    feedback: 'Feedback in the file is not added to the common figures.',
  },
  sends: {
    title: 'Send sums to the superior level',
    lead: 'For a superior level that uses another server. The figures are frozen, then signed with the unit’s key. The file has the figures of each commune organisation; it has no cell’s figures and no member’s name.',
    span: (name: string) => `Span to send: ${name}`,
    missingMeans:
      'Not complete means that some months have no figures yet, or that the figures may still change. The figures that are there go into the file all the same; once complete, send a supplement.',
    made: 'Files made',
    again: 'Make a supplement',
    file: (number: string) => `Download the file of document no. ${number}`,
    sent: (day: string, by: string) => `frozen on ${day} by ${by}`,
    number: 'Number of the document it goes with',
    numberHint: 'For example: 30-BC/TU.',
    knows: 'I know that something is missing and send it all the same',
    button: 'Freeze the figures and make the file',
    supplement: 'Freeze again and make a supplement',
    refusals: {
      'not-over': 'This span is not over, so its figures cannot be frozen yet.',
      nothing: 'No commune organisation has figures of this span yet, so there is nothing to send.',
      unsaid: 'Some commune organisations are not complete. Please tick the box if you send it all the same.',
      'nothing-new': 'The figures are the same as in the file already made, so no supplement is needed.',
    },
  },
  one: {
    title: 'File of figures that was taken',
    from: (name: string, span: string) => `${name}, ${span}`,
    releases: 'Published figures by group',
    released: (quarter: string, people: number) =>
      `${quarter}: ${people} ${people === 1 ? 'member' : 'members'} sent.`,
    notShown: (quarter: string) => `${quarter}: not published.`,
    group: 'Group',
    count: 'People',
    communes: {
      title: 'Commune organisations in the file',
      head: ['Commune organisation', 'Months with figures', 'Half-years with rounds'],
      none: '–',
    },
  },
  refusals: {
    missing: 'Please choose a file.',
    empty: 'The file is empty, there is nothing in it.',
    'too-big':
      'The file is larger than 1 MiB. A file of figures has only some tens of KB; please check that you chose the right file.',
    'not-json':
      'This is not a file of figures, or it was damaged on the way. Please ask the unit to send it again.',
    'not-ours': 'This is not a file of figures made by Tự Soi.',
    'unknown-version':
      'The file was made by a newer Tự Soi than this server can read. Please upgrade this server, or ask the unit to send it on paper.',
    malformed:
      'The file lacks parts or has parts that are not as they should be, so it was not taken. Please ask the unit to download it again and send it again.',
    altered:
      'The content of the file was changed after it was signed. It was not taken; please ask the unit to send the original file again.',
    stranger: (fingerprint: string) =>
      `The file is signed with a key that is not registered here (fingerprint ${fingerprint}). If it really is of a unit below, please register the key first, by the fingerprint on paper.`,
    'not-below': (name: string) => `${name} is no longer below this unit, so the file was not taken.`,
    'other-span': (file: string, asked: string) => `This file is of ${file}, not of ${asked}.`,
    replayed: (number: string, day: string) =>
      `This file has already been taken: report no. ${number}, taken on ${day}.`,
    online: (name: string) =>
      `The figures of ${name} come by themselves on this server. A file as well would count them twice, so it was not taken.`,
    'other-kind':
      'This file is not of that level: a commune organisation sends its own figures, a province the sums of its commune organisations. Please check the file and the registered key.',
    counted: (name: string, span: string) =>
      `All figures in the file are already counted elsewhere on this server, such as ${name}, ${span}. Taking it would count them twice, so it was not taken.`,
    overlaps: (month: string, number: string, span: string) =>
      `${month} of this unit is already in report no. ${number}, ${span}. Taking the file would count it twice, so it was not taken.`,
    'needs-follow': (number: string, day: string) =>
      `Report no. ${number} of ${day} has already been taken for this span. A later file has to be a supplement to that very report.`,
    'follows-unknown':
      'This file is a supplement. Please take the file of the earlier report before this one.',
  },
  signers: {
    title: 'Signing keys of the units below',
    lead: 'Only files signed with a key registered here are taken.',
    none: 'No key registered yet.',
    line: (day: string, by: string) => `registered on ${day} by ${by}`,
    drop: 'Stop taking this key',
    dropLabel: (name: string) => `Stop taking the key of ${name}`,
    add: 'Register a key',
    unit: 'Of which unit',
    file: 'A file of figures of that unit',
    fileHint: 'Only the key is read from the file, no figures are taken yet.',
    fingerprint: 'Fingerprint of the key, typed from the paper document',
    fingerprintHint: '30 digits. Do not copy it from a file or a message.',
    button: 'Register',
    registered: 'The key was registered.',
    refusals: {
      'other-fingerprint':
        'The fingerprint you typed does not match the key in the file. Please check the paper; if they do not match, the key is not registered.',
      'not-below': 'Please choose a unit.',
      known: 'This key is already registered.',
    },
  },
}
