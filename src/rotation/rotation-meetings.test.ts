import { beforeEach, describe, expect, test } from 'vitest'
import { useWorld } from '../../test/harness.ts'
import { languages } from '../text/text.ts'
import { changesOf } from './rotation.queries.ts'
import {
  changeTurn,
  cycleOf,
  meetingDropped,
  meetingMoved,
  myTurn,
  nextSentence,
  reviewedThisCycle,
  turnAbsent,
  turnOf,
  turnsHeld,
} from './rotation.ts'
import { runningOn } from './testing/running.ts'

const world = useWorld()
const { by, of, id, until, adopt, running, monthOf } = runningOn(world)

describe('meetings', () => {
  let up: string
  beforeEach(async () => {
    await adopt()
    up = (await turnOf(world.db, of().tenant, of().cell, '2027-01-01'))[0]!.person
  })

  test('an absence moves one turn; one of somebody who is not up then moves none', async () => {
    const absent = (month: string) => turnAbsent(world.db, { ...of(), person: up, month }, by())
    expect(await absent('2027-02-01')).toBeNull()
    expect(await absent('2027-01-01')).toMatch(/báo vắng: đồng chí .* từ kỳ họp 03\/01\/2027 sang kỳ họp /)
    expect(await monthOf(up)).not.toBe('2027-01-01')
    expect(await absent('2027-01-01')).toBeNull()
  })

  test('a meeting on another day keeps its turns, and so does one told twice', async () => {
    const moved = { ...of(), month: '2027-01-01', day: '2027-01-06' }
    expect(await meetingMoved(world.db, moved, by())).toBe(
      'Kỳ họp 03/01/2027 dời sang ngày 06/01/2027: không ai phải đổi lượt.',
    )
    expect(await meetingMoved(world.db, moved, by())).toBeNull()
    expect(await myTurn(world.db, of().tenant, of().cell, up)).toEqual({
      month: '2027-01-01',
      on: '2027-01-06',
    })
  })

  test('a dropped meeting sends its turns on; laid down again it is there again', async () => {
    expect(await meetingDropped(world.db, { ...of(), month: '2027-01-01' }, by())).toMatch(
      /^Không họp kỳ 03\/01\/2027: /,
    )
    expect(await monthOf(up)).not.toBe('2027-01-01')
    expect(await meetingDropped(world.db, { ...of(), month: '2027-01-01' }, by())).toBeNull()
    await meetingMoved(world.db, { ...of(), month: '2027-02-01', day: '2027-02-04' }, by())
    await meetingDropped(world.db, { ...of(), month: '2027-03-01' }, by())
    await meetingMoved(world.db, { ...of(), month: '2027-03-01', day: '2027-03-09' }, by())
    expect((await running()).plan.meetings.map((meeting) => meeting.on).slice(0, 3)).toEqual([
      '2027-02-04',
      '2027-03-09',
      '2027-04-03',
    ])
  })

  test('held: who was up and was not reviewed gets the nearest turn; who stood in has none to come; once', async () => {
    const stoodIn = (await turnOf(world.db, of().tenant, of().cell, '2027-02-01'))[0]!.person
    until('2027-01-03')
    const held = { ...of(), month: '2027-01-01', day: '2027-01-03', reviewed: [stoodIn, id('minh')] }
    expect(await turnsHeld(world.db, held, by())).toMatch(/^Kỳ họp 03\/01\/2027 đã kiểm điểm 1 đồng chí: /)
    expect(await turnsHeld(world.db, held, by())).toBeNull()
    expect(await monthOf(up)).toBe('2027-02-01')
    expect(await myTurn(world.db, of().tenant, of().cell, stoodIn)).toBeNull()
    expect(await cycleOf(world.db, of().tenant, of().cell)).toEqual({ done: 1, left: 3, complete: false })
    expect((await reviewedThisCycle(world.db, of().tenant, [of().cell])).get(of().cell)?.done).toBe(1)
  })

  test('a meeting written down after the next one was held counts too', async () => {
    until('2027-02-03')
    const february = await turnOf(world.db, of().tenant, of().cell, '2027-02-01')
    const reviewed = february.map((one) => one.person)
    await turnsHeld(world.db, { ...of(), month: '2027-02-01', day: '2027-02-03', reviewed }, by())
    await turnsHeld(world.db, { ...of(), month: '2027-01-01', day: '2027-01-03', reviewed: [up] }, by())
    expect(await cycleOf(world.db, of().tenant, of().cell)).toEqual({ done: 2, left: 2, complete: false })
  })

  test('a review at a meeting before the plan begins takes the turn to come', async () => {
    until('2026-12-03')
    const held = { ...of(), month: '2026-12-01', day: '2026-12-03', reviewed: [up] }
    expect(await turnsHeld(world.db, held, by())).toContain('Kỳ họp 03/12/2026 đã kiểm điểm 1 đồng chí')
    expect(await monthOf(up)).toBeNull()
    expect(await cycleOf(world.db, of().tenant, of().cell)).toEqual({ done: 1, left: 3, complete: false })
  })

  test('after the last turn the cycle is complete, and the next one begins with who waited longest', async () => {
    const order: string[] = []
    for (const month of ['2027-01-01', '2027-02-01', '2027-03-01', '2027-04-01']) {
      const day = `${month.slice(0, 8)}03`
      until(day)
      const [turn] = await turnOf(world.db, of().tenant, of().cell, month)
      order.push(turn!.person)
      await turnsHeld(world.db, { ...of(), month, day, reviewed: [turn!.person] }, by())
    }
    expect(await cycleOf(world.db, of().tenant, of().cell)).toEqual({ done: 4, left: 0, complete: true })
    expect(await nextSentence(world.db, of().tenant, of().cell, '2027-04-03', languages.vi)).toBe(
      'Đã hết một vòng: mọi đồng chí trong vòng đều đã kiểm điểm.',
    )
    const next = await adopt()
    expect(next.plan.meetings.flatMap((meeting) => meeting.places.map((place) => place.member))).toEqual(
      order,
    )
  })
})

describe('a change by hand', () => {
  test('is made in the revision that was seen, refused in another', async () => {
    const row = await adopt()
    const [january, february] = [row.plan.meetings[0]!, row.plan.meetings[1]!]
    const change = {
      kind: 'swapped',
      member: january.places[0]!.member,
      with: february.places[0]!.member,
    } as const
    const turn = { ...of(), rotation: row.id, revision: 1, change }
    expect(await changeTurn(world.db, turn, by())).toMatchObject({ row: { revision: 2 } })
    expect(await changeTurn(world.db, turn, by())).toMatchObject({ stale: { revision: 2 } })
    expect(await changeTurn(world.db, { ...turn, cell: of('loi').cell }, by())).toEqual({ stale: null })
    expect(await monthOf(change.member)).toBe('2027-02-01')
    expect((await changesOf(world.db, row))[0]?.sentence).toContain('đổi chỗ cho nhau')
  })

  test('that the planner refuses leaves no trace', async () => {
    const row = await adopt()
    const change = { kind: 'moved', member: row.plan.meetings[0]!.places[0]!.member, to: 'x' } as const
    const turn = { ...of(), rotation: row.id, revision: 1, change }
    expect(await changeTurn(world.db, turn, by())).toEqual({ refused: 'no-such-meeting' })
    expect((await running()).revision).toBe(1)
  })
})
