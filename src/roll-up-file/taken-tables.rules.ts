import { showDay } from '../platform/clock.ts'
import { FIGURES } from '../statistics/figures.rules.ts'
import type { Shown } from '../statistics/publishable.rules.ts'
import type { Text } from '../text/text.ts'
import { countsHere, type Statement } from './roll-up-file.rules.ts'

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

function shownHere(one: Shown | undefined, t: Text): string | number {
  if (!one || one.kind === 'withheld') return t.reporting.tables.unknown
  if (one.kind === 'few') return t.committee.few
  return one.kind === 'most' ? t.committee.most(one.above) : one.n
}
