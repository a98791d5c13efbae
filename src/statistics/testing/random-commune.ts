import fc from 'fast-check'
import { MEMBER_STATUSES } from '../../membership/powers.rules.ts'
import { addDays, startOfDay } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { randomId } from '../../platform/ids.ts'
import { type Sql, sql } from '../../platform/sql.ts'

/** Days are told from here, so that everything lies in some few months around them. */
const BEGIN = '2026-09-01'
const day = (n: number) => addDays(BEGIN, n)
const at = (n: number) => startOfDay(day(n))
export const RANDOM_MONTHS = ['2026-09-01', '2026-10-01', '2026-11-01'] as const

const when = fc.integer({ min: -20, max: 110 })
const maybeWhen = fc.option(when, { freq: 2 })
const seldom = fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: when })
/** Long enough before everything else, so that there is somebody whom the rest is about. */
const early = fc.integer({ min: -60, max: 60 })
const cell = fc.nat({ max: 4 })
const person = fc.nat({ max: 5 })
const month = fc.nat({ max: 2 })
const few = <T>(one: fc.Arbitrary<T>, most: number) => fc.array(one, { maxLength: most, size: 'max' })

/** A commune of some cells and members, in which anything happens on any day, also what no page would let happen. */
export const randomCommune = fc.record({
  cells: fc.array(fc.record({ from: early, to: seldom }), { minLength: 5, maxLength: 5 }),
  periods: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  places: few(
    fc.record({ person, cell, status: fc.constantFrom(...MEMBER_STATUSES), from: early, to: seldom }),
    20,
  ),
  done: fc.uniqueArray(fc.record({ person, cell, month }), {
    maxLength: 15,
    size: 'max',
    selector: (one) => `${one.person} ${one.month}`,
  }),
  ended: fc.uniqueArray(fc.record({ cell, month }), {
    maxLength: 6,
    selector: (one) => `${one.cell} ${one.month}`,
  }),
  meetings: fc.uniqueArray(
    fc.record({
      cell,
      month,
      kind: fc.constantFrom('ordinary', 'thematic'),
      got: fc.constantFrom('planned', 'opened', 'ended', 'locked', 'locked', 'dropped'),
      turns: fc.uniqueArray(fc.record({ person, putOff: fc.boolean() }), {
        maxLength: 3,
        selector: (one) => one.person,
      }),
    }),
    {
      maxLength: 10,
      size: 'max',
      selector: (one) => (one.kind === 'thematic' ? one : `${one.cell} ${one.month}`),
    },
  ),
  promises: few(
    fc.record({
      person,
      /** Null: one that its member is really in. */
      cell: fc.option(cell, { freq: 3 }),
      origin: fc.constantFrom('brought', 'concluded', 'on-behalf'),
      opened: when,
      length: fc.nat({ max: 60 }),
      confirmed: maybeWhen,
      withdrawn: seldom,
      conclusionWithdrawn: fc.boolean(),
      meeting: fc.nat({ max: 4 }),
    }),
    15,
  ),
  reminders: few(fc.record({ cell, days: few(fc.nat({ max: 40 }), 3), from: when }), 4),
  deeds: few(
    fc.record({ cell, settled: fc.option(when), confirmed: fc.boolean(), meeting: fc.nat({ max: 4 }) }),
    8,
  ),
})

export type RandomCommune = typeof randomCommune extends fc.Arbitrary<infer T> ? T : never

/** Writes it down as an organisation of its own, under a unit above where one is given. */
export async function layDown(
  db: Database,
  commune: RandomCommune,
  above: string | null = null,
): Promise<string> {
  const tenant = randomId()
  const by = randomId()
  const now = at(0)
  const cells = commune.cells.map(() => randomId())
  const people = Array.from({ length: 6 }, () => randomId())
  const months = ['2026-09-01', '2026-10-01', '2026-11-01', '2026-12-01']
  const periods = months.map(() => randomId())
  const meetings = commune.meetings.map(() => randomId())
  const run = (query: Sql) => db.run(query)
  await run(sql`insert into unit (id, tenant, kind, name, search, place, founded_on)
    values (${tenant}, ${tenant}, 'commune', 'Xã', 'xa', 1, '2020-01-01')`)
  if (above)
    await run(
      sql`insert into unit_edge (unit, parent, valid_from) values (${tenant}, ${above}, '2020-01-01')`,
    )
  for (const [i, { from, to }] of commune.cells.entries())
    await run(sql`insert into unit (id, tenant, kind, name, search, place, founded_on, ended_on)
      values (${cells[i]}, ${tenant}, 'cell', 'Chi bộ', 'chi bo', ${i}, ${day(from)}, ${to === null ? null : day(to)})`)
  const catalogue = (await db.row<{ id: string }>(sql`select id from catalogue_version limit 1`)).id
  for (const [i, made] of commune.periods.entries())
    if (made)
      await run(sql`insert into period (tenant, id, month, meeting_on, opens_at, closes_at, catalogue, form)
        values (${tenant}, ${periods[i]}, ${months[i]}, ${addDays(months[i]!, 2)}, ${startOfDay(addDays(months[i]!, -25))},
                ${startOfDay(addDays(months[i]!, 10))}, ${catalogue}, 'skim')`)
  for (const one of commune.places)
    await run(sql`insert into membership (tenant, id, person, cell, status, valid_from, valid_to)
      values (${tenant}, ${randomId()}, ${people[one.person]}, ${cells[one.cell]}, ${one.status}, ${day(one.from)},
              ${one.to === null ? null : day(one.to)})`)
  for (const one of commune.done)
    await run(sql`insert into review_done (tenant, period, person, cell, how, done_on)
      values (${tenant}, ${periods[one.month]}, ${people[one.person]}, ${cells[one.cell]}, 'phone', ${day(0)})`)
  for (const one of commune.ended)
    await run(sql`insert into period_closed (tenant, period, cell, closed_at, closed_by)
      values (${tenant}, ${periods[one.month]}, ${cells[one.cell]}, ${now}, ${by})`)
  for (const [i, one] of commune.meetings.entries()) {
    const got = ['planned', 'opened', 'ended', 'locked'].indexOf(one.got)
    await run(sql`insert into meeting (tenant, id, cell, kind, month, day, at_time, place, kept, planned_at, planned_by,
        opened_at, ended_at, locked_at, dropped_at)
      values (${tenant}, ${meetings[i]}, ${cells[one.cell]}, ${one.kind}, ${months[one.month]}, ${months[one.month]}, '19:30',
              'Nhà văn hóa', 'live', ${now}, ${by}, ${got >= 1 ? now : null}, ${got >= 2 ? now : null},
              ${got >= 3 ? now : null}, ${one.got === 'dropped' ? now : null})`)
    for (const turn of one.turns)
      await run(sql`insert into meeting_review (tenant, meeting, id, person, origin, place, put_off_at)
        values (${tenant}, ${meetings[i]}, ${randomId()}, ${people[turn.person]}, 'turn', 1, ${turn.putOff ? now : null})`)
  }
  for (const one of commune.promises) {
    const origin = randomId()
    const own = commune.places.find((place) => place.person === one.person)?.cell ?? 0
    const inCell = cells[one.cell ?? own]
    if (one.origin === 'concluded')
      await run(sql`insert into conclusion (tenant, id, person, cell, source, source_id, outcome, wording, signs, fix_by, yes, no,
          other, entitled, manner, rule, concluded_on, made_at, made_by, withdrawn_at)
        values (${tenant}, ${origin}, ${people[one.person]}, ${inCell}, 'meeting',
                ${meetings[one.meeting] ?? randomId()}, 'to-fix', '', '[]', ${day(0)}, 1, 0, 0, 1, 'hands', '{}', ${day(0)},
                ${now}, ${by}, ${one.conclusionWithdrawn ? now : null}) on conflict do nothing`)
    await run(sql`insert into cell_plan (tenant, id, person, cell, origin, origin_id, line, due, opened_on, confirmed_on, withdrawn_on)
      values (${tenant}, ${randomId()}, ${people[one.person]}, ${inCell}, ${one.origin}, ${origin}, 'việc',
              ${day(one.opened + one.length)}, ${day(one.opened)}, ${one.confirmed === null ? null : day(one.confirmed)},
              ${one.withdrawn === null ? null : day(one.withdrawn)})`)
  }
  for (const one of commune.reminders) {
    const id = randomId()
    const vote = { yes: 3, no: 0, other: 0, entitled: 3, called: 3 }
    const kinds = ['proposed', 'heard', 'decided', 'closed']
    let on = one.from
    for (const [i, kind] of kinds.slice(0, one.days.length + 1).entries()) {
      on += one.days[i - 1] ?? 0
      const said = { member: { cell: cells[one.cell] }, ...(kind === 'decided' ? { vote } : {}) }
      await run(sql`insert into reminder_event (tenant, reminder, n, kind, on_day, said, at)
        values (${tenant}, ${id}, ${i + 1}, ${kind}, ${day(on)}, ${JSON.stringify(said)}, ${now})`)
    }
  }
  for (const one of commune.deeds) {
    const settled = one.settled === null ? null : day(one.settled)
    await run(sql`insert into good_deed (tenant, id, person, cell, origin, day, words, noted_on, noted_by, outcome, settled_on,
        settled_at_meeting)
      values (${tenant}, ${randomId()}, ${people[0]}, ${cells[one.cell]}, 'member', ${day(0)}, 'việc tốt', ${day(0)}, ${by},
              ${settled && (one.confirmed ? 'confirmed' : 'not-confirmed')}, ${settled},
              ${settled && (meetings[one.meeting] ?? randomId())})`)
  }
  return tenant
}
