import type { Catalogue } from '../catalogue/catalogue.rules.ts'
import { showDay } from '../platform/clock.ts'
import type { Text } from '../text/text.ts'
import type { ChartPart } from '../ui/chart-part.tsx'
import type { Comparison, LimitRow, UnitRow } from './comparison.rules.ts'

export interface ComparisonView {
  readonly headline: string
  /** Whom the headline is made of: they add up. */
  readonly flow: string
  readonly sentences: readonly string[]
  readonly parts: readonly ChartPart[]
}

interface Side {
  readonly name: string
  readonly catalogue: Catalogue
  readonly closed_on: string
}

export function comparisonView(c: Comparison, before: Side, after: Side, t: Text): ComparisonView {
  const w = t.comparison
  return {
    headline: w.headline(c.before.limits, c.after.limits),
    flow: `${w.headline(c.before.limits, c.after.limits)}${w.flow(c.flow)}`,
    sentences: [
      w.before(before.name, c.before.limits, c.before.concluded),
      w.before(after.name, c.after.limits, c.after.concluded),
      ...(c.flow.still > 0 && c.mapping ? [w.stillSame(c.flow.stillSame, c.flow.still)] : []),
      ...[c.before, c.after].flatMap((total, i) =>
        total.members > total.concluded
          ? [`${(i === 0 ? before : after).name}: ${w.notConcluded(total.members - total.concluded)}`]
          : [],
      ),
      w.raised(before.name, c.before.raised, c.before.members),
      w.raised(after.name, c.after.raised, c.after.members),
      w.raisedLead,
    ],
    parts: [totalPart(c, before, after, t), limitsPart(c, before, after, t), unitsPart(c, before, after, t)],
  }
}

function totalPart(c: Comparison, before: Side, after: Side, t: Text): ChartPart {
  const w = t.comparison
  const side = ({ name, closed_on }: Side, total: Comparison['before']) => ({
    label: `${name} (${showDay(closed_on)})`,
    n: total.limits,
    of: w.slope.of(total.concluded),
  })
  const finding = w.slope.finding(c.before.limits, c.after.limits, c.before.concluded, c.after.concluded)
  const { flow } = c
  const rows: (readonly [string, number])[] = [
    [w.rows.limitsBefore(before.name), c.before.limits],
    [w.rows.fixed, flow.fixed],
    [w.rows.left, flow.left],
    [w.rows.openAfter, flow.openAfter],
    [w.rows.still, flow.still],
    [w.rows.new, flow.new],
    [w.rows.joined, flow.joined],
    [w.rows.openBefore, flow.openBefore],
    [w.rows.limitsAfter(after.name), c.after.limits],
  ]
  return {
    title: w.slope.title,
    finding,
    chart: {
      kind: 'slope',
      name: w.slope.title,
      finding,
      before: side(before, c.before),
      after: side(after, c.after),
    },
    notes: [],
    head: [w.rows.what, w.rows.count],
    rows: rows.map(([label, n]) => [label, String(n)]),
  }
}

function limitsPart(c: Comparison, before: Side, after: Side, t: Text): ChartPart {
  const w = t.comparison.limits
  const most = [...c.limits].sort((a, b) => (b.before ?? 0) - (a.before ?? 0))[0]
  const finding =
    most?.before && most.after !== null
      ? w.finding(most.label, most.before, most.after)
      : c.limits.length === 0
        ? w.none
        : w.several(c.limits.length)
  const number = (n: number | null) => (n === null ? w.noItem : String(n))
  const label = (row: LimitRow) =>
    w.changes[row.change] ? `${row.label} (${w.changes[row.change]})` : row.label
  return {
    title: w.title,
    finding,
    chart:
      c.limits.length === 0
        ? null
        : {
            kind: 'arrows',
            name: w.title,
            finding,
            rows: c.limits.map((row) => ({
              label: label(row),
              before: row.before,
              after: row.after,
              words: w.way(number(row.before), number(row.after)),
            })),
          },
    key: c.limits.length === 0 ? undefined : t.comparison.key,
    notes: [
      c.mapping === 'same-list'
        ? w.sameList(after.catalogue.title)
        : c.mapping
          ? w.mapped(before.catalogue.title, after.catalogue.title)
          : w.unmapped(before.catalogue.title, after.catalogue.title),
      ...(c.limits.some((row) => row.before === null || row.after === null)
        ? [`${w.noItem}: ${w.noItemWords}.`]
        : []),
    ],
    head: [w.what, before.name, after.name],
    rows: c.limits.map((row) => [label(row), number(row.before), number(row.after)]),
  }
}

function unitsPart(c: Comparison, before: Side, after: Side, t: Text): ChartPart {
  const w = t.comparison.units
  const both = c.units.flatMap(({ before, after }) => (before && after ? [[before, after] as const] : []))
  const count = (test: (way: number) => boolean) =>
    both.filter(([then, now]) => test(now.limits - then.limits)).length
  const finding = w.finding(
    count((way) => way < 0),
    count((way) => way === 0),
    count((way) => way > 0),
  )
  const cell = (side: UnitRow['before']) => (side ? w.of(side.limits, side.concluded) : w.absent)
  return {
    title: w.title,
    finding,
    chart:
      c.units.length === 0
        ? null
        : {
            kind: 'arrows',
            name: w.title,
            finding,
            rows: c.units.map((row) => ({
              label: w.and(row.names),
              before: row.before?.limits ?? null,
              after: row.after?.limits ?? null,
              words: t.comparison.limits.way(
                row.before ? String(row.before.limits) : w.absent,
                row.after ? String(row.after.limits) : w.absent,
              ),
            })),
          },
    key: c.units.length === 0 ? undefined : t.comparison.key,
    notes: [
      ...(c.units.some(({ names }) => names.length > 1) ? [w.together] : []),
      ...(c.units.some((row) => !row.before || !row.after) ? [`${w.absent}: ${w.absentWords}.`] : []),
    ],
    head: [w.unit, before.name, after.name],
    rows: c.units.map((row) => [w.and(row.names), cell(row.before), cell(row.after)]),
  }
}
