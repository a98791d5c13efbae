import type * as vi from '../vi/seeing.ts'

const has = (n: number) => (n === 1 ? 'has' : 'have')
const members = (n: number) => `${n} ${n === 1 ? 'member' : 'members'}`
const cells = (n: number) => `${n} ${n === 1 ? 'cell' : 'cells'}`

export const cell: typeof vi.cell = {
  title: 'Cell',
  choose: 'Cells',
  period: (day: string) => `Meeting of ${day}`,
  none: 'No self-review yet.',
  sentence: (done: number, all: number) => `${done} of ${members(all)} ${has(done)} done the self-review.`,
  ended: 'The self-review of this period has ended.',
  closedDay: (day: string) => `This period closed at the end of ${day}.`,
  name: 'Full name',
  state: 'Self-review',
  done: 'Done',
  paper: 'Done on paper',
  notYet: 'Not yet',
  notAsked: 'Not asked',
  recordPaper: 'Record: on paper',
  undoPaper: 'Undo',
  end: 'End the cell’s self-review',
  endHint: (left: number) =>
    `${left > 0 ? `${members(left)} ${has(left)} not done the self-review yet. ` : ''}Press when the meeting has finished “Self-review by the catalogue”. After that nobody can send or change anything for this period.`,
  declared: 'What members ask for the cell’s criticism on',
  declaredLead:
    'Exactly the lines that members saw beforehand and chose to bring. Each look is recorded for the member to know.',
  noDeclared: 'Nobody has asked for criticism at this meeting yet.',
  meetings: 'Cell meetings, minutes',
  cards: 'Print sign-in cards',
  slip: 'Paper slips, entering on behalf',
  onBehalf: 'entered on behalf from a slip, confirmed',
  freshStarts: 'Requests for a fresh start',
  parts: { month: 'This month', year: 'The whole year', ways: 'Paper, cards and messages' },
  onlyDone:
    'This page tells only whether the self-review is done, not what is in it or at what hour it was done.',
}

export const committee: typeof vi.committee = {
  title: 'Committee',
  period: (day: string) => `Meeting of ${day}`,
  none: 'No self-review yet.',
  met: (ended: number, all: number) =>
    `${ended} of ${cells(all)} ${has(ended)} ended the self-review at the meeting.`,
  reviewed: (done: number, all: number) => `${done} of ${members(all)} ${has(done)} done the self-review.`,
  meetings: (held: number, all: number, locked: number) =>
    `${held} of ${cells(all)} ${has(held)} met; minutes locked: ${locked}.`,
  cycle: (done: number, left: number) =>
    `In this cycle ${members(done)} ${has(done)} been reviewed, ${left} still to have their turn.`,
  cycleWithout: (n: number) => `${cells(n)} ${has(n)} not adopted a rotation plan yet.`,
  strip: {
    title: 'Meetings of the cells',
    lead: 'The last 12 months, the newest first; a row for each cell, in the order of the organisation.',
    cell: 'Cell',
    marks: {
      locked: 'met, minutes locked',
      held: 'met, minutes not locked yet',
      planned: 'day of the meeting set',
      none: 'no meeting recorded yet',
    },
  },
  byCell: 'By cell',
  parts: {
    numbers: 'Figures and rounds',
    papers: 'Reports upward',
    waiting: 'Waiting for the committee',
    work: 'Movements and organisation',
  },
  doneOf: (done: number, all: number) => `${done}/${all} self-reviews done`,
  endedYes: 'ended',
  endedNo: 'not ended yet',
  call: (name: string) => `Secretary: ${name}`,
  noOfficer: 'no secretary yet',
  figures: 'Figures by group',
  figuresLead:
    'How many members marked something themselves, by group, over a whole quarter, in the whole commune. Published only once, when all three periods are closed; fewer than 5 people are shown as “<5”; with fewer than 20 people who did the self-review nothing is published.',
  quarter: (q: string) => `Quarter ${q.split('-')[1]} of ${q.split('-')[0]}`,
  notYet: 'Not to be published yet: some periods are not closed.',
  release: 'Publish this quarter',
  releaseSure: (quarter: string) =>
    `Publish the figures of ${quarter.charAt(0).toLowerCase()}${quarter.slice(1)}?`,
  releaseYes: 'Publish, this cannot be done again',
  releaseLater: 'Do not publish yet',
  releaseHint:
    'The system opens the sealed ballots, counts them once, records the result and destroys the ballots. This cannot be done again.',
  released: (day: string, name: string) => `Published on ${day} by ${name}.`,
  people: (n: number) => `${members(n)} sent from a phone in the quarter.`,
  tooFew:
    'In this quarter fewer than 20 people sent, so no number is published, and the ballots have been destroyed.',
  noKey:
    'Nobody holds the statistics key any more, so the ballots of this quarter could not be opened; they have been destroyed.',
  notHolder:
    'Your device does not hold the statistics key yet. Somebody of the standing board who holds it has to open this page first.',
  none2: 'No quarters yet.',
  few: '<5',
  most: (n: number) => `more than ${n}`,
  group: 'Group',
  count: 'People',
  tooAlike:
    'This quarter is not published: those who sent are nearly the same people as in a quarter already published, and from the two side by side individuals could be guessed. The ballots have been destroyed.',
  withheld: 'withheld, because compared with an earlier quarter individuals could be guessed',
  leadersOnly: 'not published, because it is only about holders of posts',
  notRaised:
    'The numbers here are what members raised voluntarily in order to mend it, not conclusions of the cells.',
}
