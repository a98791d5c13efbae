import type { yearForm as vi } from '../vi/year-form.ts'

/** The year-end form, and its templates. */
export const yearForm: typeof vi = {
  title: (year: number) => `Year-end review ${year}`,
  link: (year: number) => `Year-end form ${year}`,
  lead: 'This form is yours. Only you can open it; we send it nowhere and keep no copy anywhere else. When it is written, download it, print it, sign it and hand it in.',
  notAsked: {
    exempt:
      'You are exempt from Party work and meetings, so you need not write the year-end form. You still can if you want to.',
    suspended:
      'Your part in Party meetings is suspended, so you need not write the year-end form. You still can if you want to.',
  },
  early: (day: string) => `The form of this year opens on ${day}.`,
  choose: 'Which template do you use?',
  proposed: 'proposed, by your present post',
  take: 'Use this template',
  change: 'Change the template',
  sections: 'Sections',
  states: { written: 'Written', filled: 'Filled in beforehand', empty: 'Empty' },
  useTicks: 'Also use my own monthly dots to fill in the section on the commitment',
  useTicksHint: 'Only if you choose so. The months are named, not added up, not counted.',
  useTicksSave: 'Save the choice',
  word: 'Download it for Word',
  newTemplate: 'The organisation has changed this template. What you wrote is still there.',
  takeNew: 'Move to the new template',
  left: 'Written by the former template',
  closed:
    'The form was written before the fresh start, so this device cannot open it. You can write a new one.',
  section: {
    text: 'What you write',
    prefilled: 'The words below are filled in from what there is already. Please put them right.',
    level: 'The level you give yourself',
    noLevel: 'None yet',
    save: 'Save this section',
    changedElsewhere: 'This section has just been changed on another page',
    refill: 'Fill it in anew',
    refillHint: 'Drops what is written in this section and takes what there is already once more.',
  },
  fill: {
    promise: (what: string, measure: string, due: string) => `${what} (measured by: ${measure}; due ${due})`,
    concluded: {
      kept: 'the cell concluded it was kept',
      'not-kept': 'the cell concluded it was not kept yet',
    },
    concludedOn: (outcome: string, day: string, wording: string) =>
      `${outcome}, on ${day}${wording ? `: ${wording}` : ''}`,
    notConcluded: 'the cell has not concluded yet',
    months: { kept: 'months kept', slipped: 'months slipped', 'not-due': 'months not due yet' },
    monthList: (word: string, months: string) => `${word}: ${months}`,
    done: (n: number) =>
      `Self-review by the catalogue done for ${n} ${n === 1 ? 'meeting' : 'meetings'} in the year.`,
    deed: (day: string, words: string) => `Good deed confirmed by the cell (${day}): ${words}`,
    conclusion: (day: string, cell: string, outcome: string, wording: string) =>
      `${cell} concluded on ${day}: ${outcome}${wording ? `. ${wording}` : '.'}`,
    fix: (line: string, due: string, state: string) => `${line} (due ${due}; ${state})`,
    fixStates: {
      open: 'being fixed',
      told: 'told as fixed, waiting for the cell to confirm',
      confirmed: 'confirmed by the cell as fixed',
    },
  },
  paper: {
    abstract: (year: number) => `Year ${year}`,
    file: (year: number) => `Year-end form ${year}`,
    name: 'Full name',
    born: 'Date of birth',
    posts: 'Posts in the Party, the administration and mass organisations',
    cell: 'Unit and cell',
    level: 'Level given by the member:',
    signer: 'THE MEMBER REVIEWED',
    boardRole: 'FOR THE COMMITTEE',
    dots: '……………………………………………………………………………',
    template: (forWhom: string, source: string) => `${forWhom}. ${source}.`,
  },
  templates: {
    title: 'Year-end form templates',
    link: 'Year-end form templates',
    lead: 'Three templates, which can be replaced. A new template applies from today on; a form somebody is writing keeps the old one until they change it.',
    kinds: {
      member: 'Holding no post (02A)',
      leader: 'Holding a post (02B)',
      outside: 'Outside the political system (of the kind 2C)',
    },
    shipped: 'Template that comes with the product',
    from: (day: string) => `From ${day}`,
    edit: 'Content of the template',
    editHint:
      'One thing a line: # is a part, ## a section; tên: (name), dành cho: (for whom), nguồn: (source), mức: (level), gợi ý: (hint), điền sẵn: (fill in beforehand), ghi tay: (by hand), tự xếp mức (own level).',
    save: 'Save the template',
    upload: 'Or load it from a text file (.txt)',
    file: 'Template file',
    uploadButton: 'Load the file',
    noFile: 'Please choose a text file.',
    badFile: 'This file is not UTF-8 text. Please save it again as .txt, in UTF-8.',
    tooLong: 'The template is longer than 60.000 characters.',
    problems: (n: number) =>
      `${n} ${n === 1 ? 'place' : 'places'} in the template to be put right; nothing is saved yet.`,
    row: (row: number, sentence: string) => `Line ${row}: ${sentence}`,
    back: 'Use the template that comes with the product again',
    saved: 'Saved. This template applies from today on.',
    preview: 'Sections of the template in use',
    past: 'Earlier versions',
  },
  file: {
    unknown: (line: string) =>
      `“${line}” is not understood. A line must begin with #, ##, tên:, dành cho:, nguồn:, mức:, gợi ý:, điền sẵn:, ghi tay: or be “tự xếp mức”.`,
    emptyHeading: 'after # there must be the name of a part or of a section.',
    noPart: 'a section (##) must be within a part (#).',
    noSection: (label: string) => `“${label}” must stand under a part or a section.`,
    emptyValue: (label: string) => `after “${label}:” there must be words.`,
    again: (label: string) => `“${label}:” is there already, above.`,
    twice: (heading: string) => `the section “${heading}” is there twice.`,
    tooLong: (limit: number, given: number) => `the line has ${given} characters, at most ${limit}.`,
    unknownPrefill: (word: string, known: string) =>
      `“${word}” cannot be filled in beforehand. There are only: ${known}.`,
    noTitle: 'the line “tên:” is missing.',
    noForWhom: 'the line “dành cho:” is missing.',
    noSource:
      'the line “nguồn:” is missing. A template must say where it comes from, or that it is a paraphrase.',
    noSections: 'there is no part (#) yet.',
    manySections: (most: number) => `there are more than ${most} sections.`,
    fewLevels: 'with a section for the own level, at least two lines “mức:” are needed.',
    levelTwice: 'two levels have the same name.',
  },
}
