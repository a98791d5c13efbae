import { describe, expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { concludedAbout } from '../../test/concluded.ts'
import { useWorld } from '../../test/harness.ts'
import { changePlace } from '../membership/membership.ts'
import { addDays, dayOf } from '../platform/clock.ts'
import { sql } from '../platform/sql.ts'
import { reminderById } from './reminder.queries.ts'
import { duesOn, proposeReminder } from './reminder.ts'
import { followReminders, keepReminders } from './reminder-clock.ts'
import { type Bare, lansCaseOn } from './testing/lans-case.ts'

const world = useWorld()
const { tenant, cell, id, at, MEETING, proposed, tell, heard, decided, told, inForce, stateOf, textsOf } =
  lansCaseOn(world)

describe('what happens elsewhere', () => {
  const change = (what: { cell?: string; status?: 'left' | 'exempt' }, day: string) =>
    changePlace(
      world.db,
      { tenant: tenant(), person: id('lan'), ...what },
      { person: id('quan'), now: at(day) },
    )
  const endOf = async (reminder: string) => {
    const state = await stateOf(reminder)
    return state.stage === 'closed' ? state.end : state.stage
  }

  test('a decided one goes with the member to the new cell; a proposal ends, and may be proposed there', async () => {
    const [kept, loi] = [await inForce(), world.cast.units.loi.id]
    await change({ cell: loi }, '2026-12-05')
    await followReminders(world.db, at('2026-12-05'))
    await followReminders(world.db, at('2026-12-06'))
    const moved = (await reminderById(world.db, tenant(), kept))!
    expect([moved.keeper, moved.cell, moved.entries.length]).toEqual([loi, loi, 5])
    expect(
      await tell(kept, { kind: 'confirmed', unit: cell(), meeting: MEETING }, 'huong', '2026-12-06'),
    ).toBe('not-this-body')
    expect(await tell(kept, { kind: 'confirmed', unit: loi, meeting: MEETING }, 'tam', '2026-12-06')).toBe(
      'confirmed',
    )
  })

  test('a proposal ends with the transfer, and the new cell may propose anew', async () => {
    const [pending, loi] = [await proposed(), world.cast.units.loi.id]
    const { conclusion } = (await reminderById(world.db, tenant(), pending))!
    await change({ cell: loi }, '2026-12-05')
    await followReminders(world.db, at('2026-12-05'))
    expect(await endOf(pending)).toBe('transferred')
    const anew = await proposeReminder(
      world.db,
      { tenant: tenant(), conclusion, body: 'cell', unit: loi },
      { person: id('tam'), now: at('2026-12-06') },
    )
    expect(anew).toHaveProperty('id')
  })

  test.each([
    ['left', 'left'],
    ['exempt', 'exempt'],
  ] as const)('somebody %s has none any more', async (status, end) => {
    const reminder = await inForce()
    await change({ status }, '2026-12-05')
    await followReminders(world.db, at('2026-12-05'))
    expect(await endOf(reminder)).toBe(end)
    await followReminders(world.db, at('2026-12-06'))
    expect((await reminderById(world.db, tenant(), reminder))!.entries).toHaveLength(5)
  })

  test('with its conclusion it ends; once fixed and closed, it is forgotten at once', async () => {
    const reminder = await inForce()
    const withdraw = () =>
      world.db.run(sql`update conclusion set withdrawn_at = ${at('2026-12-05')} where tenant = ${tenant()}`)
    await withdraw()
    await followReminders(world.db, at('2026-12-05'))
    expect(await endOf(reminder)).toBe('conclusion-withdrawn')
    expect(await textsOf(reminder)).not.toEqual([])

    await world.db.run(sql`update conclusion set withdrawn_at = null where tenant = ${tenant()}`)
    const other = await concludedAbout(world, 'nam', { on: '2026-10-03' })
    const made = await proposeReminder(
      world.db,
      { tenant: tenant(), conclusion: other.id, body: 'cell', unit: cell() },
      { person: id('huong'), now: at('2026-12-01') },
    )
    const fixed = (made as { id: string }).id
    for (const event of [
      heard(),
      decided(),
      told(),
      { kind: 'confirmed', unit: cell(), meeting: MEETING } as Bare,
    ])
      await tell(fixed, event)
    await keepReminders(world.db, at('2027-01-01'))
    expect(await endOf(fixed)).toBe('fixed')
    await world.db.run(sql`update conclusion set withdrawn_at = ${at('2026-12-05')} where id = ${other.id}`)
    await followReminders(world.db, at('2027-01-05'))
    expect(await endOf(fixed)).toBe('forgotten')
    expect(await textsOf(fixed)).toEqual([])
  })

  test('a clock that went back writes nothing and breaks nothing', async () => {
    const reminder = await inForce()
    await change({ status: 'exempt' }, '2026-11-20')
    await followReminders(world.db, at('2026-11-25'))
    expect(await endOf(reminder)).toBe('open')
    await followReminders(world.db, at('2026-12-02'))
    expect(await endOf(reminder)).toBe('exempt')
  })
})

describe('the facts for messages', () => {
  const duesOf = async (name: CastName, day: string) =>
    (await duesOn(world.db, [tenant()], day))
      .filter(({ person }) => person === id(name))
      .map(({ due }) => due)
  const dues = async (name: CastName, day: string) =>
    (await duesOf(name, day)).map(({ grade, about }) => `${grade} ${about}`)

  test('a member is told of their own matters, each while it is due; others of nothing', async () => {
    const reminder = await proposed()
    expect(await dues('lan', '2026-12-01')).toEqual(['matter conclusion'])
    await tell(reminder, { kind: 'invited', unit: cell(), for: '2026-12-10' })
    expect(await dues('lan', '2026-12-01')).toEqual(['matter conclusion', 'formal invited'])
    await tell(reminder, heard())
    await tell(reminder, decided())
    expect(await dues('lan', '2026-12-01')).toContain('formal decided')
    await tell(reminder, told())
    expect(await dues('lan', '2026-12-01')).toContain('formal due')
    expect(await dues('lan', '2027-03-01')).toEqual(['matter conclusion', 'formal due'])
    await tell(reminder, { kind: 'said-fixed' }, 'lan')
    expect(await dues('lan', '2027-03-01')).toEqual(['matter conclusion'])
    expect(await dues('nam', '2026-12-01')).toEqual([])
  })

  test('each has its own id and moments: near its day, and once it has passed', async () => {
    const reminder = await inForce()
    const of = async (day: string) => (await duesOf('lan', day)).find((due) => due.grade === 'formal')!
    expect(await of('2027-01-31')).toMatchObject({
      id: `${reminder}:due:2027-01-31:soon`,
      from: new Date('2027-01-24T00:00:00+07:00'),
    })
    expect(await of('2027-02-01')).toMatchObject({
      id: `${reminder}:due:2027-01-31:late`,
      from: new Date('2027-02-01T00:00:00+07:00'),
      until: null,
    })
  })

  test('they are the same for a member with private marks and plans and for one without', async () => {
    const before = JSON.stringify(await duesOn(world.db, [tenant()], '2026-12-01'))
    const lan = world.as('lan')
    await lan.post('/thang-nay/luot/1', { group: 'I.3', 'mark-I.3.2': 'partial' })
    await lan.post('/nhat-ky', { text: 'Một dòng nhật ký.' })
    expect(JSON.stringify(await duesOn(world.db, [tenant()], addDays(dayOf(world.now), 0)))).toBe(before)
  })
})
