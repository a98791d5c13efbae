import type * as vi from '../vi/promise.ts'

/** Promises the cell knows: the member’s page and the cell committee’s page. */
export const knownPlans: typeof vi.knownPlans = {
  title: 'What the cell knows',
  hint: 'Promises brought to the cell; who has looked',
  lead: 'Exactly the lines you looked over and brought to the cell. Nobody knows your other plans.',
  none: 'You have not brought anything to the cell.',
  cell: (name, day) => `${name}, since ${day}`,
  due: (day) => `Due: ${day}`,
  overdue: (day) => `Overdue, was due ${day}`,
  told: (day) =>
    `The cell sees now: on ${day} you said that it is fixed; waiting to be confirmed at the meeting.`,
  confirmed: (day) => `The cell confirmed on ${day} that it is fixed.`,
  ended: (day) => `Taken back from the cell on ${day}.`,
  left: 'Your former cell no longer follows this; your new cell does not know it.',
  willSee: (day) =>
    `If you press “Fixed”, the cell sees at once: on ${day} you said that it is fixed. The cell looks at it and confirms it at its meeting.`,
  tell: 'Fixed',
  takeBack: 'Not fixed yet, take it back',
  withdraw: 'Take it back from the cell',
  withdrawHint: 'The cell will not see this any more. The plan stays in your private part.',
  over: 'This has just changed elsewhere, so it could not be done. Please look again.',
  looks: 'Who has looked',
  looksLead: 'One line a person and day.',
  noLooks: 'Nobody has looked yet.',
  of: { 'cell-plan': 'promise', declared: 'line on which you ask for criticism' },
  look: (name, day, what) => `${name}, on ${day}: ${what}`,
}

export const cellPromises: typeof vi.cellPromises = {
  title: 'Promises brought to the cell',
  lead: 'Exactly the lines members chose to bring, and what conclusions say is to be fixed. Each look is recorded, for that member to know.',
  none: 'None yet.',
  overdue: 'Overdue',
  waiting: 'Said to be fixed, waiting for the cell to confirm',
  open: 'Not due yet',
  kept: 'Confirmed by the cell',
  due: (day) => `Due ${day}`,
  since: (day) => `since ${day}`,
  concluded: 'by a conclusion of the cell',
  told: (day) => `Said on ${day} to be fixed, waiting for the cell to confirm`,
  confirmed: (day) => `Confirmed by the cell on ${day}`,
  print: 'Print to take to the meeting',
  back: 'Back to the page on the screen',
  columns: { who: 'Member', what: 'Promise', due: 'Due', state: 'State' },
  date: (day) => `As of ${day}`,
}
