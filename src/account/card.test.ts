import { describe, expect, test, vi } from 'vitest'
import { enrolWith, NEW_PIN, printFor, typeCard } from '../../test/enrol.ts'
import { fillForm, useWorld } from '../../test/harness.ts'
import { verify } from '../history/history.ts'
import { sql } from '../platform/sql.ts'
import { newCode } from '../seal/code.ts'

const world = useWorld()

const used = async () => (await world.db.rows(sql`select 1 from card where used_at is not null`)).length

describe('Lan types her card', () => {
  test('and is asked whether it is she, and for a PIN; only then is her phone enrolled', async () => {
    const code = await printFor(world, 'huong', 'lan')
    const phone = world.as()
    const asked = await typeCard(phone, code)
    expect(asked.text).toContain('Thẻ của đồng chí Nguyễn Thị Lan')
    expect(await used()).toBe(0)
    const enrolled = await fillForm(phone, asked, { pin: NEW_PIN, 'pin-again': NEW_PIN })
    expect(enrolled).toMatchObject({ status: 303, location: '/phieu-khoi-phuc' })
    expect(await used()).toBe(1)
    expect([...phone.cookies.keys()].sort()).toEqual([expect.stringMatching(/^may\./), 'phien'])
  })

  test('and looks at the pages as often as she likes: no card is used up', async () => {
    const code = await printFor(world, 'huong', 'lan')
    const phone = world.as()
    for (const path of ['/the', `/the?code=${code}`, '/the/may-nay', `/the/may-nay?code=${code}`])
      await phone.get(path)
    for (let n = 0; n < 3; n++) expect((await typeCard(phone, code)).status).toBe(200)
    expect(await used()).toBe(0)
    expect(phone.cookies.size).toBe(0)
  })

  test('with a slip: the group is named, what she typed stays, and it is not counted as a guess', async () => {
    const code = await printFor(world, 'huong', 'lan')
    const groups = code.split(' ')
    const slip = groups.map((group, i) =>
      i === 2 ? group.slice(0, 5) + ((Number(group[5]) + 1) % 10) : group,
    )
    for (let n = 0; n < 30; n++) {
      const page = await typeCard(world.as(), slip.join(' '))
      expect(page.status).toBe(422)
      expect(page.text).toContain('Nhóm thứ 3 chưa đúng')
      expect(page.dom.querySelector('textarea')!.text).toContain(slip.join(' '))
    }
    await enrolWith(world, code)
  })

  test.each([
    ['nothing', '', 'Mã có 30 số; đồng chí mới nhập 0'],
    ['half of it', newCode(2), 'đồng chí mới nhập 12'],
    ['a code nobody printed', newCode(5), 'Không có thẻ nào mang mã này'],
    ['hidden characters only', '\u0000\u202e', 'Mã có 30 số; đồng chí mới nhập 0'],
  ])('with %s: is told so and nothing else', async (_, code, sentence) => {
    const page = await typeCard(world.as(), code)
    expect(page.status).toBe(422)
    expect(page.text).toContain(sentence)
    expect(page.text).not.toContain('Nguyễn Thị Lan')
  })

  test('after thirty days: it is too old, on either page', async () => {
    const code = await printFor(world, 'huong', 'lan')
    const phone = world.as()
    const asked = await typeCard(phone, code)
    world.now = new Date(world.now.getTime() + 30 * 86_400_000)
    expect((await typeCard(phone, code)).text).toContain('Thẻ đã quá 30 ngày')
    const late = await fillForm(phone, asked, { pin: NEW_PIN, 'pin-again': NEW_PIN })
    expect(late.text).toContain('Thẻ đã quá 30 ngày')
    expect(await used()).toBe(0)
  })

  test('after a newer one was printed: the older is replaced', async () => {
    const older = await printFor(world, 'huong', 'lan')
    const newer = await printFor(world, 'dung', 'lan')
    expect((await typeCard(world.as(), older)).text).toContain('đã được thay bằng thẻ mới hơn')
    await enrolWith(world, newer)
  })

  test('a second time: it was used, even by a page that was open before', async () => {
    const code = await printFor(world, 'huong', 'lan')
    const other = world.as()
    const asked = await typeCard(other, code)
    await enrolWith(world, code)
    expect((await typeCard(world.as(), code)).text).toContain('Thẻ này đã dùng rồi')
    const second = await fillForm(other, asked, { pin: NEW_PIN, 'pin-again': NEW_PIN })
    expect(second.text).toContain('Thẻ này đã dùng rồi')
    expect(other.cookies.size).toBe(0)
    expect(await used()).toBe(1)
  })
})

describe('the PIN of a new device', () => {
  test.each([
    ['12345', '12345', 'gồm đúng 6 chữ số'],
    ['123456', '123456', 'dễ đoán quá'],
    ['481526', '481527', 'Hai lần nhập chưa giống nhau'],
    ['', '', 'gồm đúng 6 chữ số'],
  ])('%s and %s are refused, and the card is still good', async (pin, again, sentence) => {
    const code = await printFor(world, 'huong', 'lan')
    const phone = world.as()
    const page = await fillForm(phone, await typeCard(phone, code), { pin, 'pin-again': again })
    expect(page.status).toBe(422)
    expect(page.text).toContain(sentence)
    expect(await used()).toBe(0)
    expect(page.html).not.toContain(`value="${pin || 'x'}"`)
    expect((await fillForm(phone, page, { pin: NEW_PIN, 'pin-again': NEW_PIN })).status).toBe(303)
  })
})

describe('guessing cards', () => {
  const guess = async () => typeCard(world.as(), newCode(5))

  test('is free twenty times from one place, then waits longer and longer, also across a restart', async () => {
    const code = await printFor(world, 'huong', 'lan')
    for (let n = 0; n < 20; n++) expect((await guess()).text).toContain('Không có thẻ nào')
    expect((await guess()).text).toContain('chờ 30 giây')
    world.restart()
    expect((await guess()).text).toContain('chờ 30 giây')
    vi.resetModules()
    const { mustWait } = await import('./throttle.ts')
    expect(await mustWait(world.db, 'card', 'unknown', world.now)).toBe(30)
    // The right card has to wait too, or waiting would tell right from wrong.
    expect((await typeCard(world.as(), code)).text).toContain('chờ 30 giây')
    world.now = new Date(world.now.getTime() + 30_000)
    expect((await guess()).text).toContain('Không có thẻ nào')
    expect((await guess()).text).toContain('chờ 1 phút')
    world.now = new Date(world.now.getTime() + 60_000)
    await enrolWith(world, code)
  })

  test('is forgotten after an hour without any', async () => {
    for (let n = 0; n < 19; n++) await guess()
    world.now = new Date(world.now.getTime() + 3_601_000)
    for (let n = 0; n < 3; n++) expect((await guess()).text).toContain('Không có thẻ nào')
  })

  test('leaves no address and no code behind, only a keyed hash', async () => {
    await guess()
    const rows = await world.db.rows<{ key: Buffer; failures: number }>(sql`select * from throttle`)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ failures: 1, key: expect.objectContaining({ length: 32 }) })
  })
})

describe('Hương prints a card', () => {
  test('and Lan reads who printed it, and later who enrolled with it', async () => {
    const lan = world.as('lan')
    const code = await printFor(world, 'huong', 'lan')
    expect((await lan.get('/toi/thiet-bi')).text).toContain(
      'In ngày 01/12/2026, người in: Trần Thị Hương (chưa dùng)',
    )
    await enrolWith(world, code)
    const page = await lan.get('/toi/thiet-bi')
    expect(page.text).toContain('người in: Trần Thị Hương (đã dùng)')
    expect(page.text).toContain('bằng thẻ do Trần Thị Hương in')
    expect(page.text).toContain('chờ duyệt')
    expect((await world.as('nam').get('/toi/thiet-bi')).text).not.toContain('Trần Thị Hương')
  })

  test('for several members at once; the page is the only place that has the codes', async () => {
    const huong = world.as('huong')
    const { people, units } = world.cast
    const page = await huong.get(`/chi-bo/${units.thanh.id}/the`)
    const cards = await fillForm(huong, page, { person: [people.lan.id, people.nam.id] })
    const codes = cards.dom.querySelectorAll('.login-card .code').map((code) => code.text)
    expect(codes).toHaveLength(2)
    const stored = await world.db.row<{ text: string }>(
      sql`select string_agg(card::text || history::text, ' ') as text from card, history`,
    )
    for (const code of codes) {
      expect(stored.text).not.toContain(code)
      expect(stored.text).not.toContain(code.replaceAll(' ', ''))
    }
    expect(await verify(world.db, units.commune.id)).toMatchObject({ ok: true })
  })

  test('for a member of another cell: there is no such person on her page', async () => {
    const huong = world.as('huong')
    const { people, units } = world.cast
    const refused = await huong.post(`/chi-bo/${units.thanh.id}/the`, { person: people.minh.id })
    expect(refused.status).toBe(422)
    expect((await huong.get(`/chi-bo/${units.loi.id}/the`)).status).toBe(404)
    expect(await world.db.rows(sql`select 1 from card`)).toHaveLength(0)
  })
})
