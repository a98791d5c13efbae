import { addDays, dayOf, startOfDay } from '../platform/clock.ts'
import type { Due } from '../reminder/notice.rules.ts'

/** Something to be told, with the key by which it is recorded once. */
export interface Occasion {
  readonly key: string
  readonly grade: Due['grade'] | 'test'
  readonly about: string
  /** Of the rhythm: everyone in this cell. */
  readonly cell: string | null
  /** Of all else: this person. */
  readonly person: string | null
  readonly meeting: string | null
  readonly noticedAt: Date | null
  readonly from: Date
  readonly until: Date | null
}

export interface MeetingFacts {
  readonly id: string
  readonly cell: string
  readonly day: string
  readonly at_time: string
  readonly noticed_at: Date | null
  readonly opened_at: Date | null
  readonly dropped_at: Date | null
  /** Somebody was invited to it by a message. */
  readonly invited: boolean
}

export interface PeriodFacts {
  readonly id: string
  readonly opens_at: Date
  readonly closes_at: Date
}

export interface CellFacts {
  readonly cell: string
  /** Periods whose line this cell's meeting has ended. */
  readonly ended: readonly string[]
}

/** A message about a period that begins comes within this; about one that closes, this long before. */
const OPENS_DAYS = 5
const CLOSES_DAYS = 2

function startOfMeeting({ day, at_time }: Pick<MeetingFacts, 'day' | 'at_time'>): Date {
  const [hour, minute] = at_time.split(':').map(Number) as [number, number]
  return new Date(startOfDay(day).getTime() + (hour * 60 + minute) * 60_000)
}

/**
 * What the rhythm gives cause to say at this moment: that a meeting was noticed or is not held after all, that a period
 * begins, that it closes soon. It knows cells and no people; who has done what does not come in.
 */
export function rhythmOccasions(
  facts: {
    readonly meetings: readonly MeetingFacts[]
    readonly periods: readonly PeriodFacts[]
    readonly cells: readonly CellFacts[]
  },
  now: Date,
): Occasion[] {
  const found = [
    ...facts.meetings.flatMap((meeting) => meetingOccasion(meeting)),
    ...facts.periods.flatMap((period) =>
      facts.cells
        .filter(({ ended }) => !ended.includes(period.id))
        .flatMap(({ cell }) => periodOccasions(period, cell, facts.meetings)),
    ),
  ]
  return found.filter(({ from, until }) => from <= now && (until === null || until > now))
}

const ofCell = (cell: string) => ({ grade: 'rhythm', cell, person: null }) as const

function meetingOccasion(meeting: MeetingFacts): Occasion[] {
  const begins = startOfMeeting(meeting)
  const about = { ...ofCell(meeting.cell), meeting: meeting.id, until: begins }
  if (meeting.dropped_at)
    return meeting.invited
      ? [
          {
            ...about,
            key: `dropped:${meeting.id}`,
            about: 'dropped',
            noticedAt: null,
            from: meeting.dropped_at,
          },
        ]
      : []
  const noticed = meeting.noticed_at
  if (!noticed || meeting.opened_at) return []
  // A meeting that moved is noticed anew, and that is another thing to say.
  const key = `meeting:${meeting.id}:${noticed.toISOString()}`
  return [{ ...about, key, about: 'meeting', noticedAt: noticed, from: noticed }]
}

/** While it is worth saying that a period has begun, and that it closes soon. */
const whiles = ({ opens_at, closes_at }: PeriodFacts) => ({
  opens: { from: opens_at, until: startOfDay(addDays(dayOf(opens_at), OPENS_DAYS)) },
  closes: { from: startOfDay(addDays(dayOf(closes_at), -CLOSES_DAYS)), until: closes_at },
})

/** Whether a period can give cause to say anything at this moment, whatever its cells have done. */
export const isWorthSaying = (period: PeriodFacts, now: Date): boolean =>
  Object.values(whiles(period)).some(({ from, until }) => from <= now && until > now)

function periodOccasions(period: PeriodFacts, cell: string, meetings: readonly MeetingFacts[]): Occasion[] {
  const about = { ...ofCell(cell), about: 'period', meeting: null, noticedAt: null }
  const times = whiles(period)
  const begun: Occasion = { ...about, key: `opens:${period.id}:${cell}`, ...times.opens }
  const closes: Occasion = { ...about, key: `closes:${period.id}:${cell}`, ...times.closes }
  // Where a meeting of these days was noticed, its invitation asks for the same.
  const invited = meetings.some(
    (meeting) =>
      meeting.cell === cell &&
      meeting.noticed_at !== null &&
      meeting.dropped_at === null &&
      startOfMeeting(meeting) >= closes.from &&
      startOfMeeting(meeting) < period.closes_at,
  )
  return invited ? [begun] : [begun, closes]
}
