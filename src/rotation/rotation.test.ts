import { describe, expect, test } from 'vitest'
import { useWorld } from '../../test/harness.ts'
import { planMeeting } from '../meeting/meeting.ts'
import type { MemberStatus } from '../membership/powers.rules.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { languages } from '../text/text.ts'
import { draftOf } from './rotation.queries.ts'
import {
  adoptRotation,
  cycleOf,
  draftRotation,
  myTurn,
  nextSentence,
  reviewedThisCycle,
  turnOf,
  turnsHeld,
} from './rotation.ts'
import { placeOf } from './rotation-plan.rules.ts'
import { wrongs } from './testing/cells.ts'
import { runningOn } from './testing/running.ts'

const world = useWorld()
const { by, of, id, until, addMember, adopt, running, conclude } = runningOn(world)

describe('a draft', () => {
  test('gives everybody of the cell one place, from the first meeting they can be told of', async () => {
    await draftRotation(world.db, of(), by())
    const { plan } = (await draftOf(world.db, of().tenant, of().cell))!
    expect(plan.meetings[0]).toMatchObject({ id: '2027-01-01', on: '2027-01-03' })
    expect(wrongs(plan)).toEqual([])
    expect(plan.meetings.flatMap((meeting) => meeting.places)).toHaveLength(4)
    expect(plan.members.filter((one) => one.officer).map((one) => one.name)).toEqual(
      expect.arrayContaining(['Trần Thị Hương', 'Lê Văn Dũng']),
    )
  })

  test.each<[MemberStatus, string | null]>([
    ['probationary', null],
    ['temporary-in', null],
    ['exempt', 'exempt'],
    ['temporary-out', 'away'],
  ])('%s: kept out by %s', async (status, why) => {
    const person = await addMember('Người Mới', { status })
    await draftRotation(world.db, of(), by())
    const { plan } = (await draftOf(world.db, of().tenant, of().cell))!
    expect(placeOf(plan, person) >= 0).toBe(why === null)
    expect(plan.members.find((one) => one.id === person)?.apart[0]?.why ?? null).toBe(why)
  })

  test.each<MemberStatus>(['suspended', 'left'])('%s: not in it', async (status) => {
    const person = await addMember('Người Khác', { status })
    await draftRotation(world.db, of(), by())
    const { plan } = (await draftOf(world.db, of().tenant, of().cell))!
    expect(plan.members.map((one) => one.id)).not.toContain(person)
  })

  test('asks first who was reviewed longest ago, as concluded and not withdrawn', async () => {
    const days = { nam: '2026-03-03', lan: '2026-01-03', huong: '2026-02-03' } as const
    for (const [name, day] of Object.entries(days)) await conclude(id(name as 'nam'), day)
    await conclude(id('dung'), '2026-11-03', true)
    await draftRotation(world.db, of(), by())
    const { plan } = (await draftOf(world.db, of().tenant, of().cell))!
    expect(plan.meetings.flatMap((meeting) => meeting.places.map((place) => place.member))).toEqual(
      (['dung', 'lan', 'huong', 'nam'] as const).map(id),
    )
  })

  test('goes by the day planned for a meeting, and leaves out a month without one', async () => {
    const plan = (month: string, day: string) =>
      planMeeting(
        world.db,
        { ...of(), kind: 'ordinary', month, day, time: '19:30', place: 'Nhà văn hóa' },
        by(),
      )
    await plan('2027-01-01', '2027-01-05')
    await plan('2027-02-01', '2027-02-03')
    await world.db.run(sql`update meeting set dropped_at = ${world.now} where month = '2027-02-01'`)
    await draftRotation(world.db, of(), by())
    const draft = (await draftOf(world.db, of().tenant, of().cell))!
    expect(draft.plan.meetings.slice(0, 3).map((meeting) => meeting.on)).toEqual([
      '2027-01-05',
      '2027-03-03',
      '2027-04-03',
    ])
  })

  test('of a cell without members is none', async () => {
    await world.db.run(sql`delete from membership where cell = ${of().cell}`)
    expect(await draftRotation(world.db, of(), by())).toBeNull()
  })

  test('stands beside the adopted plan, which goes on until the draft is adopted, and is laid out anew in its place', async () => {
    const before = await adopt()
    await draftRotation(world.db, of(), by())
    await draftRotation(world.db, of(), by())
    expect((await running()).id).toBe(before.id)
    const after = await adopt()
    expect(after.id).not.toBe(before.id)
    const rows = await world.db.rows(sql`select 1 from rotation where ended_on is null`)
    expect(rows).toHaveLength(1)
  })

  test('made while the last turn of the running plan is still to come counts that turn', async () => {
    await adopt()
    until('2027-04-10')
    for (const month of ['2027-01-01', '2027-02-01', '2027-03-01'])
      for (const turn of [await turnOf(world.db, of().tenant, of().cell, month)])
        await turnsHeld(
          world.db,
          { ...of(), month, day: `${month.slice(0, 8)}03`, reviewed: turn.map((one) => one.person) },
          by(),
        )
    until('2027-03-28')
    const [last] = await turnOf(world.db, of().tenant, of().cell, '2027-04-01')
    await draftRotation(world.db, of(), by())
    const { plan } = (await draftOf(world.db, of().tenant, of().cell))!
    expect(plan.meetings[0]?.on).toBe('2027-05-03')
    expect(plan.meetings.flatMap((meeting) => meeting.places).at(-1)?.member).toBe(last?.person)
  })
})

describe('adopting', () => {
  test('keeps the day and the meeting', async () => {
    await draftRotation(world.db, of(), by())
    const draft = (await draftOf(world.db, of().tenant, of().cell))!
    const meeting = randomId()
    await adoptRotation(world.db, { ...of(), rotation: draft.id, revision: 1, meeting }, by())
    expect(await running()).toMatchObject({ adopted_on: '2026-12-01', adopted_at_meeting: meeting })
  })

  test('is refused for what is no draft, a draft that was changed, and one whose first meeting is past', async () => {
    await draftRotation(world.db, of(), by())
    const { id: rotation } = (await draftOf(world.db, of().tenant, of().cell))!
    const ask = (more: object) =>
      adoptRotation(world.db, { ...of(), rotation, revision: 1, meeting: null, ...more }, by())
    expect(await ask({ rotation: randomId() })).toBe('no-draft')
    expect(await ask({ cell: world.cast.units.loi.id })).toBe('no-draft')
    expect(await ask({ revision: 2 })).toBe('stale')
    until('2027-01-04')
    expect(await ask({})).toBe('passed')
    until('2027-01-03')
    expect(await ask({})).toBeNull()
    expect(await ask({})).toBe('no-draft')
  })
})

describe('what others ask', () => {
  test('nothing is told of a draft', async () => {
    await draftRotation(world.db, of(), by())
    const { tenant, cell } = of()
    expect(await turnOf(world.db, tenant, cell, '2027-01-01')).toEqual([])
    expect(await nextSentence(world.db, tenant, cell, '2026-12-03', languages.vi)).toBeNull()
    expect(await myTurn(world.db, tenant, cell, id('nam'))).toBeNull()
    expect(await cycleOf(world.db, tenant, cell)).toBeNull()
    expect(await reviewedThisCycle(world.db, tenant, [cell])).toEqual(new Map())
  })

  test('who is up and why, who is next, whose turn when, how far the cycle is', async () => {
    await adopt()
    const { tenant, cell } = of()
    const [turn] = await turnOf(world.db, tenant, cell, '2027-01-01')
    expect(turn?.reason).toBe(`Đồng chí ${turn?.name}: chưa ghi lần kiểm điểm nào, máy bốc thăm được thứ 1.`)
    expect(await nextSentence(world.db, tenant, cell, '2026-12-03', languages.vi)).toBe(
      `Kỳ họp sau, ngày 03/01/2027, kiểm điểm đồng chí ${turn?.name}.`,
    )
    expect(await myTurn(world.db, tenant, cell, turn!.person)).toEqual({
      month: '2027-01-01',
      on: '2027-01-03',
    })
    expect(await cycleOf(world.db, tenant, cell)).toEqual({ done: 0, left: 4, complete: false })
    expect(await turnOf(world.db, tenant, cell, '2031-01-01')).toEqual([])
    expect(await turnOf(world.db, tenant, of('loi').cell, '2027-01-01')).toEqual([])
    expect(await turnOf(world.db, world.cast.otherCommune.id, cell, '2027-01-01')).toEqual([])
  })
})
