import { type Catalogue, groupsInOrder } from '../catalogue/catalogue.rules.ts'
import { addMonths, monthsOf, quarterOf } from '../movement/period.rules.ts'
import type { Text } from '../text/text.ts'
import type { ChartPart } from '../ui/chart-part.tsx'
import type { HeatCell } from '../ui/heat-chart.tsx'
import type { Shown } from './publishable.rules.ts'

/** What there is of a quarter: what was let through when it was released, or why there is nothing. */
export interface QuarterShown {
  readonly quarter: string
  readonly over: boolean
  readonly release: {
    readonly outcome: 'shown' | 'too-few' | 'too-alike' | 'no-key'
    readonly people: number | null
    readonly counts: Readonly<Record<string, Shown>> | null
    /** In whose words it was counted. */
    readonly catalogue: Catalogue | null
  } | null
}

const COLUMNS = 4
const quarterBefore = (quarter: string) => quarterOf(addMonths(monthsOf(quarter)[0]!, -1))

/** Four quarters on end, the last of them the newest that is over; fewer where no quarter is. */
export function lastQuarters(all: readonly { quarter: string; over: boolean; release: unknown }[]): string[] {
  const newest = all.find(({ over, release }) => over || release)
  if (!newest) return []
  const quarters = [newest.quarter]
  while (quarters.length < COLUMNS) quarters.unshift(quarterBefore(quarters[0]!))
  return quarters
}

type Look = 'few' | 'withheld' | 'none' | 'leaders' | 'other'
type Told =
  | { readonly look: Look }
  | { readonly look: 'count' | 'most'; readonly n: number; readonly people: number }

/** What a cell tells. A group keeps its row only where the list of that quarter has it in the same words. */
function toldOf(shown: QuarterShown | undefined, group: { id: string; label: string }): Told {
  const release = shown?.release
  if (!release || release.outcome === 'no-key') return { look: 'none' }
  if (release.outcome !== 'shown' || !release.counts) return { look: 'withheld' }
  const same = release.catalogue && groupsInOrder(release.catalogue).find((one) => one.group.id === group.id)
  if (same?.group.label !== group.label) return { look: 'other' }
  const count = release.counts[group.id]
  const people = release.people ?? 0
  if (!count) return { look: 'leaders' }
  if (count.kind === 'count') return { look: 'count', n: count.n, people }
  return count.kind === 'most' ? { look: 'most', n: count.above, people } : { look: count.kind }
}

/** 27 groups by four quarters, out of what was published and nothing else. */
export function heatMapPart(all: readonly QuarterShown[], t: Text): ChartPart {
  const w = t.heatMap
  const quarters = lastQuarters(all)
  const shown = quarters.map((quarter) => all.find((one) => one.quarter === quarter))
  const newest = shown.findLast((one) => one?.release?.catalogue)
  const head = [w.group, ...quarters.map((quarter) => t.committee.quarter(quarter))]
  const notes = quarters.map((quarter, i) => noteOf(quarter, shown[i], t))
  if (!newest?.release?.catalogue)
    return {
      title: w.title,
      finding: quarters.length > 0 ? w.findingNone : w.none,
      chart: null,
      notes,
      head,
      rows: [],
    }
  const groups = groupsInOrder(newest.release.catalogue).map(({ group }) => group)
  const rows = groups.map((group) => ({ group, told: shown.map((one) => toldOf(one, group)) }))
  const finding = findingOf(rows, shown, t)
  const looks = new Set(rows.flatMap(({ told }) => told.map(({ look }) => look)))
  const order = ['count', 'few', 'most', 'withheld', 'none', 'leaders', 'other'] as const
  return {
    title: w.title,
    finding,
    chart: {
      kind: 'heat',
      name: w.title,
      finding,
      columns: quarters.map(w.column),
      rows: rows.map(({ group, told }) => ({ label: group.label, cells: told.map((one) => cellOf(one, t)) })),
      key: order
        .filter((look) => looks.has(look))
        .map((look) => ({
          cell: cellOf(look === 'count' || look === 'most' ? { look, n: 12, people: 24 } : { look }, t),
          words: w.key[look],
        })),
    },
    notes,
    head,
    rows: rows.map(({ group, told }) => [group.label, ...told.map((one) => wordsOf(one, t))]),
  }
}

function cellOf(told: Told, t: Text): HeatCell {
  const w = t.heatMap
  switch (told.look) {
    case 'count':
      return { look: 'count', lines: [String(told.n)], share: told.n / Math.max(1, told.people) }
    case 'most':
      return { look: 'most', lines: [w.most(told.n)], share: 1 }
    case 'leaders':
    case 'other':
      return { look: 'apart', lines: w.cells[told.look] }
    default:
      return { look: told.look, lines: w.cells[told.look] }
  }
}

function wordsOf(told: Told, t: Text): string {
  const w = t.heatMap.words
  if (told.look === 'count') return String(told.n)
  return told.look === 'most' ? w.most(told.n) : w[told.look]
}

function noteOf(quarter: string, shown: QuarterShown | undefined, t: Text): string {
  const w = t.heatMap.notes
  const name = t.committee.quarter(quarter)
  if (!shown) return w.empty(name)
  if (!shown.release) return w.open(name)
  const { outcome, people } = shown.release
  return outcome === 'shown' ? w.people(name, people ?? 0) : w[outcome](name)
}

/** Of the newest quarter that shows anything: what most people raised themselves. */
function findingOf(
  rows: readonly { readonly group: { readonly label: string }; readonly told: readonly Told[] }[],
  shown: readonly (QuarterShown | undefined)[],
  t: Text,
): string {
  const w = t.heatMap
  const at = shown.findLastIndex((one) => one?.release?.outcome === 'shown')
  if (at < 0) return w.findingNone
  const name = t.committee.quarter(shown[at]!.quarter)
  const people = shown[at]!.release!.people ?? 0
  const counts = rows.flatMap(({ group, told }) => {
    const one = told[at]!
    if (one.look !== 'count' && one.look !== 'most') return []
    return [{ label: group.label, n: one.n, words: one.look === 'most' ? w.moreThan(one.n) : String(one.n) }]
  })
  const most = Math.max(0, ...counts.map(({ n }) => n))
  const first = counts.filter(({ n }) => n === most)
  if (first.length === 0) return w.findingFew(name)
  return first.length === 1
    ? w.finding(name, first[0]!.label, first[0]!.words, people)
    : w.findingMany(name, first.length, first[0]!.words, people)
}
