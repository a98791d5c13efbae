import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { useWorld } from '../../test/harness.ts'
import { type Bare, proposedReminder } from '../../test/reminded.ts'
import { addDays, dayOf } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { reminderById } from './reminder.queries.ts'
import { write } from './reminder.ts'
import type { ReminderEvent } from './reminder-event.rules.ts'
import { isRefusal } from './reminder-state.rules.ts'
import { wrongs } from './testing/wrongs.ts'

const world = useWorld()

/** What somebody who knows the practice would do next; the other draws are anything at all. */
const SENSIBLE: Record<string, readonly number[]> = {
  proposed: [0, 1, 2, 3, 4, 2],
  heard: [5, 5, 6, 7, 3],
  decided: [8, 9, 17],
  open: [10, 11, 13, 13, 15, 16, 18],
  'said-fixed': [14, 15, 15, 16, 11, 12],
  confirmed: [19, 19, 12],
  closed: [19],
}

interface Draw {
  readonly kind: number
  readonly who: CastName
  readonly days: number
  readonly well: boolean
  readonly pick: number
}

const draws = fc.array(
  fc.record({
    kind: fc.nat(19),
    who: fc.constantFrom<CastName>('huong', 'dung', 'lan', 'nam', 'tam'),
    days: fc.constantFrom(0, 0, 0, 0, 1, 3, 40, -1),
    well: fc.boolean(),
    pick: fc.nat(11),
  }),
  { minLength: 8, maxLength: 24 },
)

function sensible(draw: Draw, stage: string): Draw {
  const likely = SENSIBLE[stage]!
  const kind = likely[draw.kind % likely.length]!
  return { ...draw, kind, pick: 11, who: OWN_WORDS.includes(kind) ? 'lan' : 'huong' }
}

/** In the list of attempts below. */
const OWN_WORDS = [3, 10, 11, 13, 14]

/** One thing somebody might try to write down, well told or not. */
function attempt({ kind, well, pick }: Draw, on: string): Bare {
  const { units, people } = world.cast
  const unit = pick === 0 ? units.loi.id : units.thanh.id
  const meeting = pick === 1 ? '' : newId(new Date(0))
  const due = addDays(on, pick === 2 ? -1 : 60)
  const yes = well ? 4 : pick % 5
  const vote = {
    yes,
    no: 5 - yes,
    other: pick === 3 ? 1 : 0,
    entitled: 5,
    called: pick === 4 ? 3 : 6,
    rule: { present: 'half', approve: 'half-of-members' },
    led: [people.huong.id, pick === 5 ? people.lan.id : people.dung.id],
  } as const
  const words = { reason: pick === 6 ? ' ' : 'lý do', expected: 'việc cần sửa' }
  const bares: Bare[] = [
    { kind: 'invited', unit, for: addDays(on, well ? 3 : pick) },
    { kind: 'missed', unit, excused: !well },
    { kind: 'heard', unit, hearing: { how: 'at-meeting', meeting } },
    { kind: 'heard', unit, hearing: { how: 'in-writing', text: 'lời trình bày' } },
    { kind: 'heard', unit, hearing: { how: 'declined', witnesses: [people.huong.id, people.nam.id] } },
    { kind: 'decided', unit, meeting, vote, ...words, due },
    { kind: 'decided', unit, meeting, vote, ...words, due },
    { kind: 'not-approved', unit, meeting, vote },
    { kind: 'told', unit, how: 'by-hand', witnesses: [] },
    { kind: 'told', unit, how: 'at-meeting', witnesses: [] },
    { kind: 'answered', text: 'lời đáp' },
    { kind: 'appealed', to: pick === 7 ? units.loi.id : units.commune.id, text: 'lời đề nghị' },
    {
      kind: 'appeal-answered',
      unit: pick === 8 ? unit : units.commune.id,
      outcome: well ? { kind: 'upheld', due: null } : { kind: 'lifted' },
      reason: 'đã xem',
    },
    { kind: 'said-fixed' },
    { kind: 'took-back' },
    { kind: 'confirmed', unit, meeting },
    { kind: 'not-fixed', unit, meeting, reason: 'còn', due: addDays(due, 100) },
    { kind: 'extended', unit, meeting, reason: 'tang', due: addDays(due, 100) },
    { kind: 'transferred', cell: pick > 6 ? units.loi.id : units.thanh.id, committee: units.commune.id },
    { kind: 'closed' },
  ]
  return bares[kind]!
}

test('whatever people try in whatever order, what the database holds is a life with its reasons', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(draws, async (orders) => {
      await world.db.run({ text: 'savepoint life', values: [], name: 'life' })
      const reminder = await proposedReminder(world, 'cell', '2026-11-03')
      let now = world.now
      let stage: string = 'proposed'
      for (const draw of orders) {
        now = new Date(now.getTime() + draw.days * 86_400_000)
        const on = dayOf(now)
        const tried = draw.well ? sensible(draw, stage) : draw
        const outcome = await write(
          world.db,
          { tenant: world.cast.units.commune.id, id: reminder },
          { ...attempt(tried, on), on } as ReminderEvent,
          { person: world.cast.people[tried.who].id, now },
        )
        if (!isRefusal(outcome)) stage = outcome.stage
        seen.add(isRefusal(outcome) ? outcome.refused : outcome.stage)
      }
      const held = (await reminderById(world.db, world.cast.units.commune.id, reminder))!
      expect(
        wrongs(
          held.entries.map(({ event }) => event),
          held.state,
        ),
      ).toEqual([])
      const bare = await world.db.row<{ decided: number; unheard: number; own: number; grounds: number }>(sql`
        select count(*) filter (where d.kind = 'decided')::int as decided,
               count(*) filter (where d.kind = 'decided' and not exists (
                 select 1 from reminder_event h where h.reminder = d.reminder and h.n < d.n and h.kind in ('heard', 'missed')))::int as unheard,
               count(*) filter (where (d.actor = ${held.person}) <> (d.kind in ('answered', 'appealed', 'said-fixed', 'took-back')
                 or d.said -> 'hearing' ->> 'how' = 'in-writing'))::int as own,
               (select count(*)::int from conclusion c where c.id = ${held.conclusion}) as grounds
        from reminder_event d where d.reminder = ${reminder}`)
      expect(bare).toMatchObject({ unheard: 0, own: 0, grounds: 1 })
      expect(bare.decided).toBe('decision' in held.state ? 1 : bare.decided)
      if (['decided', 'open', 'said-fixed', 'confirmed'].includes(held.state.stage))
        expect(bare.decided).toBe(1)
      if (['proposed', 'heard'].includes(held.state.stage)) expect(bare.decided).toBe(0)
      await world.db.run({ text: 'rollback to savepoint life', values: [], name: 'unlived' })
    }),
    { numRuns: 40, seed: 20261201 },
  )
  // The walk came to what was to be shown.
  for (const one of ['heard', 'decided', 'open', 'said-fixed', 'confirmed', 'not-heard', 'own-matter'])
    expect([...seen]).toContain(one)
})
