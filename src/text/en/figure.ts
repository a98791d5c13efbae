import { number as num } from '../number.ts'
import type { figure as vi } from '../vi/figure.ts'
import { monthName } from './month-name.ts'

/** Figures month by month: of the commune organisation, and summed for the levels above. */
const half = (name: string): string => {
  const [year, part] = name.split('-')
  return `${part === '1' ? 'first' : 'second'} half of ${year}`
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

const counted = (n: number, one: string, many: string) => `${num(n)} ${n === 1 ? one : many}`
const members = (n: number) => counted(n, 'member', 'members')
const matters = (n: number) => counted(n, 'matter', 'matters')
const communes = (n: number) => counted(n, 'commune organisation', 'commune organisations')

export const figure: typeof vi = {
  title: 'Figures month by month',
  month: (month: string) => `${monthName(Number(month.slice(5, 7)))} ${month.slice(0, 4)}`,
  shortMonth: (month: string) => `${month.slice(5, 7)}/${month.slice(0, 4)}`,
  running: 'Figures up to today; this month is not frozen yet.',
  frozen: 'This month is frozen: splits, mergers or later entries do not change the old figures.',
  noneYet:
    'No month has been summed up yet. Figures add up by themselves once commune organisations begin to review themselves.',

  met: (held: number, cells: number, locked: number) =>
    `${num(held)} of ${counted(cells, 'cell', 'cells')} ${held === 1 ? 'has' : 'have'} met; minutes locked: ${num(locked)}.`,
  reviewed: (done: number, all: number) =>
    `${num(done)} of ${members(all)} ${done === 1 ? 'has' : 'have'} done the self-review.`,
  raised: (raised: number, fixed: number) =>
    `In the month members raised ${counted(raised, 'more matter', 'more matters')} to be fixed; cells confirmed ${matters(fixed)} as fixed.`,
  promises: (due: number, kept: number, open: number, late: number) =>
    `${due === 0 ? 'Nothing fell due in the month' : `Promises made to the cell that fell due in the month: ${num(due)}, fixed: ${num(kept)}`}. Still being fixed: ${num(open)}${late > 0 ? `, ${num(late)} of them overdue` : ''}.`,
  feedback: (received: string, open: string, concluded: string) =>
    `Feedback: ${received} received and ${concluded} concluded in the month; ${open} still being dealt with.`,
  feedbackLate: 'There is a case that the inspection committee has let run past its time.',
  few: 'under 5',
  others: (turns: number, reminders: number, deeds: number) =>
    `${members(turns)} reviewed in rotation; ${counted(reminders, 'formal reminder', 'formal reminders')}; ${counted(deeds, 'good deed', 'good deeds')} confirmed.`,

  months: 'Month by month',
  byCell: 'By cell',
  byUnit: 'By unit',
  total: 'The whole organisation',
  allBelow: 'Sum',
  noFigures: 'no figures yet',
  columns: {
    month: 'Month',
    cell: 'Cell',
    unit: 'Unit',
    met: 'Met',
    reviewed: 'Self-reviewed',
    raised: 'Raised',
    fixed: 'Fixed',
    due: 'In time',
    open: 'Being fixed',
    late: 'Overdue',
    turns: 'Rotation',
    reminders: 'Reminders',
    deeds: 'Good deeds',
  },
  of: (n: number, all: number) => `${num(n)}/${num(all)}`,
  number: (n: number) => num(n),

  rounds: 'Rounds of self-criticism, concluded by the cells',
  roundsLead:
    'Of each commune organisation the last round in a half-year counts. A round with fewer than 5 members concluded about is not added.',
  round: (name: string) => capital(half(name)),
  roundLine: (name: string, limits: number, concluded: number, all: number) =>
    `${half(name)}: shortcomings concluded in ${num(limits)} of ${members(concluded)}, in ${communes(all)}`,
  roundSentence: (headline: string | null, lines: readonly string[]) =>
    headline === null ? `${capital(lines.join('; '))}.` : `${headline} (${lines.join('; ')}).`,
  roundColumns: {
    half: 'Round',
    communes: 'Commune organisations',
    members: 'Members',
    declared: 'Declared',
    raised: 'Raised voluntarily',
    concluded: 'Concluded about',
    limits: 'With shortcomings',
  },
  groups: (name: string) => `Shortcomings by group, ${half(name)}`,
  group: 'Group',
  people: 'Members',

  above: {
    nav: 'Figures',
    communes: (n: number) => `Summed up from ${communes(n)}.`,
    movements: 'Movements',
    whatIsSeen:
      'Superior levels read only the sums of each commune organisation: no cell, nobody’s name, nothing that members marked for themselves.',
  },
}
