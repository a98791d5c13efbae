import { showDay } from '../platform/clock.ts'
import { FIGURES } from '../statistics/figures.rules.ts'
import type { Shown } from '../statistics/publishable.rules.ts'
import { withLimits } from '../statistics/round-figures.rules.ts'
import type { Text } from '../text/text.ts'
import { addRounds, countsHere } from './roll-up-file.rules.ts'
import type { Statement } from './statement.rules.ts'

interface Table {
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** What a file said, as tables: its months, its rounds, its releases. */
export function tablesOf(statement: Statement, t: Text): Table[] {
  const { tables, figures, feedback } = t.reporting
  const { months } = statement
  const counts = months.map((month) => countsHere(statement, month.counts))
  const shown = (one: Shown | undefined) => shownHere(one, t)
  return [
    {
      title: tables.months.title,
      head: [tables.months.what, ...months.map(({ month }) => tables.months.short(month))],
      rows: [
        ...FIGURES.map((name, i) => [figures[name], ...counts.map((own) => own[i]!)]),
        ...(['received', 'concluded'] as const).map((name) => [
          feedback[name],
          ...months.map((month) => shown(month.feedback?.[name])),
        ]),
      ],
    },
    ...(statement.rounds.length === 0
      ? []
      : [
          {
            title: tables.rounds.title,
            head: tables.rounds.head,
            rows: statement.rounds.map((round) => [
              round.name,
              showDay(round.closedOn),
              round.members,
              round.concluded,
              round.partial + round.present,
              round.partial,
              round.raised,
            ]),
          },
        ]),
    ...halvesTable(statement, t),
    ...communesTable(statement, t),
    ...statement.releases.flatMap(({ quarter, people, counts: groups }) =>
      groups
        ? [
            {
              title: t.rollUpFile.one.released(t.committee.quarter(quarter), people ?? 0),
              head: [t.rollUpFile.one.group, t.rollUpFile.one.count],
              rows: Object.entries(groups).map(([group, one]) => [group, shown(one)]),
            },
          ]
        : [{ title: t.rollUpFile.one.notShown(t.committee.quarter(quarter)), head: [], rows: [] }],
    ),
  ]
}

/** As the half-years go into the sums above. */
function halvesTable({ communes }: Statement, t: Text): Table[] {
  const c = t.figure.roundColumns
  const rounds = [
    ...Map.groupBy(
      communes.flatMap(({ rounds }) => rounds),
      ({ half }) => half,
    ),
  ]
  if (rounds.length === 0) return []
  return [
    {
      title: t.figure.rounds,
      head: [c.half, c.communes, c.members, c.declared, c.raised, c.concluded, c.limits],
      rows: rounds
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([half, own]) => {
          const sum = addRounds(own)
          return [
            t.figure.round(half),
            own.length,
            sum.members,
            sum.declared,
            sum.raised,
            sum.concluded,
            withLimits(sum),
          ]
        }),
    },
  ]
}

/** Which communes stand in the file of a unit above them, and with which months and half-years. */
function communesTable({ below, communes }: Statement, t: Text): Table[] {
  if (below.kind === 'cell') return []
  const w = t.rollUpFile.one.communes
  return [
    {
      title: w.title,
      head: w.head,
      rows: communes.map(({ name, months, rounds }) => [
        name,
        months.map(({ month }) => t.figure.shortMonth(month)).join(', ') || w.none,
        rounds.map(({ half }) => t.figure.round(half)).join(', ') || w.none,
      ]),
    },
  ]
}

function shownHere(one: Shown | undefined, t: Text): string | number {
  if (!one || one.kind === 'withheld') return t.reporting.tables.unknown
  if (one.kind === 'few') return t.committee.few
  return one.kind === 'most' ? t.committee.most(one.above) : one.n
}
