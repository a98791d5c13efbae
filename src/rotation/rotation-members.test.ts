import { beforeEach, describe, expect, test } from 'vitest'
import { useWorld } from '../../test/harness.ts'
import { changePlace, givePost } from '../membership/membership.ts'
import type { MemberStatus } from '../membership/powers.rules.ts'
import { mergeUnits } from '../membership/units.ts'
import { STARTING, setDefaults } from '../movement/movement.ts'
import { sql } from '../platform/sql.ts'
import { adoptedOf } from './rotation.queries.ts'
import { followAll, followMembership, keepApart, myTurn, turnOf, turnsHeld } from './rotation.ts'
import { runningOn } from './testing/running.ts'

const world = useWorld()
const { by, of, id, until, addMember, adopt, running, sentences, monthOf, conclude } = runningOn(world)

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

const follow = (cell: 'thanh' | 'loi' = 'thanh') =>
  followMembership(world.db, of(cell), { person: null, now: world.now })

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
