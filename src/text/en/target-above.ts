import { number as num } from '../number.ts'
import type { targetAbove as vi } from '../vi/target-above.ts'

const is = (n: number, one: string, many: string) => (n === 1 ? one : many)
const communes = (n: number) => `${num(n)} commune ${is(n, 'organisation', 'organisations')}`
const matters = (n: number) => `${num(n)} ${is(n, 'matter', 'matters')}`

/** A superior’s page of targets: sums of commune organisations. */
export const targetAbove: typeof vi = {
  lead: 'Sums of the commune organisations below, by half-year. Each number concluded stands beside the number raised voluntarily. It takes both to understand.',
  noRound:
    'No commune organisation has frozen a round with 5 or more members concluded about yet, so there is no number to put beside the target.',
  outOfTitle: 'Where these numbers are from',
  outOf: (half: string, here: number, all: number) =>
    `${half}: counted from ${num(here)} of ${communes(all)}.`,
  running: 'This half-year is not over; the numbers grow as commune organisations freeze their rounds.',
  missing: (names: readonly string[]) => `Not there yet: ${names.join(', ')}.`,
  missingOf: (unit: string, names: readonly string[]) => `${unit}, not there yet: ${names.join(', ')}.`,
  nothingFrom: (unit: string) => `${unit}: no numbers of any commune organisation yet.`,
  missingMeans:
    'Not there yet means that in that half-year no round was frozen, fewer than 5 members were concluded about, or the numbers have not come up here yet. A place that is not there does not count as having no shortcomings.',
  unclear: (units: number) =>
    units > 0
      ? `${communes(units)} ${is(units, 'has', 'have')} no numbers yet, so it cannot be said yet whether this number is within the target.`
      : 'Some places have no numbers yet, so it cannot be said yet whether this number is within the target.',
  one: (half: string) =>
    `Only one half-year has frozen rounds so far: ${half}. It takes two or more to see which way it goes.`,
  unlike:
    'The two were counted from different numbers of commune organisations, so one is not subtracted from the other.',
  communes: 'Commune organisations',
  still: {
    of: (half: string) => `${half}: groups the cells concluded about, in the order of the catalogue.`,
    mixed:
      'The commune organisations use different catalogues, or a catalogue that is not on this server yet, so there are no sums by group.',
    'too-few': 'Fewer than 20 members were concluded about, so no numbers by group are given.',
  },
  most: (label: string, above: string) => `${label}: more than ${above} people.`,
  few: (groups: number) =>
    `${num(groups)} ${is(groups, 'group has', 'groups have')} fewer than 5 people, nobody included, so no number is given.`,
  month: (month: string, raised: number, fixed: number, open: number, late: number) =>
    `${month}: members raised ${num(raised)} more ${is(raised, 'matter', 'matters')} to mend, the cells confirmed ${matters(fixed)} as fixed; still being mended: ${num(open)}${late > 0 ? `, of which ${num(late)} ${is(late, 'is', 'are')} overdue` : ''}.`,
  paper: {
    body: (name: string) => name,
    number: { province: 'No.        -BC/TU', nation: 'No.        -BC/TW' },
    recipients: ['As above', 'Office archive'],
  },
  link: 'Targets and half-years',
  print: 'See for printing',
}
