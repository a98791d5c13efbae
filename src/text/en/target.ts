import { number as num } from '../number.ts'
import type * as vi from '../vi/target.ts'

const is = (n: number, one: string, many: string) => (n === 1 ? one : many)
const members = (n: number) => `${num(n)} ${is(n, 'member', 'members')}`

/** Targets, how far concluded matters have come, groups by quarters. No sentence praises a nought. */
export const target: typeof vi.target = {
  title: 'Targets and rounds',
  titleHint: 'Targets of movements, and what past rounds say',
  lead: 'Each number concluded stands beside the number raised voluntarily in the same round. It takes both to understand.',
  none: 'No level has set a target for this unit yet.',
  setOne: 'Set a target in a movement',
  from: (source: string) => `Laid down by ${source}.`,
  noRound: 'No round has been frozen yet, so there is no number to put beside the target.',
  noRoundBefore: (day: string) => `The day set has passed. No round was frozen by the end of ${day}.`,
  past: (round: string, day: string) =>
    `The day set has passed. The last round frozen before it is ${round}, on ${day}.`,
  standing: {
    above: (most: number, more: number) =>
      most === 0
        ? `The target is that nobody is left; ${members(more)} still ${is(more, 'has', 'have')} something to fix together with the cell.`
        : `The target is at most ${num(most)} ${is(most, 'person', 'people')}; at least ${members(more)} still ${is(more, 'has', 'have')} something to fix together with the cell.`,
    within:
      'The number concluded in this round is within the target. It tells only of what was named and concluded; the next round looks as fully as this one.',
    unclear: (open: number) =>
      `${members(open)} ${is(open, 'has', 'have')} not been concluded about yet, so it cannot be said yet whether this number is within the target.`,
  },
  concluded: (name: string, limits: number, concluded: number) =>
    limits === 0
      ? `${name}: of ${members(concluded)} concluded about, the cell named nobody who still has shortcomings.`
      : `${name}: ${num(limits)} of ${members(concluded)} concluded about still ${is(limits, 'has', 'have')} shortcomings.`,
  open: (n: number) =>
    `${members(n)} ${is(n, 'has', 'have')} not been concluded about; this does not count as having no shortcomings.`,
  raised: (n: number) =>
    n === 0
      ? 'In this round nobody raised anything voluntarily.'
      : `In this round ${members(n)} voluntarily raised something to mend.`,
  silent:
    'As long as nobody raises anything voluntarily, the number concluded does not tell everything either: it is worth asking in the cell whether it is hard to speak up.',
  raisedWay: {
    more: (before: number, after: number) =>
      `Raised voluntarily: from ${num(before)} up to ${num(after)}. More members spoke up in order to mend it.`,
    fewer: (before: number, after: number) =>
      `Raised voluntarily: from ${num(before)} down to ${num(after)}. There may be less to raise, or there may be fewer who speak up; the number alone does not tell which.`,
    same: (_: number, after: number) => `Raised voluntarily: still ${num(after)}.`,
  },
  concludedWay: {
    more: (before: number, after: number) =>
      `Still with shortcomings: from ${num(before)} up to ${num(after)}. What has been seen is what one can begin to mend.`,
    fewer: (before: number, after: number) =>
      `Still with shortcomings: from ${num(before)} down to ${num(after)}.`,
    same: (_: number, after: number) => `Still with shortcomings: ${num(after)} as before.`,
  },
  concludedTitle: 'Concluded by the cell',
  raisedTitle: 'Raised voluntarily by members',
  fixedSince: (fixed: number, all: number) =>
    `Since that round was frozen, the cells have confirmed ${fixed} of ${all} ${is(all, 'matter', 'matters')} as fixed.`,
  tooFew:
    'Fewer than 5 members were concluded about. With so few, a number becomes a name, so no number is given.',
  tooFewForAll:
    'In this round fewer than 20 members were concluded about, so this common page gives no number.',
  trend: {
    corrected: (round, n) =>
      `${round}: ${n} addenda since it was closed; the figures here stay as they were closed, the addenda are on the page of the round.`,
    title: 'From round to round',
    finding: (from: string, before: string, to: string, after: string) =>
      `${from}: ${before} ${before === '1' ? 'person' : 'people'} still with shortcomings; ${to}: ${after} ${after === '1' ? 'person' : 'people'}.`,
    one: (name: string) =>
      `Only one round has been frozen so far: ${name}. It takes two or more to see which way it goes.`,
    left: (n: number) =>
      `In ${n} ${is(n, 'round', 'rounds')} fewer than 5 members were concluded about, so no number is given.`,
    key: 'Filled bar: still with shortcomings, concluded by the cell. Hollow bar: raised voluntarily by members; for this bar shorter is not better. Number on the right: people out of all who are counted.',
    mark: 'Dashed line: the target.',
    head: ['Round', 'Still with shortcomings', 'Raised voluntarily', 'Concluded about', 'Asked to declare'],
  },
  still: {
    title: 'What is left',
    of: (name: string) => `What the cells concluded in ${name}, in the order of the catalogue.`,
    none: (name: string) => `In ${name}, no sign of the catalogue was named in a conclusion.`,
    head: ['Sign', 'People'],
    key: 'Each bar is the number of people out of all who were concluded about. One member may have more than one sign.',
  },
  all: {
    lead: 'This page is the same for every member of the unit. Fewer than 5 people are only shown as “fewer than 5”, so that a number does not become a name.',
    head: ['Round', 'Concluded: still with shortcomings', 'Raised voluntarily'],
    table: 'Rounds that were frozen',
    few: 'fewer than 5',
    most: (above: number) => `more than ${above}`,
    people: (n: string) => `${n} ${n === '1' ? 'person' : 'people'}`,
    untold: 'no number given',
    above: 'The number concluded in the latest round is still above the target.',
    unclear:
      'Some members have not been concluded about yet, so it cannot be said yet whether this number is within the target.',
    fewLeft:
      'The number concluded in the latest round is fewer than 5 people. This page says no more than that.',
    more: 'Once something to mend can be said to the cell, mending it can begin.',
  },
  cell: {
    title: (name: string) => `Target: ${name}`,
    own: 'Our cell',
    whole: 'The whole unit',
    none: 'The cell is not in any round that was frozen.',
  },
}

export const funnel: typeof vi.funnel = {
  title: 'How far concluded matters have come',
  lead: (from: string) => `What the cells have concluded is to be fixed, from ${from} until now.`,
  none: (from: string) => `From ${from} until now nothing has been concluded that is to be fixed.`,
  tooFew: 'The unit has fewer than 5 members. With so few, a number becomes a name, so no number is given.',
  finding: (all: number, confirmed: number, overdue: number) =>
    `Of ${all} ${is(all, 'matter', 'matters')} concluded, the cells have confirmed ${confirmed} as fixed; ${overdue === 0 ? 'none is overdue' : `${overdue} ${is(overdue, 'is', 'are')} overdue`}.`,
  rows: {
    concluded: 'Concluded, to be fixed',
    planned: 'With a plan and a day',
    told: 'Reported as fixed',
    confirmed: 'Confirmed by the cell',
    waiting: 'Left: reported, waiting for the cell to confirm',
    open: 'Left: being fixed, not due yet',
    overdue: 'Left: overdue',
    gone: 'Left: the member no longer belongs here',
  },
  key: 'Filled bar: how far matters have come. Hollow bar: what is left; together with what the cell has confirmed it makes what has a plan.',
  unplanned: (n: number) =>
    `${n} ${is(n, 'line of a commitment was', 'lines of commitments were')} concluded as not kept yet. Members make their own plan for that; such a plan is private and is not counted here.`,
  older: (n: number) =>
    `Besides these, ${n} ${is(n, 'matter', 'matters')} concluded before that day ${is(n, 'has', 'have')} not been confirmed yet.`,
  head: ['Step', 'Matters'],
}

export const heatMap: typeof vi.heatMap = {
  title: 'Groups over four quarters',
  lead: 'How many members marked each group themselves, in the whole commune, exactly as published. These things were raised voluntarily in order to mend them, they are not conclusions; a large number is not bad.',
  none: 'No quarter is over yet, so there is no table.',
  column: (quarter: string) => [`Q${quarter.split('-')[1]}`, quarter.split('-')[0]!],
  moreThan: (n: number) => `more than ${n}`,
  finding: (quarter: string, label: string, n: string, people: number) =>
    `${quarter}: the group raised voluntarily by the most members is “${label}”, ${n} of ${people} ${is(people, 'person', 'people')}.`,
  findingMany: (quarter: string, groups: number, n: string, people: number) =>
    `${quarter}: ${groups} groups were raised by equally many, ${n} of ${people} ${is(people, 'person', 'people')} each.`,
  findingFew: (quarter: string) => `${quarter}: no group was raised voluntarily by 5 people or more.`,
  findingNone: 'In none of these four quarters could a number be published yet.',
  group: 'Group',
  cells: {
    few: ['<5'],
    withheld: ['with-', 'held'],
    none: ['not', 'yet'],
    leaders: ['left', 'out'],
    other: ['–'],
  },
  most: (above: number) => `>${above}`,
  key: {
    count: 'number of people; the darker the square, the more of those who sent in the quarter',
    few: 'fewer than 5 people, nobody included',
    most: 'nearly everybody, so only “more than” is said',
    withheld: 'withheld, so that nobody can be guessed',
    none: 'quarter not published yet, or its ballots could not be opened',
    leaders: 'only about holders of posts, so it is left out',
    other: 'the catalogue of that quarter does not have this group',
  },
  words: {
    few: '<5',
    withheld: 'withheld',
    none: 'not published yet',
    leaders: 'left out',
    other: '–',
    most: (above: number) => `more than ${above}`,
  },
  notes: {
    people: (quarter: string, n: number) => `${quarter}: ${members(n)} sent from a phone.`,
    'too-few': (quarter: string) => `${quarter}: fewer than 20 people sent, so no number is published.`,
    'too-alike': (quarter: string) =>
      `${quarter}: not published, because those who sent are nearly the same people as in a quarter already published.`,
    'no-key': (quarter: string) =>
      `${quarter}: nobody holds the statistics key any more, so the ballots could not be opened.`,
    open: (quarter: string) => `${quarter}: not published yet.`,
    empty: (quarter: string) => `${quarter}: no self-review yet.`,
  },
}

export const progress: typeof vi.progress = {
  title: 'Progress',
  print: 'See all three parts for printing',
  word: 'Download as Word',
  file: 'Progress of self-review and mending',
  abstract: 'Progress towards the targets of self-review and mending',
  asOf: (day: string) => `Figures up to ${day}.`,
}
