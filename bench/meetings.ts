import type pg from 'pg'
import { copyInto, row } from './copy.ts'
import { periodOf } from './months.ts'
import type { Person, Populated } from './people.ts'
import { idOf, seeded } from './seeded.ts'

const MEETING_DAY = '03'
const onDay = (month: string, day = MEETING_DAY) => `${month.slice(0, 8)}${day}`
const at = (day: string, time: string) => `${day}T${time}:00+07:00`

interface Held {
  readonly of: Populated
  readonly cell: string
  readonly month: string
  readonly day: string
  readonly id: string
  /** Counted through a commune's meetings, another range for each. */
  readonly n: number
  readonly chair: string
  readonly clerk: string
  readonly members: readonly Person[]
  /** Two members in turn, the secretary never among them. */
  readonly reviewed: readonly Person[]
}

/** One ordinary meeting a cell and month; the last month's is still to come. */
function* meetingsOf(communes: readonly Populated[], months: readonly string[]): Generator<Held> {
  for (const of of communes) {
    let n = of.commune.n * 100_000
    const byCell = Map.groupBy(of.people, ({ cell }) => cell)
    for (const [cell, members] of byCell) {
      const chair = of.secretaries.get(cell)!
      const others = members.filter(({ id }) => id !== chair)
      for (const [m, month] of months.entries()) {
        if (month === months.at(-1) || others.length === 0) continue
        const day = onDay(month)
        const reviewed = [0, 1].map((i) => others[(m * 2 + i) % others.length]!)
        const clerk = others[(m * 2 + 2) % others.length]!.id
        n += 1
        const id = idOf('meeting', n, new Date(at(onDay(month, '01'), '08:00')))
        yield { of, cell, month, day, id, n, chair, clerk, members, reviewed: [...new Set(reviewed)] }
      }
    }
  }
}

/** Every eighth review ends with something to fix, of which all but each tenth was fixed in time. */
const toFix = (n: number) => n % 8 === 0
const fixed = (n: number) => n % 80 !== 0

/**
 * Meetings held and locked, the reviews of their turns, what was concluded and is to be fixed, cells that ended the month,
 * and who was there at the meetings of `present`.
 */
export async function layMeetings(
  owner: pg.Client,
  communes: readonly Populated[],
  months: readonly string[],
  present: readonly string[],
): Promise<Record<'meetings' | 'conclusions' | 'presences', number>> {
  const lines = function* (line: (held: Held) => Iterable<string>) {
    for (const held of meetingsOf(communes, months)) yield* line(held)
  }
  const reviews = function* (line: (held: Held, person: Person, n: number) => string | null) {
    for (const held of meetingsOf(communes, months))
      for (const [i, person] of held.reviewed.entries()) {
        const text = line(held, person, held.n * 2 + i)
        if (text !== null) yield text
      }
  }
  const meetings = await copyInto(
    owner,
    'meeting',
    `tenant id cell kind month day at_time place kept chair clerk planned_at planned_by noticed_at noticed_by
     opened_at opened_by ended_at ended_by ended_time locked_at locked_by`,
    lines(({ of, id, cell, month, day, chair, clerk }) => {
      const own = [
        of.commune.id,
        id,
        cell,
        'ordinary',
        month,
        day,
        '19:30',
        'Nhà văn hóa thôn',
        'live',
        chair,
        clerk,
      ]
      const first = at(onDay(month, '01'), '08:00')
      const [opens, ends] = [at(day, '19:30'), at(day, '21:10')]
      return [
        row(...own, first, chair, first, chair, opens, chair, ends, chair, '21:10', at(day, '21:20'), chair),
      ]
    }),
  )
  await copyInto(
    owner,
    'period_closed',
    'tenant period cell closed_at closed_by',
    lines(({ of, cell, month, day, chair }) => [
      row(of.commune.id, periodOf(of.commune, month), cell, at(day, '20:00'), chair),
    ]),
  )
  await copyInto(
    owner,
    'meeting_review',
    'tenant meeting id person origin place',
    reviews(({ of, id, day }, person, n) =>
      row(of.commune.id, id, idOf('review', n, new Date(at(day, '08:00'))), person.id, 'turn', 1 + (n % 2)),
    ),
  )
  const conclusions = await copyInto(
    owner,
    'conclusion',
    `tenant id person cell source source_id outcome wording signs fix_by yes no other entitled manner rule concluded_on
     made_at made_by`,
    reviews(({ of, id, cell, day, month, clerk, members }, person, n) => {
      const fix = toFix(n)
      const signs = fix ? '[{"id":"I.3.1","level":"partial"}]' : '[]'
      const words = fix ? 'Có hạn chế, khắc phục trước kỳ họp tới' : 'Chưa thấy hạn chế'
      const by = fix ? onDay(month, '28') : null
      const votes = Math.max(1, members.length - 2)
      const own = [
        of.commune.id,
        conclusionOf(n, day),
        person.id,
        cell,
        'meeting',
        id,
        fix ? 'to-fix' : 'none-seen',
        words,
      ]
      const rule = '{"present":"two-thirds","approve":"half-of-called"}'
      return row(...own, signs, by, votes, 0, 0, votes, 'hands', rule, day, at(day, '20:40'), clerk)
    }),
  )
  await copyInto(
    owner,
    'cell_plan',
    'tenant id person cell origin origin_id line due opened_on confirmed_on',
    reviews(({ of, cell, day, month }, person, n) => {
      if (!toFix(n)) return null
      const line = 'Khi có việc của thôn thì tôi đến bàn cùng bà con trước khi làm'
      const plan = idOf('plan', n, new Date(at(day, '21:00')))
      const done = fixed(n) && !months.slice(-2).includes(month) ? onDay(month, '27') : null
      return row(
        of.commune.id,
        plan,
        person.id,
        cell,
        'concluded',
        conclusionOf(n, day),
        line,
        onDay(month, '28'),
        day,
        done,
      )
    }),
  )
  const presences = await copyInto(
    owner,
    'meeting_presence',
    'tenant meeting person status state reason set_by set_at',
    lines(({ of, id, month, day, members, clerk, n }) => {
      if (!present.includes(month)) return []
      const random = seeded(n)
      return members.map(({ id: person, status }) => {
        const drawn = random()
        const state = drawn < 0.92 ? 'present' : drawn < 0.99 ? 'excused' : 'unexcused'
        return row(
          of.commune.id,
          id,
          person,
          status,
          state,
          state === 'excused' ? 'Ốm' : '',
          clerk,
          at(day, '19:35'),
        )
      })
    }),
  )
  return { meetings, conclusions, presences }
}

const conclusionOf = (n: number, day: string): string => idOf('conclusion', n, new Date(at(day, '20:40')))
