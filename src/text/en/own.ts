import type * as vi from '../vi/own.ts'
import { monthName } from './month-name.ts'

const counted = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`
const entries = (n: number) => counted(n, 'entry', 'entries')

/** "12/2026" with the month by its name. */
const named = (month: string) => {
  const [m, year] = month.split('/')
  return `${monthName(Number(m))} ${year}`
}

export const diary: typeof vi.diary = {
  title: 'Diary',
  lead: 'Only you can read it. No page, not even a committee’s, tells whether you write or not.',
  write: 'Write an entry',
  empty: 'No entry yet.',
  newTitle: 'Write in the diary',
  editTitle: 'A diary entry',
  day: 'Day',
  dayHint: 'Write it like 03/12/2026. An earlier day is fine.',
  futureDay: 'The day must not be after today.',
  tag: 'About',
  tags: { learn: 'Learned', act: 'Done', good: 'Good deed', remind: 'Note to self' },
  noTag: 'None',
  text: 'Text',
  save: 'Save this entry',
  erase: 'Erase this entry',
  eraseSure: 'Once erased it cannot be had back.',
  closed: (n: number) =>
    n === 1
      ? '1 entry was written before your fresh start, so this device cannot open it.'
      : `${n} entries were written before your fresh start, so this device cannot open them.`,
  saved: 'Saved.',
  changedElsewhere: 'This entry has just been changed on another page',
  erasedElsewhere: '(this entry was erased on another device)',
  search: {
    title: 'Search the diary',
    words: 'With the words',
    wordsHint: 'Accents can be left out. What you type here is not kept.',
    anyTag: 'Anything',
    month: 'Month',
    anyMonth: 'Any month',
    monthName: named,
    go: 'Search',
    stop: 'Stop searching',
    found: (n: number) => (n === 0 ? 'There is no such entry.' : `${entries(n)} found.`),
    more: 'See more',
    moreOf: (month: string, n: number) => `${named(month)} (${entries(n)})`,
  },
  choose: {
    title: 'Use for this self-review',
    lead: 'The words of the entries you choose are copied into “What I have done” of this month, where you can edit them. Nothing else is copied; still only you can read it.',
    copy: 'Copy into this month',
    nothing: 'You have not chosen an entry yet.',
  },
  export: {
    title: 'Download the diary',
    lead: 'The downloaded file is locked no longer: whoever can open this device can read it. Please keep it safe.',
    format: 'Download as',
    formats: {
      word: { label: 'Word file', hint: 'to read and print' },
      text: { label: 'Text file', hint: 'opens on any device' },
      json: { label: 'Data file (JSON)', hint: 'for other software' },
    },
    from: 'From',
    fromHint: 'Left empty: from the first entry.',
    to: 'To',
    toHint: 'Left empty: until today.',
    backwards: 'The last day must not be before the first.',
    none: 'There is no entry between these days.',
    take: 'Download',
    span: (first: string, last: string) => (first === last ? first : `From ${first} to ${last}`),
    day: (weekday: string, day: string) => `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)}, ${day}`,
  },
}

export const data: typeof vi.data = {
  me: 'Me',
  cell: (name: string) => `Belongs to ${name}`,
  posts: 'Posts',
  myData: 'My data',
  myDataHint: 'See, download, erase; who has looked',
  calendar: 'Meeting calendar on the phone',
  calendarHint: 'Day, hour, place; no content',
  devices: 'Devices and cards',
  devicesHint: 'Devices signed up, cards printed, recovery sheet',
  title: 'My data',
  private: 'Private: only you',
  months: (n: number) => counted(n, 'month of self-review', 'months of self-review'),
  entries: (n: number) => counted(n, 'diary entry', 'diary entries'),
  plans: (n: number) => counted(n, 'matter being fixed', 'matters being fixed'),
  declared: 'Brought to the cell',
  noDeclared: 'No line yet.',
  done: 'What others see of your self-review',
  doneLine: (period: string, how: string) => `Meeting of ${period}: ${how}`,
  how: { phone: 'self-review done', paper: 'self-review done on paper' },
  looks: 'Who has looked at what was brought to the cell',
  noLooks: 'Nobody has looked yet.',
  look: (name: string, day: string) => `${name}, ${day}`,
  lookAt: (look: string, what: string) => `${look}: ${what}`,
  /** What was read, where it was not the lines brought to the cell. */
  looked: {
    absence: 'reason of an absence notice',
    'cell-plan': 'promise brought to the cell',
    'self-criticism': 'self-criticism sent beforehand',
    concluded: 'conclusion of the cell and appeal',
    'good-deed': 'good deed noted',
    commitment: 'yearly commitment',
  } as Readonly<Record<string, string>>,
  sheets: (n: number) => counted(n, 'preparation sheet for a review', 'preparation sheets for reviews'),
  sheetOf: (day: string) => `Preparation sheet for a review, meeting of ${day}`,
  absences: 'Absence notices',
  absenceOf: (day: string, reason: string) => `Meeting of ${day}: ${reason}`,
  concluded: 'Concluded by the cell',
  noConcluded: 'No conclusion yet.',
  conclusions: (n: number) => counted(n, 'conclusion of the cell', 'conclusions of the cell'),
  cellPlans: (n: number) => counted(n, 'matter the cell follows', 'matters the cell follows'),
  export: 'Download everything',
  exportText: 'Download a text file',
  exportJson: 'Download a data file (JSON)',
  exportHint: 'The private part included. Please keep it safe.',
  erase: 'Erase the private part',
  eraseTitle: 'Erase everything private',
  eraseText:
    'This erases what you marked, your plans, your diary, your preparation sheets, the private part of your commitments and year-end forms, and your drafts. Ballots not published yet are taken out too. Nobody can have it back, not even you. What was brought to the cell, and that the self-review was done, stay.',
  eraseConfirm: 'Type ERASE to confirm',
  eraseWord: 'ERASE',
  eraseWrong: 'Please type exactly ERASE.',
  eraseButton: 'Erase for good',
  erased: 'Your private part has been erased.',
}
