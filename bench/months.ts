import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { STARTING } from '../src/movement/movement.ts'
import { addMonths, meetingMonthOf, plannedPeriod } from '../src/movement/period.rules.ts'
import { dayOf } from '../src/platform/clock.ts'
import { copyInto, row } from './copy.ts'
import type { Person, Populated } from './people.ts'
import { idOf, seeded } from './seeded.ts'
import type { Commune } from './tree.ts'

/** So many months, the last of them the one members review themselves in on this day: its meeting is still to come. */
export function monthsUntil(now: Date, count: number): string[] {
  const last = meetingMonthOf(dayOf(now), STARTING.meeting_day)
  return Array.from({ length: count }, (_, i) => addMonths(last, i + 1 - count))
}

const rhythm = { ...STARTING, catalogue: 'nqtw4-82@1' }
const planned = new Map<string, ReturnType<typeof plannedPeriod>>()
const plan = (month: string) => {
  let known = planned.get(month)
  if (!known) {
    known = plannedPeriod(month, rhythm)
    planned.set(month, known)
  }
  return known
}

/** Ids begin with the day the period opened, as the product's own do. */
export const periodOf = (commune: Commune, month: string): string =>
  idOf('period', commune.n, plan(month).opensAt)

export async function layPeriods(
  owner: pg.Client,
  communes: readonly Commune[],
  months: readonly string[],
): Promise<void> {
  await copyInto(
    owner,
    'practice_default',
    'tenant valid_from catalogue form meeting_day latest_day',
    communes.map(({ id }) =>
      row(id, '2020-01-01', rhythm.catalogue, rhythm.form, rhythm.meeting_day, rhythm.latest_day),
    ),
  )
  await copyInto(
    owner,
    'period',
    'tenant id month meeting_on opens_at closes_at catalogue form',
    communes.flatMap((commune) =>
      months.map((month) => {
        const { meetingOn, opensAt, closesAt, catalogue, form } = plan(month)
        const id = periodOf(commune, month)
        return row(
          commune.id,
          id,
          month,
          meetingOn,
          opensAt.toISOString(),
          closesAt.toISOString(),
          catalogue,
          form,
        )
      }),
    ),
  )
}

/** Who has done their month: nearly all, one in five on paper. */
function* doneIn({ commune, people }: Populated, month: string): Generator<string> {
  const random = seeded(commune.n * 1000 + Number(month.slice(2, 4)) * 12 + Number(month.slice(5, 7)))
  const period = periodOf(commune, month)
  const begins = `${commune.id}\t${period}\t`
  const day = plan(month).meetingOn
  const [year, rest] = [day.slice(0, 8), Number(day.slice(8))]
  const days = Array.from({ length: 3 }, (_, i) => `${year}${String(Math.max(1, rest - i)).padStart(2, '0')}`)
  for (const { id, cell } of people) {
    const drawn = random()
    if (drawn < 0.05) continue
    const onPaper = drawn < 0.24
    yield `${begins}${id}\t${cell}\t${onPaper ? 'paper' : 'phone'}\t${days[Math.floor(drawn * 1000) % 3]}\t\\N`
  }
}

/** Month by month, as they came to pass: each month's rows go into its partition. */
export async function layDone(
  owner: pg.Client,
  communes: readonly Populated[],
  months: readonly string[],
): Promise<number> {
  let count = 0
  for (const month of months) {
    const lines = function* () {
      for (const one of communes) yield* doneIn(one, month)
    }
    count += await copyInto(
      owner,
      'review_done',
      'tenant period person cell how done_on recorded_by',
      lines(),
    )
  }
  return count
}

/** What the month's box weighs on disk: one sealed length for everybody. */
const BOX = 16_384 + 24 + 16

/** Sealed boxes of so many people: random bytes of the true length. The owner lifts the wall for it. */
export async function layBoxes(
  owner: pg.Client,
  commune: Commune,
  people: readonly Person[],
  months: readonly string[],
): Promise<number> {
  await owner.query('alter table self_review no force row level security')
  const lines = function* () {
    for (const month of months)
      for (const { id } of people)
        yield row(
          commune.id,
          periodOf(commune, month),
          id,
          'submitted',
          rhythm.catalogue,
          1,
          `\\x${randomBytes(BOX).toString('hex')}`,
        )
  }
  const count = await copyInto(
    owner,
    'self_review',
    'tenant period person status catalogue key_version sealed',
    lines(),
  )
  await owner.query('alter table self_review force row level security')
  return count
}
