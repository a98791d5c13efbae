import { describe, expect, test } from 'vitest'
import { layCommittee, received } from '../../test/feedback.ts'
import { fillForm, useWorld } from '../../test/harness.ts'
import { sql } from '../platform/sql.ts'
import { runFeedbackClock } from './feedback-clock.ts'
import { makePace } from './pace.ts'

const world = useWorld()
const STORY = 'Xe tải chạy trên đê lúc nửa đêm, đất sạt xuống ruộng nhà tôi.'
const later = (seconds: number) => {
  world.now = new Date(world.now.getTime() + seconds * 1000)
}
const theCase = (id: string) =>
  world.db.row<{ tenant: string; id: string; public_key: Buffer }>(
    sql`select tenant, id, public_key from feedback_case where id = ${id}`,
  )

describe('several processes behind one address', () => {
  test('a page made by one is sent to another', async () => {
    await layCommittee(world)
    const villager = world.as()
    const tell = await fillForm(villager, await villager.get('/gop-y'), { about: 'common' })
    const checked = await fillForm(villager, tell, { text: STORY })
    later(5)
    world.restart()
    expect((await fillForm(villager, checked, {}, { button: 'Gửi' })).text).toContain('Đã nhận')
  })

  test('the same words sent to each of them are one case', async () => {
    await layCommittee(world)
    for (let process = 0; process < 4; process++) {
      world.restart()
      const villager = world.as()
      const tell = await fillForm(villager, await villager.get('/gop-y'), { about: 'common' })
      const checked = await fillForm(villager, tell, { text: process % 2 ? STORY : STORY.toUpperCase() })
      later(5)
      expect((await fillForm(villager, checked, {}, { button: 'Gửi' })).text).toContain('Đã nhận')
    }
    const { n } = await world.db.row<{ n: number }>(sql`select count(*)::int as n from feedback_case`)
    expect(n).toBe(1)
  })

  // One kind a test: worlds share these rows, and two that took them in another order would wait for each other.
  test.each([
    ['code', 30],
    ['report', 20],
    ['photo', 5],
  ] as const)(
    'a hundred of one place at one moment (%s) are no more than one after the other',
    async (what, most) => {
      const pace = makePace()
      const taken = await Promise.all(
        Array.from({ length: 100 }, () => pace.take(world.db, what, '10.0.0.1', world.now)),
      )
      expect(taken.filter(Boolean)).toHaveLength(most)
    },
  )

  test('what does not fit in all of them is not counted against the place', async () => {
    const pace = makePace()
    await pace.take(world.db, 'photo', '10.0.0.1', world.now)
    await world.db.run(sql`update feedback_flood set level = 20 where kind = 'photo'`)
    for (let n = 0; n < 10; n++) expect(await pace.take(world.db, 'photo', '10.0.0.2', world.now)).toBe(false)
    await world.db.run(sql`update feedback_flood set level = 0 where kind = 'photo'`)
    const taken = []
    for (let n = 0; n < 6; n++) taken.push(await pace.take(world.db, 'photo', '10.0.0.2', world.now))
    expect(taken).toEqual([true, true, true, true, true, false])
  })

  test('let as many reports in together as one would, and one more each second and a half', async () => {
    const processes = Array.from({ length: 10 }, makePace)
    let taken = 0
    for (let n = 0; n < 20; n++)
      for (const [i, pace] of processes.entries())
        if (await pace.take(world.db, 'report', `10.0.${i}.1`, world.now)) taken += 1
    expect(taken).toBe(120)
    later(3)
    const after = await Promise.all(
      processes.map((pace, i) => pace.take(world.db, 'report', `10.1.${i}.1`, world.now)),
    )
    expect(after.filter(Boolean)).toHaveLength(2)
  })
})

describe('one process', () => {
  test('lets a place send twenty at once, then one each fifteen seconds; another place is not its neighbour', async () => {
    const pace = makePace()
    const take = (remote: string) => pace.take(world.db, 'report', remote, world.now)
    const first = await Promise.all(Array.from({ length: 25 }, () => take('a')))
    // Taken one after the other; those that came together see the same level.
    expect(first.filter(Boolean).length).toBeGreaterThan(0)
    while (await take('a'));
    expect(await take('a')).toBe(false)
    expect(await take('b')).toBe(true)
    later(15)
    expect([await take('a'), await take('a')]).toEqual([true, false])
  })

  test('lets thirty codes be tried at once and ten a minute then; a slip lost at home is typed in time', async () => {
    const pace = makePace()
    let tries = 0
    while (await pace.take(world.db, 'code', 'a', world.now)) tries += 1
    expect(tries).toBe(30)
    later(60)
    tries = 0
    while (await pace.take(world.db, 'code', 'a', world.now)) tries += 1
    expect(tries).toBe(10)
  })

  test('signs its pages: a ticket of another day, of tomorrow, changed or made up is none', async () => {
    const pace = makePace()
    const ticket = await pace.ticket(world.db, world.now)
    const check = (one: string) => pace.checkTicket(world.db, one, 'x', world.now)
    expect(await check(ticket)).toBe('early')
    later(4)
    expect(await check(ticket)).toBe('good')
    const ahead = await pace.ticket(world.db, new Date(world.now.getTime() + 60_000))
    for (const bad of [`${ticket}x`, ticket.slice(1), ahead, '', 'a.b.c', '...', 'zzzzzzzzzzzzzzzzzz.b.c'])
      expect(await check(bad), bad).toBe('old')
    later(13 * 3600)
    expect(await check(ticket)).toBe('old')
    const days = await world.db.rows(sql`select day from feedback_day_secret`)
    expect(days.length).toBeLessThanOrEqual(2)
  })
})

describe('the same words', () => {
  const said = 'Ông Tú cho xe tải chạy trên đê.'
  test.each([
    ['without the spaces', 'ÔngTúchoxe tải chạy trên đê', true],
    ['with dots between', 'Ông. Tú... cho xe – tải, chạy trên đê!!!', true],
    ['in wide letters', 'Ông Tú cho ｘｅ tải chạy trên đê.', true],
    ['in ornate letters', 'Ông Tú 𝐜𝐡𝐨 xe tải chạy trên đê.', true],
    ['with marks as characters of their own', said.normalize('NFD'), true],
    ['with a number behind them', `${said} 2`, false],
    ['with another mark: it is another person', 'Ông Tư cho xe tải chạy trên đê.', false],
  ])('%s', async (_, words, isSame) => {
    await layCommittee(world)
    const pace = makePace()
    const { id } = await received(world)
    const which = { tenant: world.cast.units.commune.id, id, public_key: Buffer.alloc(32) }
    await pace.remember(world.db, said, which, world.now)
    expect((await pace.same(world.db, words, world.now))?.id).toBe(isSame ? id : undefined)
  })
})

describe('what is kept of a flood', () => {
  test('is a keyed hash that goes with its key after the next day, and no address', async () => {
    await layCommittee(world)
    const { id } = await received(world)
    const pace = makePace()
    await pace.take(world.db, 'report', '203.0.113.77', world.now)
    await pace.remember(world.db, STORY, await theCase(id), world.now)
    expect((await pace.same(world.db, `  ${STORY.toUpperCase()}!`, world.now))?.id).toBe(id)
    const rows = await world.db.rows<{ all: string }>(sql`
      select t::text as all from feedback_seen t union all select t::text from feedback_flood t`)
    for (const { all } of rows) {
      expect(all).not.toContain('203.0.113')
      expect(all).not.toContain(Buffer.from('203.0.113').toString('hex'))
    }
    later(24 * 3600)
    expect((await makePace().same(world.db, STORY, world.now))?.id).toBe(id)
    later(24 * 3600)
    await runFeedbackClock(world.db, world.now)
    expect(await world.db.rows(sql`select print from feedback_seen`)).toEqual([])
    expect(await world.db.rows(sql`select day from feedback_day_secret where day < '2026-12-02'`)).toEqual([])
    expect(await makePace().same(world.db, STORY, world.now)).toBeNull()
  })

  test('goes with a case that is erased', async () => {
    await layCommittee(world)
    const { id } = await received(world)
    const pace = makePace()
    await pace.remember(world.db, STORY, await theCase(id), world.now)
    await world.db.run(sql`delete from feedback_case where id = ${id}`)
    expect(await pace.same(world.db, STORY, world.now)).toBeNull()
  })
})
