import type { Outcome } from '../conclusion/conclusion.rules.ts'
import { addDays } from '../platform/clock.ts'

/** What the member says of themself, part by part. */
export const PARTS = ['done', 'limits', 'causes', 'fixes'] as const
export type Part = (typeof PARTS)[number]
export type Said = Readonly<Record<Part, string>>

export const LONGEST_PART = 2000
export const LONGEST_THEME = 200

export interface ResultFacts {
  readonly n: number
  readonly outcome: Outcome
  readonly made_on: string
  readonly seen_on: string | null
}

/** What one inspection has come to, as its rows say. */
export interface InspectionFacts {
  readonly adopted: boolean
  readonly told_on: string | null
  readonly reports: readonly { readonly n: number; readonly sent_on: string }[]
  readonly asks: readonly { readonly asked_on: string; readonly after: number }[]
  readonly result: ResultFacts | null
  /** The report the result rests on. */
  readonly resultAfter: number
  readonly concluded: boolean
  readonly dropped: boolean
}

export type Stage =
  | 'draft'
  | 'planned'
  | 'told'
  | 'reported'
  | 'asked'
  | 'drafted'
  | 'seen'
  | 'concluded'
  | 'dropped'

/** Where it stands. A report that comes after a result makes that result old: another is drafted. */
export function stageOf(facts: InspectionFacts): Stage {
  if (facts.dropped) return 'dropped'
  if (facts.concluded) return 'concluded'
  if (!facts.adopted) return 'draft'
  const reports = facts.reports.length
  if (reports === 0) return facts.told_on ? 'told' : 'planned'
  if (facts.result && facts.resultAfter === reports) return facts.result.seen_on ? 'seen' : 'drafted'
  return facts.asks.some((ask) => ask.after === reports) ? 'asked' : 'reported'
}

export type Act = 'tell' | 'enter' | 'ask' | 'draft' | 'hand' | 'drop' | 'conclude'

/** What those who inspect may do now. Nobody inspects themself: they are offered nothing. */
export function actsFor(stage: Stage): readonly Act[] {
  switch (stage) {
    case 'planned':
      return ['tell', 'drop']
    case 'told':
      return ['enter', 'drop']
    case 'reported':
      return ['draft', 'ask', 'drop']
    case 'asked':
      return ['enter', 'draft', 'drop']
    case 'drafted':
      return ['hand', 'draft', 'drop']
    case 'seen':
      return ['conclude', 'draft', 'ask', 'drop']
    default:
      return []
  }
}

/** Whether the member may still send a report: told or not, as long as nothing was concluded. */
export const mayReport = (stage: Stage): boolean =>
  stage !== 'draft' && stage !== 'concluded' && stage !== 'dropped'

/** Told at a meeting before the one that concludes: never on the same day. */
export const isToldInTime = (told_on: string | null, meetingDay: string): boolean =>
  told_on !== null && told_on < meetingDay

/** Months of a plan's year from this one on. */
export function monthsOf(year: number, today: string): string[] {
  const all = Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}-01`)
  return all.filter((month) => month >= `${today.slice(0, 7)}-01`)
}

/** This year, and the next from November on, when plans are drafted. */
export const yearsFor = (today: string): number[] => {
  const year = Number(today.slice(0, 4))
  return today.slice(5) >= '11-01' ? [year + 1, year] : [year]
}

/** To be told at this meeting: those of the coming six weeks. */
export const isSoon = (month: string, meetingDay: string): boolean => month <= addDays(meetingDay, 45)
