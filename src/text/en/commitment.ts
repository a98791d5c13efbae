import type { commitment as vi } from '../vi/commitment.ts'
import { monthName } from './month-name.ts'

const lines = (n: number) => `${n} ${n === 1 ? 'line' : 'lines'}`

/** The yearly commitment: the member's part, the cell's, the meeting's, and what the organisation laid down. */
export const commitment: typeof vi = {
  title: 'Yearly commitment',
  hint: 'The commitment, looking back each month, the year-end review',
  lead: 'A few lines a year, each with a measure. You sign; the cell confirms at its meeting.',
  ofYear: (year: number) => `Commitment of ${year}`,
  notAsked: 'You need not make a yearly commitment; you still can if you want to.',
  own: 'The private part of each year: draft, monthly dots, year-end form',
  count: (n: number) => `${n} signed ${n === 1 ? 'commitment' : 'commitments'}`,
  noYears: 'No yearly commitment yet.',
  states: {
    none: 'Not signed yet',
    draft: 'Being drafted',
    signed: (day: string) => `Signed on ${day}`,
    paper: 'Signed on paper',
    confirmed: 'Confirmed by the cell',
    changing: 'Being changed',
  },
  until: (day: string) => `The organisation asks you to sign by the end of ${day}.`,
  late: (day: string, end: string) =>
    `The day the organisation asked for (${day}) has passed. You can still sign until the end of ${end}.`,
  early: (day: string) => `The commitment of this year can be signed from ${day} on.`,
  over: (year: number) =>
    `${year} is over, so a commitment of that year cannot be signed or changed any more. What you wrote is still below; only you can open it.`,
  closed:
    'The private part of this year was written before the fresh start, so this device cannot open it. The signed commitment is still below.',

  draft: {
    title: (year: number) => `Draft the commitment of ${year}`,
    changeTitle: (year: number) => `Change the commitment of ${year}`,
    lead: 'Only you can open this draft. Nobody sees anything until you have checked and signed it.',
    changeLead: 'The signed wording stands until you sign the changed one. The old words are kept beside it.',
    count: (n: number, least: number, most: number) =>
      n < least
        ? `${lines(n)} so far. ${least} to ${most} lines are needed.`
        : n > most
          ? `${lines(n)} so far, more than ${most}. Please remove some.`
          : `${lines(n)} so far.`,
    edit: 'Edit',
    remove: 'Remove this line',
    add: 'Add a line',
    preview: 'Check, then sign',
    stop: 'Leave it, keep the signed wording',
    last: (year: number) => `Lines of ${year}`,
    lastLead: 'For each line: keep it, change it, or drop it.',
    keep: 'Keep',
    change: 'Change',
    leave: 'Drop',
    left: (n: number) => `${lines(n)} of the year before dropped`,
    takeBack: 'Take back',
    full: (most: number) => `A commitment has at most ${lines(most)}. Remove one before adding another.`,
    notReady: 'This line is not complete enough to be signed.',
    changedElsewhere: 'This line has just been changed on another page',
    erasedElsewhere: '(this line was removed on another page)',
  },

  line: {
    title: 'A line of the commitment',
    what: 'What do I commit myself to do?',
    whatHint: 'One definite thing, in few words.',
    measure: 'Measured by what?',
    measureHint: 'For example: visit 3 households each month.',
    due: 'Done by the end of',
    dueHint: 'Write it like 31/12/2026.',
    group: 'Linked to which group of the catalogue (optional)',
    noGroup: 'No group',
    save: 'Save this line',
    problems: {
      what: 'Please write what you commit yourself to do.',
      'what-short': 'That is too short. Please write it a little more clearly.',
      measure:
        'Please write what it is measured by, so that at the end of the year it is known whether it was kept.',
      due: 'The day is not right. Write it like 31/12/2026.',
      'due-past': 'This day has passed. Please choose a day from today until the end of the year.',
      'due-year': 'This day is not in the year of the commitment.',
    },
    unknownGroup: 'This group is not in the catalogue in use. Please choose again.',
    by: (measure: string, due: string) => `Measured by: ${measure}. Done by the end of ${due}.`,
    linked: (label: string) => `Linked to the group: ${label}`,
  },

  sign: {
    title: 'Check, then sign',
    willSee: 'The cell will see exactly these words',
    readers: (names: string) => `${names}; and the cell, at its meeting.`,
    nobody: 'Nobody holds this task at present',
    reason: 'Why is it changed?',
    reasonHint: 'The cell can read this reason.',
    button: 'Sign the commitment',
    changeButton: 'Sign the changed wording',
    edit: 'Edit again',
    changed:
      'The draft has just been changed on another page. Below is the newest one; please check it again, then sign.',
    behind:
      'The commitment of this year has just been signed on another page. The one you have just seen is not signed and is still in the draft.',
    behindPaper:
      'The cell has just noted that you signed on paper. To sign on the phone, please check it again, then sign.',
  },

  signed: {
    waiting: 'Waiting for the cell to confirm it at a meeting.',
    confirmed: (day: string) => `Confirmed by the cell at the meeting of ${day}.`,
    on: (day: string, cell: string) => `You signed on ${day}, ${cell}.`,
    paperOn: (day: string, cell: string) => `${cell} noted on ${day}: you signed on paper.`,
    paperMore:
      'To follow it here month by month, draft and sign it on the phone; that one then stands in place of the paper.',
    otherCell: (cell: string) =>
      `This one was signed at ${cell}. The new cell sees it only once you sign again (press “Change the commitment”).`,
    concluded: { kept: 'The cell concluded: kept', 'not-kept': 'The cell concluded: not kept yet' },
    concludedOn: (day: string) => `on ${day}`,
    amend: 'Change the commitment',
    print: 'Print the commitment',
    word: 'Download it for Word',
    month: (month: number) => `Look back on ${monthName(month)}`,
    dots: 'The dots are yours alone. Nobody else sees them, nobody counts anything from them.',
    older: 'Earlier wordings',
    version: (n: number, day: string) => `Wording ${n}, signed on ${day}`,
    reason: 'Reason of the change',
    reasonNeeded: 'Changing the words of a commitment after signing needs a reason.',
  },

  ticks: {
    title: (month: number, year: number) => `Commitment, ${monthName(month)} ${year}`,
    lead: 'One tap a line. Only you see it.',
    words: { kept: 'Kept', slipped: 'Slipped', 'not-due': 'Not due yet' },
    letters: { kept: 'K', slipped: 'S', 'not-due': 'N' },
    unanswered: 'nothing noted',
    legend: 'K: kept · S: slipped · N: not due yet · point: nothing noted',
    of: (month: number, word: string) => `${monthName(month)}: ${word}`,
    fix: 'Write a plan',
    other: 'Other months',
    monthName: (month: number) => monthName(month),
    none: 'There is no commitment signed on the phone for this year yet.',
    make: 'Open the yearly commitment',
    back: 'Back to the commitment',
    again: 'Tap the chosen button again to take it back.',
    notYet: 'This month has not come yet, so nothing can be noted.',
    link: 'Look back on the yearly commitment',
  },

  cell: {
    title: 'Yearly commitments of the cell',
    ofYear: (year: number) => `Commitments of ${year}`,
    sentence: (signed: number, confirmed: number, all: number) =>
      `${signed} of ${all} ${all === 1 ? 'member' : 'members'} ${signed === 1 ? 'has' : 'have'} signed; the cell has confirmed ${confirmed}.`,
    states: {
      none: 'Not signed yet',
      phone: 'Signed',
      paper: 'Signed on paper',
      confirmed: 'Confirmed',
      notAsked: 'Need not',
    },
    record: 'Note: signed on paper',
    undo: 'Take back the note',
    recorded:
      'It is only noted that it was signed on paper; the paper is kept by the cell and not copied here.',
    read: 'Read',
    note: 'Each reading is recorded for its member to know. What each notes for themself month by month nobody else sees.',
    otherYear: (year: number) => `Year ${year}`,
    over: (year: number) => `${year} is over, so nothing more can be noted.`,
    early: (day: string) => `Commitments of this year can be noted from ${day} on.`,
    behind: 'This member has just signed, or has just been noted; the list below is the newest.',
    confirmedAlready:
      'The cell has confirmed it, or the member has signed on the phone, so the note cannot be taken back.',
    nothing: 'No commitment has been signed at this cell yet.',
    paper: (day: string) => `Signed on paper, noted on ${day}. Its content is on the paper.`,
  },

  meeting: {
    title: 'Confirm yearly commitments',
    link: (n: number) => `Commitments waiting for the cell to confirm (${n})`,
    linkDone: 'Commitments confirmed by the cell',
    lead: 'Read each one to the cell. Once the cell agrees, choose the names and press confirm.',
    none: 'No commitment is waiting to be confirmed.',
    lines: (n: number) => `Read ${lines(n)}`,
    choose: 'Please choose at least one member.',
    who: 'The cell confirms the commitments of',
    of: (name: string, year: number) => `${name}, ${year}`,
    version: (n: number) => `changed wording ${n - 1}`,
    reason: (text: string) => `Reason of the change: ${text}`,
    paper: 'Signed on paper; read from the paper.',
    book: 'Yearly commitments the cell confirmed, as in the book',
    later: 'One was signed after the day of the meeting; please untick it.',
    own: 'Your own commitment is confirmed by somebody else at the clerk’s table.',
    confirm: 'The cell confirms',
    changed:
      'One has just been changed, or confirmed on another device, so nothing was recorded. Please look at the list again, then press once more.',
    done: 'Confirmed at this meeting',
    undo: 'Take back the confirmation',
    concluded:
      'A line of it has been concluded about, so the confirmation cannot be taken back; withdraw the conclusion first.',
    minutes: 'The cell confirms yearly commitments',
    minutesLine: (name: string, year: number, n: number) =>
      n > 0 ? `${name}: commitment of ${year}, ${lines(n)}` : `${name}: commitment of ${year}`,
    minutesChanged: (line: string, version: number) => `${line} (changed wording ${version - 1})`,
    minutesPaper: (line: string) => `${line} (on paper)`,
  },

  conclude: {
    lines: (year: number) => `Commitment of ${year}`,
    none: 'This member has no commitment confirmed by the cell yet.',
    open: 'not concluded yet',
    title: 'Conclusion about a line of the commitment',
    button: 'Conclude about this line',
    outcome: 'The cell concludes',
    outcomes: { kept: 'Kept', 'not-kept': 'Not kept yet' },
    wording: 'Words of the conclusion',
    wordingHint: 'Short, exactly as read to the cell for its vote.',
    wordingNeeded: 'Where it is not kept yet, write why.',
    save: 'Record the conclusion',
    withdraw: 'Record this conclusion again',
    already: 'The cell has concluded about this line at this meeting. If it is wrong, record it again.',
    notHeard:
      'The member has not been heard: no self-criticism, no reply and no opinion of their own is recorded. Hear them first, then conclude.',
    notConfirmed:
      'This line has just been changed, or the cell has not confirmed it, so it cannot be concluded about yet.',
    before: (outcome: string, day: string) => `Last time, on ${day}: ${outcome.toLowerCase()}.`,
    minutes: (name: string) => `About the commitment of ${name}`,
    minutesLine: (year: number, what: string) => `Commitment of ${year}: ${what}`,
    minutesOutcome: { kept: 'Kept.', 'not-kept': 'Not kept yet.' },
  },

  rules: {
    title: 'Yearly commitment',
    link: 'Yearly commitment: how many lines, when it is made',
    lead: 'These numbers apply from today on. Signed commitments stay as they are.',
    least: 'At least how many lines',
    most: 'At most how many lines',
    from: 'Commitments are made from',
    fromHint: 'Day/month. From July on it is of the year before, as 01/12.',
    until: 'Asked to be signed by the end of',
    untilHint:
      'Day/month of that year, as 31/03. After this day it can still be signed until the end of the year.',
    reviewFrom: 'The year-end form opens on',
    number: (least: number, most: number) => `Please write a number from ${least} to ${most}.`,
    order: 'The largest number must not be below the smallest.',
    badDay: 'The day is not right. Write it like 31/03.',
    untilBefore: 'This day must be after the day from which commitments are made.',
    saved: 'Saved.',
  },

  paper: {
    title: 'COMMITMENT',
    abstract: (year: number) => `Self-cultivation, training and striving in ${year}`,
    file: (year: number) => `Commitment ${year}`,
    kindly: (cell: string) => `To: ${cell}`,
    name: 'Full name',
    born: 'Date of birth',
    post: 'Post',
    cell: 'Belongs to',
    promise: (year: number) => `In ${year} I commit myself to:`,
    head: ['No.', 'Line', 'Measured by', 'Done by the end of'],
    linked: (label: string) => `(linked to the group: ${label})`,
    changed: (version: number, reason: string) => `Changed wording ${version - 1}. Reason: ${reason}`,
    close:
      'I follow this myself month by month, report to the cell when I am reviewed, and answer for what I have committed myself to.',
    confirmed: (day: string) => `Confirmed by the cell at the meeting of ${day}.`,
    waiting: 'Not confirmed by the cell yet.',
    cellRole: 'FOR THE CELL',
    memberRole: 'WHO COMMITS THEMSELF',
  },
}
