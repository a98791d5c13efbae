import type { rules as vi } from '../vi/meeting-rules.ts'

/** The organisation's rules for meetings. */
export const rules: typeof vi = {
  title: 'Rules for cell meetings',
  link: 'Rules for cell meetings: hour, votes, agenda, minutes',
  lead: 'In force for every cell of the organisation, from today. Locked minutes do not change.',
  voters: 'Who may vote when present',
  votersHint: 'An exempt member who comes may vote and is counted.',
  votersNeeded: 'Members of at least one status must be entitled to vote.',
  present: 'A meeting may conclude when there are present',
  presents: { half: 'More than half', 'two-thirds': 'Two thirds or more' },
  approve: 'A conclusion is adopted when those in favour are',
  approves: {
    'half-of-members': 'More than half of all members entitled to vote',
    'half-of-present': 'More than half of those present',
  },
  appealDays: 'Within how many days a member may ask for a conclusion to be looked at again',
  appealHint: 'Counted from the day of the meeting. A conclusion already reached keeps the time of its day.',
  appealRange: (fewest, most) => `From ${fewest} to ${most} days.`,
  agendaHint: 'The number decides the place. Deleting all the words of an item drops the item.',
  agendaNeeded: 'The agenda needs at least one item.',
  place: (n) => `Place of item ${n}`,
  paper: 'Minutes',
  number: 'Number',
  numberHint:
    'For example: Số {n}-BB/CB; {n} is the cell’s running number of the year. Leave it empty if minutes have no number.',
  margins: {
    top: 'Top margin (mm)',
    bottom: 'Bottom margin (mm)',
    left: 'Left margin (mm)',
    right: 'Right margin (mm)',
  },
  marginRange: 'Margins are from 5 to 60 mm.',
  clerkRole: 'Title of who signs on the left',
  chairRole: 'Title of who signs on the right',
  recipients: 'Recipients',
  recipientsHint: 'One recipient a line.',
  score: 'Meetings are scored',
  sheetSum: (sum) => `The four parts must add up to 100; they now come to ${sum}.`,
  gradesFall: 'Each grade must be lower than the one before, and the first at most 100.',
  from: (label) => `${label} from (points)`,
}
