import type { book as vi } from '../vi/meeting-book.ts'

/** Written down from the book. */
export const book: typeof vi = {
  title: 'Write down from the book',
  lead: 'The meeting has been held and its minutes are in the book. Copy the main points; it counts like any other meeting.',
  futureDay: 'This day has not come yet.',
  month: 'Ordinary meeting of the month',
  book: 'Minutes: book number',
  page: 'Page',
  absent: 'Who was absent',
  absentHint:
    'One person a line: the full name, then a comma, then the reason. No reason means absent without a reason. Leave it empty if everyone was present.',
  present: 'Number of people present by the book',
  presentHint: 'To compare with the names of those absent.',
  presentWrong: (counted, given) =>
    `By the list, without those absent, ${counted} were present; you wrote ${given}. Please look again at the names of those absent or at the number.`,
  unknownName: (name) =>
    `“${name}” is not found in the cell. Please write the full name as it stands in the list.`,
  manyNames: (name) => `More than one member is called “${name}”. Please write the full name.`,
  reviews: 'Who was reviewed',
  reviewN: (n) => `Person ${n}`,
  nobody: 'Nobody',
  tasks: 'Tasks given',
  tasksHint: 'One task a line.',
  more: 'The book has further conclusions; I will add them before locking',
  moreHint: 'Such as the conclusions of a round, one vote for each member.',
  open: 'This meeting was written down from the book and is not locked yet. Write down the conclusions still in the book at the items below, then read the minutes back and lock them.',
  save: 'Write this meeting down',
  reviewAbsent: 'This person is down as absent, so could not be reviewed at this meeting.',
  seatAbsent: 'This person is down as absent, so cannot have been chair or clerk.',
  both: (names) => `Down both as absent and as present: ${names}.`,
  twice: 'This person has been chosen above.',
  pasted: 'Or paste the list of those present',
  presentNames: 'Those present',
  presentNamesHint: 'One person a line, with the full name.',
  unclear: (names) => `Not clear whether present or absent: ${names}.`,
  heard: 'The cell heard their self-criticism',
  tickHeard:
    'Please tick: the cell heard their self-criticism. A person is heard first; only then does the cell conclude.',
  chooseOutcome: 'Choose a conclusion',
  standIn: 'If that person was chair or clerk: who stood in for this part',
}
