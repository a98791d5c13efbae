import { isAwaited, type MemberStatus } from '../membership/powers.rules.ts'

/**
 * What is counted of a month's concluded and open matters, in the order of every `counts` array and of every table's
 * columns. A new one goes to the end: rows of earlier years are shorter and hold zero there.
 */
export const FIGURES = [
  /** Cells, and those of them that held the month's ordinary meeting, locked its minutes, ended its self-review line. */
  'cells',
  'met',
  'locked',
  'ended',
  /** Thematic meetings held. */
  'thematic',
  /** Members whose review the month awaited or who did it anyway, and those who did it. */
  'members',
  'reviewed',
  /** Members reviewed in rotation at meetings that are over. */
  'turns',
  /** Promises the cell knows of: due in the month, fixed of these; open at its end, and overdue of those. */
  'promisesDue',
  'promisesKept',
  'promisesOpen',
  'promisesLate',
  /** Formal reminders proposed, decided, and closed because the matter was fixed, in the month. */
  'remindersProposed',
  'remindersDecided',
  'remindersClosed',
  /** Good deeds confirmed, out of locked minutes. */
  'deeds',
  /** Promises that members brought in the month, and promises found fixed in it, whenever they were due. */
  'promisesRaised',
  'promisesFixed',
] as const
export type FigureName = (typeof FIGURES)[number]

/** The figures of one unit and one month. Plain counts, for those entitled; of private marks none is here. */
export type Figures = Readonly<Record<FigureName, number>>

export const NO_FIGURES: Figures = Object.fromEntries(FIGURES.map((name) => [name, 0])) as Figures

/** As a row of a tally holds them. */
export const countsOf = (figures: Figures): number[] => FIGURES.map((name) => figures[name])

export const figuresOfCounts = (counts: readonly number[]): Figures => {
  const figures: Record<FigureName, number> = { ...NO_FIGURES }
  for (const [i, name] of FIGURES.entries()) figures[name] = counts[i] ?? 0
  return figures
}

/** A unit's figures are the sum of those below it, at every level and over any months; only states are of one month. */
export const addFigures = (all: Iterable<Figures>): Figures => {
  const sum: Record<FigureName, number> = { ...NO_FIGURES }
  for (const one of all) for (const name of FIGURES) sum[name] += one[name]
  return sum
}

/** The days a month is counted by. The first day of a month names it, as in `period` and `meeting`. */
export interface Window {
  readonly month: string
  /** First and last day of the month: what is dated lies between. */
  readonly from: string
  readonly to: string
  /** Who and which cells: as they were on the last day of the month's self-review, or today before that. */
  readonly ref: string
  /** What is open: as of the last day of the month, or today before that. */
  readonly until: string
  /** Promises of the month may still be confirmed at the next meeting: until this day, or today before that. */
  readonly seen: string
  /** Nothing that comes later changes the month's figures. */
  readonly over: boolean
}

/** The first day of a month as an address names it, '2026-12'; null of anything else. */
export const monthOfAddress = (text: string | undefined): string | null =>
  text && /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? `${text}-01` : null

const earlier = (a: string, b: string) => (a < b ? a : b)

const nextMonth = (month: string): string => {
  const [year, m] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, m, 1)).toISOString().slice(0, 10)
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

/**
 * @param closes the last day of the month's self-review, null where the month had none
 * @param nextCloses the same of the month after: the latest day of the meeting that confirms what was due at a month's end
 */
export function windowOf(
  month: string,
  days: { readonly closes: string | null; readonly nextCloses: string | null },
  today: string,
): Window {
  const next = nextMonth(month)
  const to = dayBefore(next)
  // Without a next period the month after may still bring a meeting, at any of its days.
  const last = days.nextCloses ?? dayBefore(nextMonth(next))
  return {
    month,
    from: month,
    to,
    ref: earlier(days.closes ?? to, today),
    until: earlier(to, today),
    seen: earlier(last, today),
    over: today > last,
  }
}

/** What is known of one organisation, as far as a month's figures come from it. Days are 'yyyy-mm-dd'. */
export interface Facts {
  readonly cells: readonly {
    readonly cell: string
    readonly founded_on: string
    readonly ended_on: string | null
  }[]
  readonly places: readonly {
    readonly person: string
    readonly cell: string
    readonly status: MemberStatus
    readonly valid_from: string
    readonly valid_to: string | null
  }[]
  /** Reviews done in the month's period, and cells that ended its line. */
  readonly done: readonly { readonly person: string; readonly cell: string }[]
  readonly ended: readonly string[]
  readonly meetings: readonly {
    readonly cell: string
    readonly month: string
    readonly kind: 'ordinary' | 'thematic'
    readonly held: boolean
    readonly over: boolean
    readonly locked: boolean
    /** Members up for review who were not put off. */
    readonly turns: number
  }[]
  readonly promises: readonly {
    readonly person: string
    readonly cell: string
    readonly origin: 'brought' | 'concluded' | 'on-behalf'
    readonly due: string
    readonly opened_on: string
    readonly confirmed_on: string | null
    readonly withdrawn_on: string | null
    /** Of one that was concluded: its conclusion stands, and its meeting is over. True of every other. */
    readonly stands: boolean
  }[]
  readonly reminders: readonly { readonly cell: string; readonly kind: string; readonly on: string }[]
  readonly deeds: readonly { readonly cell: string; readonly on: string }[]
}

type Place = Facts['places'][number]

const holds = (place: Place, day: string) =>
  place.valid_from <= day && (place.valid_to === null || place.valid_to > day)

/** The definition: what each cell's figures of a month are. The SQL in figures.ts counts the same (figures.test.ts). */
export function figuresFrom(facts: Facts, window: Window): Map<string, Figures> {
  const { month, from, to, ref, until, seen } = window
  const sums = new Map<string, Record<FigureName, number>>()
  const add = (cell: string, name: FigureName, n = 1) => {
    const sum = sums.get(cell) ?? { ...NO_FIGURES }
    sum[name] += n
    sums.set(cell, sum)
  }
  const within = (day: string) => from <= day && day <= to

  const own = facts.meetings.filter((meeting) => meeting.month === month)
  for (const { cell, founded_on, ended_on } of facts.cells) {
    const met = own.some((one) => one.cell === cell && one.kind === 'ordinary' && one.held)
    // A meeting entered from the book may be older than the cell's entry here.
    if (met || (founded_on <= ref && (ended_on === null || ended_on > ref))) add(cell, 'cells')
  }
  for (const meeting of own) {
    if (meeting.held) add(meeting.cell, meeting.kind === 'ordinary' ? 'met' : 'thematic')
    if (meeting.locked && meeting.kind === 'ordinary') add(meeting.cell, 'locked')
    if (meeting.over) add(meeting.cell, 'turns', meeting.turns)
  }
  for (const cell of facts.ended) add(cell, 'ended')

  const done = new Map(facts.done.map(({ person, cell }) => [person, cell]))
  for (const [person, places] of Map.groupBy(facts.places, (place) => place.person)) {
    const place = countedAt(places, ref, done.get(person))
    if (!place || !(isAwaited(place.status) || done.has(person))) continue
    add(place.cell, 'members')
    if (done.has(person)) add(place.cell, 'reviewed')
  }

  const placesOf = Map.groupBy(facts.places, (place) => place.person)
  for (const promise of facts.promises) {
    const { opened_on, confirmed_on, withdrawn_on, due } = promise
    if (!promise.stands || opened_on > until || (withdrawn_on !== null && withdrawn_on <= until)) continue
    if (promise.origin !== 'concluded' && within(opened_on)) add(promise.cell, 'promisesRaised')
    const confirmed = confirmed_on !== null && confirmed_on <= until
    const cell = keptBy(promise, placesOf.get(promise.person) ?? [], confirmed ? confirmed_on : until)
    if (cell === null) continue
    if (within(due)) {
      add(cell, 'promisesDue')
      if (confirmed_on !== null && confirmed_on <= seen) add(cell, 'promisesKept')
    }
    if (confirmed && within(confirmed_on)) add(cell, 'promisesFixed')
    if (!confirmed) {
      add(cell, 'promisesOpen')
      if (due < until) add(cell, 'promisesLate')
    }
  }

  const kinds: Readonly<Record<string, FigureName>> = {
    proposed: 'remindersProposed',
    decided: 'remindersDecided',
    closed: 'remindersClosed',
  }
  for (const { cell, kind, on } of facts.reminders) {
    const name = kinds[kind]
    if (name && within(on)) add(cell, name)
  }
  for (const { cell, on } of facts.deeds) if (within(on)) add(cell, 'deeds')
  return sums
}

/** Somebody in the lists of two cells counts once: where they are awaited, then where they did it, then where longest. */
function countedAt(places: readonly Place[], day: string, done: string | undefined): Place | null {
  const rank = (place: Place) =>
    `${isAwaited(place.status) ? 0 : 1}${place.cell === done ? 0 : 1}${place.valid_from}${place.cell}`
  return (
    places
      .filter((place) => place.status !== 'left' && place.status !== 'suspended' && holds(place, day))
      .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))[0] ?? null
  )
}

/**
 * The cell that has a promise on a day, null where none has it any more. What was concluded goes with its member to a new
 * cell; what they brought themself ends for the old one when they leave it, also if they come back.
 */
function keptBy(promise: Facts['promises'][number], places: readonly Place[], day: string): string | null {
  const here = places.filter((place) => place.status !== 'left' && holds(place, day))
  const still = here.some((place) => place.cell === promise.cell)
  if (promise.origin === 'concluded') {
    if (still) return promise.cell
    const latest = here.sort((a, b) =>
      a.valid_from === b.valid_from ? (a.cell < b.cell ? -1 : 1) : a.valid_from > b.valid_from ? -1 : 1,
    )
    return latest[0]?.cell ?? null
  }
  const gone = places.some(
    (place) =>
      (place.cell !== promise.cell || place.status === 'left') &&
      place.valid_from > promise.opened_on &&
      place.valid_from <= day,
  )
  return still && !gone ? promise.cell : null
}
