import { beforeEach, describe, expect, test } from 'vitest'
import { useWorld } from '../../test/harness.ts'
import { planMeeting } from '../meeting/meeting.ts'
import { addPerson, changePlace, givePost, join, NO_FACTS } from '../membership/membership.ts'
import type { MemberStatus } from '../membership/powers.rules.ts'
import { mergeUnits } from '../membership/units.ts'
import { STARTING, setDefaults } from '../movement/movement.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { languages } from '../text/text.ts'
import { adoptedOf, changesOf, draftOf } from './rotation.queries.ts'
import {
  adoptRotation,
  changeTurn,
  cycleOf,
  draftRotation,
  followAll,
  followMembership,
  keepApart,
  meetingDropped,
  meetingMoved,
  myTurn,
  nextSentence,
  reviewedThisCycle,
  turnAbsent,
  turnOf,
  turnsHeld,
} from './rotation.ts'
import { placeOf } from './rotation-plan.rules.ts'
import { wrongs } from './testing/cells.ts'

const world = useWorld()
const by = () => ({ person: world.cast.people.huong.id, now: world.now })
const of = (cell: 'thanh' | 'loi' = 'thanh') => ({
  tenant: world.cast.units.commune.id,
  cell: world.cast.units[cell].id,
})
const id = (name: keyof typeof world.cast.people) => world.cast.people[name].id

const until = (day: string) => {
  world.now = new Date(`${day}T09:00:00+07:00`)
}

async function addMember(
  name: string,
  more: { status?: MemberStatus; from?: string; cell?: 'thanh' | 'loi' } = {},
) {
  const person = await addPerson(world.db, { ...NO_FACTS, fullName: name }, world.now)
  const { status = 'official', from = '2024-01-01' } = more
  await join(world.db, { ...of(more.cell), person, status, from }, { person: null, now: world.now })
  return person
}

async function adopt(cell: 'thanh' | 'loi' = 'thanh') {
  await draftRotation(world.db, of(cell), by())
  const draft = (await draftOf(world.db, of(cell).tenant, of(cell).cell))!
  const { id: rotation, revision } = draft
  expect(await adoptRotation(world.db, { ...of(cell), rotation, revision, meeting: null }, by())).toBeNull()
  return running(cell)
}

async function running(cell: 'thanh' | 'loi' = 'thanh') {
  const row = await adoptedOf(world.db, of(cell).tenant, of(cell).cell)
  expect(row && wrongs(row.plan)).toEqual([])
  return row!
}

/** Who is up, month by month. */
const table = async (cell: 'thanh' | 'loi' = 'thanh') => {
  const { plan } = await running(cell)
  const name = (person: string) => plan.members.find((one) => one.id === person)!.name
  return Object.fromEntries(
    plan.meetings
      .filter((meeting) => meeting.places.length > 0)
      .map((meeting) => [meeting.on, meeting.places.map((place) => name(place.member))]),
  )
}

const sentences = async (cell: 'thanh' | 'loi' = 'thanh') => {
  const row = await running(cell)
  return (await changesOf(world.db, row)).map((line) => line.sentence)
}

const follow = (cell: 'thanh' | 'loi' = 'thanh') =>
  followMembership(world.db, of(cell), { person: null, now: world.now })

const monthOf = async (person: string) => {
  const { plan } = await running()
  return plan.meetings[placeOf(plan, person)]?.id ?? null
}

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

async function conclude(person: string, day: string, withdrawn = false) {
  await world.db.run(sql`
    insert into conclusion (tenant, id, person, cell, source, source_id, outcome, wording, signs, yes, no, other,
      entitled, manner, rule, concluded_on, made_at, made_by, withdrawn_at)
    values (${of().tenant}, ${randomId()}, ${person}, ${of().cell}, 'meeting', ${randomId()}, 'none-seen', 'x', '[]',
      4, 0, 0, 4, 'hands', '{}', ${day}, ${world.now}, ${id('huong')}, ${withdrawn ? world.now : null})`)
}

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

describe('members', () => {
  beforeEach(async () => {
    await addMember('Phan Thị Năm')
    await addMember('Lâm Văn Sáu')
    await adopt()
  })

  test('nothing happened: nothing is written', async () => {
    await follow()
    await follow()
    expect(await sentences()).toEqual([])
    expect(await running()).toMatchObject({ revision: 1 })
  })

  test('somebody new is placed', async () => {
    const person = await addMember('Trương Văn Tân', { status: 'probationary', from: '2026-12-01' })
    await follow()
    expect(await sentences()).toEqual([
      expect.stringMatching(
        /^Đồng chí Trương Văn Tân mới về chi bộ: đồng chí Trương Văn Tân được xếp vào kỳ họp /,
      ),
    ])
    expect(await monthOf(person)).not.toBeNull()
    await follow()
    expect(await sentences()).toHaveLength(1)
  })

  test('from another cell, with a review there in this cycle, which counts; without, a turn', async () => {
    await conclude(id('minh'), '2026-12-01')
    for (const name of ['minh', 'hai'] as const)
      await changePlace(
        world.db,
        { tenant: of().tenant, person: id(name), cell: of().cell, status: 'official' },
        by(),
      )
    await follow()
    expect(await sentences()).toEqual(
      expect.arrayContaining([
        'Đồng chí Phạm Minh chuyển đến, trong vòng này đã kiểm điểm ngày 01/12/2026 ở chi bộ cũ: không ai phải đổi lượt.',
        expect.stringMatching(/^Đồng chí Bùi Văn Hải chuyển đến: đồng chí Bùi Văn Hải được xếp/),
      ]),
    )
    expect(await monthOf(id('minh'))).toBeNull()
    expect(await monthOf(id('hai'))).not.toBeNull()
  })

  test('gone to another cell, and back', async () => {
    const move = (cell: string) =>
      changePlace(world.db, { tenant: of().tenant, person: id('nam'), cell }, by())
    await move(of('loi').cell)
    await follow()
    expect((await sentences())[0]).toMatch(/^Đồng chí Huỳnh Văn Nam chuyển đi từ ngày 01\/12\/2026: /)
    expect(await monthOf(id('nam'))).toBeNull()
    until('2026-12-20')
    await move(of().cell)
    await follow()
    expect((await sentences())[0]).toMatch(/^Đồng chí Huỳnh Văn Nam chuyển đến: /)
    expect(await monthOf(id('nam'))).not.toBeNull()
  })

  test('going on a later day keeps a turn before it; the move withdrawn, nothing is lost', async () => {
    const turn = (await myTurn(world.db, of().tenant, of().cell, id('nam')))!
    const from = `${turn.on.slice(0, 8)}20`
    await changePlace(world.db, { tenant: of().tenant, person: id('nam'), cell: of('loi').cell, from }, by())
    await follow()
    expect(await monthOf(id('nam'))).toBe(turn.month)
    await follow()
    expect(await sentences()).toHaveLength(1)
    await world.db.run(sql`delete from membership where person = ${id('nam')} and cell = ${of('loi').cell}`)
    await world.db.run(sql`update membership set valid_to = null where person = ${id('nam')}`)
    await follow()
    expect(await monthOf(id('nam'))).toBe(turn.month)
    expect((await running()).plan.members.find((one) => one.id === id('nam'))?.until).toBeNull()
  })

  test.each<[MemberStatus, string, string]>([
    ['exempt', 'được miễn sinh hoạt từ ngày 01/12/2026', 'exempt'],
    ['temporary-out', 'vắng từ ngày 01/12/2026', 'away'],
    ['suspended', 'chuyển đi từ ngày 01/12/2026', ''],
  ])('%s: no turn, and a turn again when that is over', async (status, words) => {
    const change = (to: MemberStatus) =>
      changePlace(world.db, { tenant: of().tenant, person: id('lan'), status: to }, by())
    await change(status)
    await follow()
    expect((await sentences())[0]).toContain(`Đồng chí Nguyễn Thị Lan ${words}`)
    expect(await monthOf(id('lan'))).toBeNull()
    await follow()
    expect(await sentences()).toHaveLength(1)
    until('2026-12-15')
    await change('official')
    await follow()
    expect(await monthOf(id('lan'))).not.toBeNull()
    await follow()
    expect(await sentences()).toHaveLength(2)
  })

  test('from exempt to away nobody is asked to change', async () => {
    const change = (to: MemberStatus) =>
      changePlace(world.db, { tenant: of().tenant, person: id('lan'), status: to }, by())
    await change('exempt')
    await follow()
    until('2026-12-10')
    await change('temporary-out')
    await follow()
    expect(await sentences()).toHaveLength(1)
    expect((await running()).plan.members.find((one) => one.id === id('lan'))?.apart).toMatchObject([
      { why: 'away', from: '2026-12-10', until: null },
    ])
  })

  test('a new name and a new post are taken over without a word', async () => {
    await world.db.run(sql`update person set full_name = 'Huỳnh Văn Năm' where id = ${id('nam')}`)
    const post = {
      unit: of().cell,
      kind: 'committee-member',
      title: 'Chi ủy viên',
      from: '2026-12-01',
    } as const
    await givePost(world.db, { tenant: of().tenant, person: id('nam'), ...post }, by())
    await follow()
    expect((await running()).plan.members.find((one) => one.id === id('nam'))).toMatchObject({
      name: 'Huỳnh Văn Năm',
      officer: true,
    })
    expect(await sentences()).toEqual([])
  })

  test('a pair that is kept apart is kept apart from then on', async () => {
    await keepApart(world.db, { ...of(), person: id('nam'), other: id('lan'), apart: true }, by())
    const mates = async () =>
      (await running()).plan.members
        .filter((one) => one.household)
        .map((one) => one.id)
        .sort()
    expect(await mates()).toEqual([id('nam'), id('lan')].sort())
    await keepApart(world.db, { ...of(), person: id('lan'), other: id('nam'), apart: false }, by())
    expect(await mates()).toEqual([])
  })

  test('another day of the organisation’s meetings moves the plan’s days and nobody’s turn', async () => {
    const before = Object.values(await table())
    await setDefaults(world.db, of().tenant, { ...STARTING, catalogue: 'nqtw4-82@1', meeting_day: 5 }, by())
    await follow()
    expect(await sentences()).toEqual([
      'Lịch họp đổi: kỳ 03/01/2027 sang ngày 05/01/2027, các kỳ sau cũng theo ngày mới: không ai phải đổi lượt.',
    ])
    expect(Object.values(await table())).toEqual(before)
    expect(Object.keys(await table())[0]).toBe('2027-01-05')
  })

  test('a cell that becomes part of another brings its reviews and its turns', async () => {
    await adopt('loi')
    const [theirs] = await turnOf(world.db, of().tenant, of('loi').cell, '2027-01-01')
    until('2027-01-03')
    await turnsHeld(
      world.db,
      { ...of('loi'), month: '2027-01-01', day: '2027-01-03', reviewed: [theirs!.person] },
      by(),
    )
    const { loi, thanh } = world.cast.units
    await mergeUnits(world.db, loi, thanh, 'Sáp nhập', by())
    await followAll(world.db, world.now)
    expect(await sentences()).toContainEqual(
      expect.stringMatching(/^Hai chi bộ nhập làm một nên hai vòng kiểm điểm gộp làm một: /),
    )
    const { plan } = await running()
    expect(plan.elsewhere).toEqual([{ member: theirs!.person, on: '2027-01-03' }])
    const another = theirs!.person === id('tam') ? id('minh') : id('tam')
    expect(await monthOf(another)).not.toBeNull()
    expect(await adoptedOf(world.db, of().tenant, loi.id)).toBeNull()
    const lines = (await sentences()).length
    await followAll(world.db, world.now)
    expect(await sentences()).toHaveLength(lines)
  })

  test('the clock follows what history tells and each new day, and then finds nothing', async () => {
    const due = () =>
      world.db.rows(sql`select 1 from rotation where followed_on is distinct from '2026-12-01'`)
    await followAll(world.db, world.now)
    expect(await due()).toEqual([])
    await changePlace(world.db, { tenant: of().tenant, person: id('nam'), status: 'exempt' }, by())
    await followAll(world.db, world.now)
    expect(await monthOf(id('nam'))).toBeNull()
    await changePlace(
      world.db,
      { tenant: of().tenant, person: id('lan'), status: 'exempt', from: '2026-12-09' },
      by(),
    )
    until('2026-12-09')
    await followAll(world.db, world.now)
    expect(await monthOf(id('lan'))).toBeNull()
  })
})
