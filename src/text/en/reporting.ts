import type { reporting as vi } from '../vi/reporting.ts'
import { monthName } from './month-name.ts'

const named = (m: string) => monthName(Number(m.slice(5, 7)))
const month = (m: string) => `${named(m)} ${m.slice(0, 4)}`

const span = (kind: 'month' | 'quarter' | 'half' | 'year', starts: string): string => {
  const [year, m] = [starts.slice(0, 4), Number(starts.slice(5, 7))]
  if (kind === 'month') return month(starts)
  if (kind === 'quarter') return `Quarter ${(m - 1) / 3 + 1} of ${year}`
  if (kind === 'half') return `${m === 1 ? 'First' : 'Second'} half of ${year}`
  return year
}

/** A span's name as it stands within a sentence. */
const within = (name: string) =>
  name
    .replace(/^Quarter/, 'quarter')
    .replace(/^First/, 'the first')
    .replace(/^Second/, 'the second')

/** The reporting calendar, the freezing of figures, reports to the superior level. */
export const reporting: typeof vi = {
  span,
  month,
  usual: {
    mark: 'BC/ĐU',
    role: 'For the Standing Board',
    post: 'Deputy Secretary',
    recipients: ['The superior committee (as a report)', 'For the files, Office of the Committee'],
  },

  policy: {
    link: 'Calendar of reports to the superior level',
    title: 'Reporting calendar',
    lead: 'Which reports there are, on which day figures are frozen, by which day they are sent. A change here changes no report that is frozen.',
    saved: 'Saved.',
    kinds: 'Reporting spans',
    kind: { month: 'Monthly', quarter: 'Quarterly', half: 'Half-yearly', year: 'Yearly' },
    cutoff: 'Day the figures are frozen',
    due: 'Due at the superior level',
    dayHint: 'A day of the month after the span, from 1 to 28.',
    paper: 'On the report',
    mark: 'Sign after the number',
    markHint: 'For example: BC/ĐU',
    role: 'On behalf of',
    post: 'Post of the signer',
    recipients: 'Recipients',
    recipientsHint: 'One a line.',
    noKind: 'Please choose at least one span.',
    badDay: 'Please write a number from 1 to 28.',
    dueFirst: 'The due day cannot be before the day the figures are frozen.',
    badLine: 'Please write one line of at most 60 characters.',
    badRecipients: 'Please write 1 to 10 lines of at most 120 characters each.',
  },

  calendar: {
    title: 'Reporting calendar',
    lead: 'Which spans fall due, and of which cells figures are still missing.',
    none: 'There has been no meeting period yet, so there is nothing to report.',
    toCall: 'To be called',
    nobody: 'No cell’s figures are missing.',
    spans: 'Reporting spans',
    days: (cutoff: string, due: string) => `Figures frozen on ${cutoff}, due by ${due}.`,
    complete: (n: number, all: number) => `${n}/${all} cells have all their figures.`,
    state: {
      running: 'not over yet',
      waits: 'waiting for the day of freezing',
      'to-freeze': 'to be frozen now',
      overdue: 'overdue',
      'under-way': 'figures are being gathered',
      frozen: 'frozen, not issued',
      issued: 'issued',
    },
    freeze: (name: string) => `Freeze the figures of ${within(name)}`,
    supplement: (name: string) => `Freeze supplementary figures of ${within(name)}`,
    cameLater: (cells: string) => `After freezing, more figures have come from: ${cells}.`,
    made: 'Reports',
    settings: 'Change the days of freezing and the due days',
  },
  missing: {
    'no-meeting': 'no meeting recorded',
    'not-locked': 'minutes not locked',
    said: ({ from, to }: { from: string; to: string }, reason: string) =>
      from === to
        ? `${reason} for ${month(to)}`
        : `${reason} from ${from.slice(0, 4) === to.slice(0, 4) ? named(from) : month(from)} to ${month(to)}`,
    of: (cell: string, said: readonly string[]) => `${cell} (${said.join(', ')})`,
  },

  freeze: {
    title: (name: string) => `Freeze the figures of ${within(name)}?`,
    supplementTitle: (name: string) => `Freeze supplementary figures of ${within(name)}?`,
    lead: 'Once you press freeze, the software counts once and keeps those numbers as they are. They are not counted again later and cannot be changed; figures that come after go into a supplement.',
    supplementLead: (day: string) =>
      `The figures of this span were frozen on ${day}. The software counts once more; what differs becomes a supplement, and the earlier report stays as it is.`,
    missing: (n: number, all: number) =>
      `${n}/${all} cells still lack figures. The report will say which cells are missing:`,
    knows: 'I know that figures are missing, and freeze all the same',
    button: 'Freeze the figures',
    long: 'With many months and many cells this takes a few minutes; you can see how far it is and stop it midway.',
    refusals: {
      'not-over': (day: string) =>
        `This span lasts until the end of ${day}. It can be frozen after that day.`,
      'too-early': (day: string) =>
        `Figures are still missing, so it can be frozen only from ${day} on. With all figures there, it can be frozen at once.`,
      unsaid: 'Figures are still missing: please tick that you know.',
      'nothing-new': 'No number differs from the last freezing, so there is nothing to supplement.',
    },
  },

  progress: {
    title: 'Figures are being gathered',
    done: (n: number, all: number) => `${n} of ${all} ${all === 1 ? 'month' : 'months'} done.`,
    waits: 'The software begins within a minute.',
    refresh: 'This page loads again by itself after 5 seconds.',
    cancel: 'Leave it, do not freeze',
    cancelled: (name: string) => `${name} stopped it. No figures were frozen.`,
    nothingNew: 'No number differs from the last freezing, so no supplement is made.',
    tooLate: 'The figures have just been frozen, so it cannot be stopped any more.',
    name: (name: string) => `${name}, stopped`,
  },

  one: {
    report: (name: string) => `Report for ${within(name)}`,
    supplement: (name: string, nth: number) =>
      `Supplement for ${within(name)}${nth > 1 ? `, no. ${nth}` : ''}`,
    frozen: (day: string, time: string, name: string) => `Figures frozen at ${time} on ${day} by ${name}.`,
    frozenOn: (day: string) => `Figures frozen on ${day}.`,
    complete: (n: number, all: number, missing: readonly string[]) =>
      missing.length === 0
        ? `${n}/${all} cells have all their figures.`
        : `${n}/${all} cells have all their figures; missing: ${missing.join('; ')}.`,
    issued: (number: string, day: string, name: string) => `Issued as no. ${number} on ${day} by ${name}.`,
    notIssued: 'Not issued yet. The document leaves number and day blank.',
    follows: (number: string, day: string) =>
      number
        ? `Supplement to Report no. ${number} of ${day}.`
        : `Supplement to the figures frozen on ${day}.`,
    followed: 'There is a supplement',
    issue: 'Issue the report',
    print: 'See the print',
    word: 'Download the Word file',
    excel: 'Download the Excel file',
    cellsExcel: 'Table by cell, Excel file',
    cellsCsv: 'Table by cell, CSV file',
    cellsHint:
      'For use within the organisation only; the report to the superior level has no numbers of single cells.',
    noNames: 'These tables hold numbers only, nobody’s name.',
    rollUp: 'Signed figures file, for the superior level to take in',
    rollUpLater: 'There once the report is issued',
  },

  issue: {
    title: 'Issue the report',
    lead: 'Write number and day as in the register of outgoing documents. Once issued it cannot be changed; for a mistake there is a supplement.',
    number: 'Document number',
    numberHint: (mark: string) => `Only the number; the software adds “-${mark}”.`,
    day: 'Day of issue',
    dayHint: 'For example: 05/01/2027',
    name: 'Full name of the signer',
    nameHint: 'Leave it empty if it is signed by hand and the full name is written there.',
    button: 'Issue',
    badNumber: 'Please write a number, for example 12.',
    badDay: 'Please write a day from the day of freezing until today.',
    badName: 'The name is longer than 60 characters.',
    already: 'This report has been issued already.',
  },

  tables: {
    months: {
      title: 'Results of each month',
      what: 'Figure',
      month: named,
      short: (m: string) => named(m).slice(0, 3),
      part: (from: string, to: string) =>
        from === to ? `Results of ${named(to)}` : `Results from ${named(from)} to ${named(to)}`,
      whole: 'Whole span',
      note: 'The column “Whole span” adds up the months; lines marked “month’s end” take the number of the last month. Feedback of fewer than 5 cases is written “<5” and not added up.',
    },
    rounds: {
      title: 'Self-assessment rounds closed in the span',
      head: [
        'Round',
        'Closed on',
        'Members',
        'Concluded about',
        'With shortcomings',
        'Of them in part',
        'Raised voluntarily',
      ],
      none: 'No self-assessment round was closed in the span.',
    },
    missing: { title: 'Cells whose figures are missing', head: ['Cell', 'Missing'] },
    changed: {
      title: 'Numbers changed since the last freezing',
      head: ['Figure', 'Month', 'Reported', 'Now'],
    },
    cells: { title: 'By cell', unit: 'Cell' },
    unknown: '–',
  },
  figures: {
    cells: 'Cells (month’s end)',
    met: 'Ordinary meetings held by cells',
    locked: 'Minutes locked',
    ended: 'Times a cell finished its self-review',
    thematic: 'Thematic meetings',
    members: 'Members who review themselves monthly (month’s end)',
    reviewed: 'Self-reviews done by members',
    turns: 'Turns of review in rotation',
    promisesDue: 'Matters due to be fixed',
    promisesKept: 'Matters due that are fixed',
    promisesOpen: 'Matters being fixed (month’s end)',
    promisesLate: 'Matters overdue (month’s end)',
    remindersProposed: 'Formal reminders proposed',
    remindersDecided: 'Formal reminders decided',
    remindersClosed: 'Formal reminders closed since the matter is fixed',
    deeds: 'Good deeds confirmed',
    promisesRaised: 'Matters to be fixed that members raised in the month',
    promisesFixed: 'Matters cells confirmed as fixed in the month',
  },
  feedback: {
    received: 'Feedback received',
    concluded: 'Feedback concluded',
    open: 'Feedback being dealt with (at freezing)',
    medianDays: 'Days to deal with it, median',
  },
  few: '<5',

  paper: {
    title: 'Report',
    supplementTitle: 'Supplementary report',
    abstract: (kind: 'month' | 'quarter' | 'half' | 'year', starts: string) =>
      `Results of self-review and self-mending in ${within(span(kind, starts))}`,
    body: (name: string) => name.replace(/^Đảng bộ/, 'Đảng ủy'),
    issuedNumber: (number: string) => `No. ${number}`,
    openNumber: (mark: string) => `No.        -${mark}`,
    noDay: (place: string) => `${place ? `${place}, ` : ''}day      month      year`,
    file: (name: string) => name,
    sheets: {
      months: 'Month by month',
      months2: 'Month by month (cont.)',
      rounds: 'Rounds',
      missing: 'Missing',
      changed: 'Changed',
      cells: 'By cell',
    },
  },
  stamp: (name: string, time: string, day: string) => `Printed by ${name} at ${time} on ${day}.`,
}
