import { showDay } from '../platform/clock.ts'
import { tallyFrom } from '../round/round.rules.ts'
import { FIGURES, type FigureName } from '../statistics/figures.rules.ts'
import type { Shown } from '../statistics/publishable.rules.ts'
import type { Text } from '../text/text.ts'
import type { FrozenFigures, FrozenMissing, FrozenRound, ReportRow } from './report.queries.ts'
import { runsOf } from './report-span.rules.ts'

/** A number stays a number, so that a sheet can add it up; what may not be told, or is not known, is a word. */
export type Cell = string | number

export interface ReportTable {
  readonly key: 'months' | 'months2' | 'rounds' | 'missing' | 'changed' | 'cells'
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  readonly note?: string
}

/** A frozen report in words and tables: the screen, the print, Word and Excel are drawn from this and nothing else. */
export interface ReportView {
  readonly name: string
  readonly abstract: string
  readonly frozen: string
  readonly complete: string
  /** What it is a supplement to. */
  readonly follows: string | null
  /** What goes to the superior level: no number of a single cell. */
  readonly tables: readonly ReportTable[]
  /** By cell, for the organisation itself. */
  readonly cells: ReportTable
}

export interface FrozenReport {
  readonly row: ReportRow
  readonly figures: readonly FrozenFigures[]
  readonly missing: readonly FrozenMissing[]
  readonly rounds: readonly FrozenRound[]
  /** The report that this one supplements, with its numbers. */
  readonly before: { readonly row: ReportRow; readonly figures: readonly FrozenFigures[] } | null
}

/** What is so at a month's end: over several months the last one's number stands, and nothing is added up. */
const STATES: ReadonlySet<FigureName> = new Set(['cells', 'members', 'promisesOpen', 'promisesLate'])

export const nameOfReport = (row: Pick<ReportRow, 'kind' | 'starts' | 'nth'>, t: Text): string => {
  const name = t.reporting.span(row.kind, row.starts)
  return row.nth === 0 ? t.reporting.one.report(name) : t.reporting.one.supplement(name, row.nth)
}

/** 'Chi bộ ấp A (tháng 11/2026 chưa ghi buổi họp)', a cell once. */
export const missingWords = (
  missing: readonly Pick<FrozenMissing, 'cell' | 'name' | 'month' | 'reason'>[],
  t: Text,
): string[] =>
  [...Map.groupBy(missing, ({ cell }) => cell).values()].map((own) =>
    t.reporting.missing.of(own[0]!.name, reasonsOf(own, t)),
  )

/** 'từ tháng 3 đến tháng 10/2026 chưa ghi buổi họp': months in a row that lack the same are told together. */
export const reasonsOf = (own: readonly Pick<FrozenMissing, 'month' | 'reason'>[], t: Text): string[] => {
  const { missing } = t.reporting
  return [...Map.groupBy(own, ({ reason }) => reason)].flatMap(([reason, same]) =>
    runsOf(same.map(({ month }) => month)).map((run) => missing.said(run, missing[reason])),
  )
}

export function reportView(report: FrozenReport, t: Text): ReportView {
  const { row, before } = report
  const words = t.reporting
  const changed = before ? changedTable(report, before.figures, t) : null
  return {
    name: nameOfReport(row, t),
    abstract: words.paper.abstract(row.kind, row.starts),
    frozen: words.one.frozenOn(showDay(dayIn(row.frozen_at!))),
    complete: words.one.complete(row.complete, row.cells, missingWords(report.missing, t)),
    follows: before
      ? words.one.follows(before.row.number, showDay(before.row.issued_on ?? dayIn(before.row.frozen_at!)))
      : null,
    tables: [
      ...(changed ? [changed] : []),
      ...monthsTables(report, t),
      roundsTable(report.rounds, t),
      ...(report.missing.length > 0 ? [missingTable(report.missing, t)] : []),
    ],
    cells: cellsTable(report, t),
  }
}

/** In Vietnam. */
const dayIn = (moment: Date): string => new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)

const totals = ({ row, figures }: Pick<FrozenReport, 'row' | 'figures'>): FrozenFigures[] =>
  figures.filter(({ unit }) => unit === row.tenant)

/** A figure over some months. A column that was not counted yet when the numbers were frozen is no zero. */
function over(months: readonly { readonly counts: readonly number[] }[], name: FigureName, t: Text): Cell {
  const at = FIGURES.indexOf(name)
  const known = months.flatMap(({ counts }) => counts[at] ?? [])
  if (known.length === 0) return t.reporting.tables.unknown
  return STATES.has(name) ? known.at(-1)! : known.reduce((sum, n) => sum + n, 0)
}

/** Months side by side on a page of A4. */
const ABREAST = 6

/** The months' figures; of more than six months in two tables, the second with the whole span. */
function monthsTables(report: FrozenReport, t: Text): ReportTable[] {
  const words = t.reporting.tables.months
  const own = totals(report)
  const parts = Array.from({ length: Math.ceil(own.length / ABREAST) }, (_, i) =>
    own.slice(i * ABREAST, (i + 1) * ABREAST),
  )
  return parts.map((months, i): ReportTable => {
    const last = i === parts.length - 1
    const whole = last && own.length > 1
    const [from, to] = [months[0]!.month, months.at(-1)!.month]
    return {
      key: i === 0 ? 'months' : 'months2',
      title: parts.length === 1 ? words.title : words.part(from, to),
      head: [
        words.what,
        ...months.map(({ month }) => (months.length > 3 ? words.short(month) : words.month(month))),
        ...(whole ? [words.whole] : []),
      ],
      rows: monthLines(own, t).map(({ name, of, over: all }) => [
        name,
        ...months.map(of),
        ...(whole ? [all] : []),
      ]),
      ...(last ? { note: words.note } : {}),
    }
  })
}

interface MonthLine {
  readonly name: string
  of(month: FrozenFigures): Cell
  /** Of the whole span. */
  readonly over: Cell
}

function monthLines(own: readonly FrozenFigures[], t: Text): MonthLine[] {
  const { feedback: words, figures } = t.reporting
  const unknown = t.reporting.tables.unknown
  const shown = (one: Shown | undefined): Cell =>
    one?.kind === 'count' ? one.n : one?.kind === 'few' ? t.reporting.few : unknown
  const last = own.at(-1)
  const counted = FIGURES.map(
    (name): MonthLine => ({
      name: figures[name],
      of: (month) => over([month], name, t),
      over: over(own, name, t),
    }),
  )
  if (own.every(({ feedback }) => feedback === null)) return counted
  // Not added up: a sum beside "<5" would tell what stands behind it.
  return [
    ...counted,
    { name: words.received, of: ({ feedback }) => shown(feedback?.received), over: unknown },
    { name: words.concluded, of: ({ feedback }) => shown(feedback?.concluded), over: unknown },
    { name: words.medianDays, of: ({ feedback }) => feedback?.medianDays ?? unknown, over: unknown },
    {
      name: words.open,
      of: (month) => (month === last ? shown(month.feedback?.open) : unknown),
      over: shown(last?.feedback?.open),
    },
  ]
}

const roundsTable = (rounds: readonly FrozenRound[], t: Text): ReportTable => ({
  key: 'rounds',
  title: t.reporting.tables.rounds.title,
  head: t.reporting.tables.rounds.head,
  rows: rounds.map(({ name, closed_on, counts }) => {
    const tally = tallyFrom(counts)
    return [
      name,
      showDay(closed_on),
      tally.members,
      tally.concluded,
      tally.partial + tally.present,
      tally.partial,
      tally.raised,
    ]
  }),
  ...(rounds.length === 0 ? { note: t.reporting.tables.rounds.none } : {}),
})

const missingTable = (missing: readonly FrozenMissing[], t: Text): ReportTable => ({
  key: 'missing',
  title: t.reporting.tables.missing.title,
  head: t.reporting.tables.missing.head,
  rows: [...Map.groupBy(missing, ({ cell }) => cell).values()].map((own) => [
    own[0]!.name,
    reasonsOf(own, t).join('; '),
  ]),
})

function changedTable(report: FrozenReport, before: readonly FrozenFigures[], t: Text): ReportTable {
  const old = new Map(before.map((one) => [`${one.month} ${one.unit}`, one]))
  return {
    key: 'changed',
    title: t.reporting.tables.changed.title,
    head: t.reporting.tables.changed.head,
    rows: totals(report).flatMap((month) => {
      const then = old.get(`${month.month} ${month.unit}`)
      return FIGURES.flatMap((name): Cell[][] => {
        const [was, is] = [over(then ? [then] : [], name, t), over([month], name, t)]
        return was === is ? [] : [[t.reporting.figures[name], t.reporting.month(month.month), was, is]]
      })
    }),
  }
}

function cellsTable(report: FrozenReport, t: Text): ReportTable {
  const names = FIGURES.filter((name) => name !== 'cells')
  const cells = report.figures.filter(({ unit }) => unit !== report.row.tenant)
  return {
    key: 'cells',
    title: t.reporting.tables.cells.title,
    head: [t.reporting.tables.cells.unit, ...names.map((name) => t.reporting.figures[name])],
    rows: [...Map.groupBy(cells, ({ unit }) => unit).values()].map((months) => [
      months.at(-1)!.name,
      ...names.map((name) => over(months, name, t)),
    ]),
  }
}
