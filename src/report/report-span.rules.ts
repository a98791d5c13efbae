import { addDays } from '../platform/clock.ts'

export const SPAN_KINDS = ['month', 'quarter', 'half', 'year'] as const
export type SpanKind = (typeof SPAN_KINDS)[number]

const LENGTH: Record<SpanKind, number> = { month: 1, quarter: 3, half: 6, year: 12 }

/** What an organisation laid down for its reports. Days are of the month after a span. */
export interface ReportSettings {
  readonly kinds: readonly SpanKind[]
  /** The day on which numbers are frozen. */
  readonly cutoffDay: number
  /** The day by which the report is with the superior level. */
  readonly dueDay: number
  /** What follows the number of a paper: 'BC/ĐU'. */
  readonly mark: string
  readonly signer: { readonly role: string; readonly post: string }
  readonly recipients: readonly string[]
}

/** What a report tells of, and when it is frozen and due. */
export interface Span {
  readonly kind: SpanKind
  /** The first day. */
  readonly starts: string
  /** The last day. */
  readonly ends: string
  /** The first days of its months. */
  readonly months: readonly string[]
  readonly cutoffOn: string
  readonly dueOn: string
}

const twoDigits = (n: number) => String(n).padStart(2, '0')
const monthOf = (count: number) => `${Math.floor(count / 12)}-${twoDigits((count % 12) + 1)}-01`
const countOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

function spanFrom(kind: SpanKind, first: number, settings: ReportSettings): Span {
  const length = LENGTH[kind]
  const after = monthOf(first + length)
  const dayAfter = (day: number) => after.slice(0, 8) + twoDigits(day)
  return {
    kind,
    starts: monthOf(first),
    ends: addDays(after, -1),
    months: Array.from({ length }, (_, i) => monthOf(first + i)),
    cutoffOn: dayAfter(settings.cutoffDay),
    dueOn: dayAfter(settings.dueDay),
  }
}

/** The span of a kind in which a day lies. */
export const spanOf = (kind: SpanKind, day: string, settings: ReportSettings): Span =>
  spanFrom(kind, countOf(day) - (countOf(day) % LENGTH[kind]), settings)

/** 'quarter.2026-10', as it stands in an address. */
export const spanKey = ({ kind, starts }: Pick<Span, 'kind' | 'starts'>): string =>
  `${kind}.${starts.slice(0, 7)}`

/** The span that an address names; null when there is none that begins so. */
export function spanByKey(key: string | undefined, settings: ReportSettings): Span | null {
  const [, named, month] = /^([a-z]+)\.(\d{4}-(?:0[1-9]|1[0-2]))$/.exec(key ?? '') ?? []
  const kind = SPAN_KINDS.find((one) => one === named)
  if (!kind || !month) return null
  const span = spanOf(kind, `${month}-01`, settings)
  return span.starts === `${month}-01` ? span : null
}

/**
 * The spans that a calendar shows on a day: of each kind the one that runs and those before it, back to the month in
 * which the practice began and at most to `back` months ago. Newest first, the longer of two that end together first.
 */
export function calendarSpans(
  settings: ReportSettings,
  { today, began, back = 18 }: { today: string; began: string; back?: number },
): Span[] {
  const earliest = monthOf(Math.max(countOf(began), countOf(today) - back))
  return settings.kinds
    .flatMap((kind) => {
      const running = spanOf(kind, today, settings)
      const spans: Span[] = []
      for (
        let first = countOf(running.starts);
        monthOf(first + LENGTH[kind] - 1) >= earliest;
        first -= LENGTH[kind]
      )
        spans.push(spanFrom(kind, first, settings))
      return spans
    })
    .sort((a, b) => (a.ends === b.ends ? (a.starts < b.starts ? -1 : 1) : a.ends < b.ends ? 1 : -1))
}

export type MissingReason = 'no-meeting' | 'not-locked'

export interface Missing<Cell = { readonly id: string; readonly name: string }> {
  readonly cell: Cell
  readonly month: string
  readonly reason: MissingReason
}

/**
 * What each cell still has to bring in: an ordinary meeting for each month of the span that is over, with locked
 * minutes, since until then its numbers may still change. A cell owes nothing for months before it was founded, and
 * nobody does for months before the practice began.
 */
export function missingIn<
  Cell extends { readonly id: string; readonly name: string; readonly founded_on: string },
>(
  span: Pick<Span, 'months'>,
  cells: readonly Cell[],
  meetings: readonly { cell: string; month: string; held: boolean; locked: boolean }[],
  { today, began }: { today: string; began: string },
): Missing<Cell>[] {
  const found = new Map(meetings.map((one) => [`${one.cell} ${one.month}`, one]))
  return cells.flatMap((cell) =>
    span.months.flatMap((month): Missing<Cell>[] => {
      if (month < `${began.slice(0, 7)}-01` || month.slice(0, 7) >= today.slice(0, 7)) return []
      if (cell.founded_on.slice(0, 7) > month.slice(0, 7)) return []
      const meeting = found.get(`${cell.id} ${month}`)
      if (meeting?.locked) return []
      return [{ cell, month, reason: meeting?.held ? 'not-locked' : 'no-meeting' }]
    }),
  )
}

/** Months that follow one another, as one stretch each; in their order. */
export function runsOf(months: readonly string[]): { from: string; to: string }[] {
  const runs: { from: string; to: string }[] = []
  for (const month of months.toSorted()) {
    const last = runs.at(-1)
    if (last && countOf(month) - countOf(last.to) <= 1) last.to = month
    else runs.push({ from: month, to: month })
  }
  return runs
}

export type FreezeRefusal = 'not-over' | 'too-early' | 'unsaid'

/** Why numbers may not be frozen yet; null when they may. */
export function freezeRefusal(
  span: Span,
  { today, missing, knows }: { today: string; missing: number; knows: boolean },
): FreezeRefusal | null {
  if (today <= span.ends) return 'not-over'
  if (missing === 0) return null
  if (today < span.cutoffOn) return 'too-early'
  return knows ? null : 'unsaid'
}

/** Months × cells from which on numbers are put together by the clock, and not while somebody waits for a page. */
export const LONG = 100
