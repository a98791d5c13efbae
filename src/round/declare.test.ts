import { beforeEach, describe, expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { type Browser, fillForm, type Page, useWorld } from '../../test/harness.ts'
import { concluded, declared, launched, sign } from '../../test/rounds.ts'
import { changePlace } from '../membership/membership.ts'
import { sql } from '../platform/sql.ts'
import type { RoundRow } from './round.queries.ts'
import { closeRound } from './round.ts'

const world = useWorld()
let round: RoundRow

beforeEach(async () => {
  round = await launched(world)
})

const none = async (browser: Browser, screen: number) =>
  fillForm(browser, await browser.get(`/dot/luot/${screen}`), { none: true })

/** Reads all three screens, names one thing, and stands before sending. */
async function upToSending(name: CastName): Promise<{ browser: Browser; page: Page }> {
  const browser = world.as(name)
  await fillForm(browser, await browser.get('/dot/luot/1'), { group: ['I.4'], 'mark-I.4.4': 'partial' })
  await none(browser, 2)
  const asked = await browser.follow(await none(browser, 3))
  expect(asked.text).toContain('Hạn chế 1 trên 1')
  const words = { cause: 'Việc nhà nhiều.', fix: 'Khi nhận việc thì báo lại trong tuần.' }
  return { browser, page: await browser.follow(await fillForm(browser, asked, words)) }
}

const rows = () =>
  world.db.rows<{ person: string; how: string; signs: { id: string }[] }>(
    sql`select person, how, signs from round_declaration order by sent_at, id`,
  )

describe('Lan declares', () => {
  test('is asked on the page of her month, goes through the screens, and sends what she saw', async () => {
    const lan = world.as('lan')
    expect((await lan.get('/thang-nay')).text).toContain(
      'mời đồng chí gửi bản tự nhận đến hết ngày 03/12/2026',
    )
    const { browser, page } = await upToSending('lan')
    expect(page.text).toContain('Chưa làm tròn phần việc')
    expect(page.text).toContain('Khi nhận việc thì báo lại trong tuần.')
    // Her own cell's committee by name, and the cell; nobody of another.
    expect(page.text).toContain('Trần Thị Hương (Bí thư chi bộ), Lê Văn Dũng (Phó Bí thư chi bộ)')
    expect(page.text).not.toContain('Võ Thị Tám')
    // What is concluded stands in minutes, which the standing board reads once they are locked.
    expect(page.text).toContain('còn có Đặng Hữu Phúc (Phó Bí thư Thường trực) đọc được')
    expect(await rows()).toEqual([])
    const sent = await browser.follow(await fillForm(browser, page))
    expect(sent.text).toContain('Đồng chí đã gửi bản tự nhận ngày 01/12/2026.')
    expect(sent.text).toContain('chưa kết luận')
    expect(await rows()).toMatchObject([{ how: 'own', signs: [{ id: 'I.4.4', level: 'partial' }] }])
    expect((await browser.get('/thang-nay')).text).not.toContain('gửi bản tự nhận')
    const verbs = await world.db.rows<{ about: string }>(
      sql`select about from history where verb = 'declared'`,
    )
    expect(verbs).toEqual([{ about: `round:${round.id} person:${world.cast.people.lan.id}` }])
  })

  test('nothing is ticked beforehand, an empty screen can’t be passed, and nothing answers everything at once', async () => {
    const lan = world.as('lan')
    const page = await lan.get('/dot/luot/1')
    expect(page.dom.querySelectorAll('[checked]')).toEqual([])
    const empty = await fillForm(lan, page, {})
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('Mời đồng chí chọn nhóm còn hạn chế')
    const both = await fillForm(lan, page, { none: true, group: ['I.4'] })
    expect(both.status).toBe(422)
    expect(both.dom.querySelector('input[value="I.4"]')?.hasAttribute('checked')).toBe(true)
    expect((await lan.get('/dot/gui')).text).toContain('Còn phần chưa làm')
    const early = await lan.post('/dot/gui', { round: round.id, seen: '-' })
    expect(early.status).toBe(409)
    expect(await rows()).toEqual([])
  })

  test('each limit asks why and how it is mended; hidden characters and length are told, what was typed stays', async () => {
    const lan = world.as('lan')
    await fillForm(lan, await lan.get('/dot/luot/1'), { group: ['I.4'], 'mark-I.4.4': 'present' })
    const page = await lan.get('/dot/han-che/1')
    const blank = await fillForm(lan, page, { cause: 'Ngại việc.' })
    expect(blank.status).toBe(422)
    expect(blank.dom.querySelector('#cause')?.text).toContain('Ngại việc.')
    expect((await fillForm(lan, page, { cause: 'x'.repeat(1001), fix: 'y' })).status).toBe(422)
    expect((await fillForm(lan, page, { cause: 'a\u202eb', fix: 'y' })).status).toBe(422)
  })

  test('what she read changed in another window: it is shown again, not sent', async () => {
    const { browser, page } = await upToSending('lan')
    const other = world.as('lan')
    const again = await other.get('/dot/han-che/1')
    await fillForm(other, again, { cause: 'Khác.', fix: 'Cách khác.' })
    const answer = await fillForm(browser, page)
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('Cách khác.')
    expect(await rows()).toEqual([])
  })

  test('sends again before the cell concludes: the newer one stands, the older one stays', async () => {
    const { browser, page } = await upToSending('lan')
    await fillForm(browser, page)
    // The very same form again changes nothing.
    expect((await fillForm(browser, page)).status).toBe(303)
    expect(await rows()).toHaveLength(1)
    await fillForm(browser, await browser.get('/dot/luot/1'), { group: [], 'mark-I.4.4': 'none', none: true })
    const check = await browser.get('/dot/gui')
    expect(check.text).toContain('không tự nhận hạn chế nào')
    const sent = await browser.follow(await fillForm(browser, check))
    expect(sent.text).toContain('Không tự nhận hạn chế nào.')
    expect(await rows()).toHaveLength(2)
  })

  test('late is taken and noted as late', async () => {
    await world.db.run(sql`update round set opens_on = '2026-11-01', declare_by = '2026-11-20'`)
    const lan = world.as('lan')
    expect((await lan.get('/thang-nay')).text).toContain('chưa gửi bản tự nhận, hạn là ngày 20/11/2026')
    expect((await lan.get('/dot')).text).toContain('Vẫn gửi được')
    const { browser, page } = await upToSending('lan')
    await fillForm(browser, page)
    const list = await world.as('huong').get(`/chi-bo/${world.cast.units.thanh.id}/dot`)
    expect(list.text).toContain('đã gửi, muộn')
  })

  test('after the cell concluded, or the round was closed, what she typed is given back', async () => {
    const lan = world.as('lan')
    await fillForm(lan, await lan.get('/dot/luot/1'), { group: ['I.4'], 'mark-I.4.4': 'partial' })
    const page = await lan.get('/dot/han-che/1')
    await concluded(world, round, { lan: [] })
    const late = await fillForm(lan, page, { cause: 'Chữ của tôi.', fix: 'Cách của tôi.' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Chi bộ đã kết luận về đồng chí')
    expect(late.text).toContain('Chữ của tôi.')
    const by = { person: world.cast.people.phuc.id, now: new Date('2026-12-13T09:00:00+07:00') }
    expect(await closeRound(world.db, round, { knows: true, reason: 'Hết hạn.' }, by)).toBe('closed')
    const closed = await fillForm(lan, page, { cause: 'Chữ khác.', fix: 'Cách khác.' })
    expect(closed.status).toBe(409)
    expect(closed.text).toContain('Đợt này đã chốt')
    expect(closed.text).toContain('Chữ khác.')
  })
})

describe('out of one’s own months', () => {
  test('only what the member ticks goes into the draft, and nothing of it is seen by others', async () => {
    const lan = world.as('lan')
    await fillForm(lan, await lan.get('/thang-nay/luot/1'), {
      group: ['I.3', 'I.4'],
      'mark-I.3.2': 'partial',
      'mark-I.4.4': 'present',
    })
    const fill = await lan.get('/dot/tu-cac-thang')
    expect(fill.dom.querySelectorAll('[checked]')).toEqual([])
    expect(fill.text).toContain('Lười học nghị quyết')
    expect((await fillForm(lan, fill, {})).status).toBe(422)
    await fillForm(lan, fill, { line: ['I.4.4'] })
    const screen = await lan.get('/dot/luot/1')
    const marked = screen.dom
      .querySelectorAll('input[type=radio][checked]')
      .map((input) => input.getAttribute('name'))
    expect(marked).toEqual(['mark-I.4.4'])
    const list = await world.as('huong').get(`/chi-bo/${world.cast.units.thanh.id}/dot`)
    expect(list.text).toContain('chưa gửi')
    expect(list.text).not.toContain('Chưa làm tròn')
  })

  test('Nam, who marked nothing, sees nothing of Lan’s', async () => {
    const lan = world.as('lan')
    await fillForm(lan, await lan.get('/thang-nay/luot/1'), { group: ['I.3'], 'mark-I.3.2': 'partial' })
    expect((await world.as('nam').get('/dot/tu-cac-thang')).text).not.toContain('Lười học')
  })
})

describe('a draft is private', () => {
  test('it lies in the database as a sealed box, and only its owner’s transaction sees the row', async () => {
    const lan = world.as('lan')
    await fillForm(lan, await lan.get('/dot/luot/1'), { group: ['I.4'], 'mark-I.4.4': 'partial' })
    await fillForm(lan, await lan.get('/dot/han-che/1'), { cause: 'Chỉ mình tôi biết.', fix: 'Tự sửa.' })
    expect(await world.db.rows(sql`select 1 from round_draft`)).toEqual([])
    const own = await world.db.asMember(world.cast.people.lan.id, (tx) =>
      tx.rows<{ sealed: Buffer }>(sql`select sealed from round_draft`),
    )
    expect(own).toHaveLength(1)
    expect(own[0]!.sealed.toString('latin1')).not.toContain('I.4.4')
    const huong = await world.db.asMember(world.cast.people.huong.id, (tx) =>
      tx.rows(sql`select 1 from round_draft`),
    )
    expect(huong).toEqual([])
    const about = await world.db.rows<{ verb: string }>(
      sql`select verb from history where verb like '%draft%'`,
    )
    expect(about).toEqual([])
    expect(world.logged.join('\n')).not.toContain('I.4.4')
  })

  test('Lan takes home what she sent, what it replaced, and what she has not sent', async () => {
    await declared(world, round, 'lan', sign('I.4.4'))
    const lan = world.as('lan')
    await fillForm(lan, await lan.get('/dot/luot/1'), {
      group: ['I.5'],
      'mark-I.5.2': 'partial',
      'mark-I.4.4': 'none',
    })
    await fillForm(lan, await lan.get('/dot/han-che/1'), { cause: 'Chữ chưa gửi.', fix: 'Tự sửa.' })
    expect((await lan.get('/toi/du-lieu')).text).toContain('1 bản tự nhận đã gửi')
    const taken = await lan.get('/toi/du-lieu/tai-ve')
    expect(taken.html).toContain('Việc nhà nhiều nên hay để chậm.')
    expect(taken.html).toContain('Chữ chưa gửi.')
    expect((await world.as('nam').get('/toi/du-lieu/tai-ve')).html).not.toContain('Chữ chưa gửi.')
  })

  test('what is erased is gone', async () => {
    const lan = world.as('lan')
    await fillForm(lan, await lan.get('/dot/luot/1'), { group: ['I.4'], 'mark-I.4.4': 'partial' })
    const { eraseRoundDrafts } = await import('./round-draft.ts')
    const { id } = world.cast.people.lan
    await world.db.asMember(id, (tx) => eraseRoundDrafts(tx, id))
    expect((await lan.get('/dot/luot/1')).dom.querySelectorAll('[checked]')).toEqual([])
  })
})

describe('who takes part', () => {
  test('Hải, let off, need not but may; the administrator and another commune have no round', async () => {
    expect((await world.as('hai').get('/dot')).text).toContain('không phải tự nhận trong đợt này')
    expect((await world.as('hai').get('/thang-nay')).text).not.toContain('gửi bản tự nhận')
    expect((await world.as('quan').get('/dot')).text).toContain('không sinh hoạt ở chi bộ nào')
    expect((await world.as('la').get('/dot')).text).toContain('Hiện không có đợt tự nhận xét nào.')
    expect((await world.as('la').get('/dot/luot/1')).status).toBe(404)
  })

  test('Lan moves to another cell after sending: the new one can’t read it, she is asked to send again', async () => {
    await declared(world, round, 'lan', sign('I.4.4'))
    const { units, people } = world.cast
    const by = { person: people.phuc.id, now: world.now }
    await changePlace(world.db, { tenant: units.commune.id, person: people.lan.id, cell: units.loi.id }, by)
    const lan = await world.as('lan').get('/dot')
    expect(lan.text).toContain('Bản tự nhận của đồng chí gửi ở Chi bộ ấp Quới Thạnh.')
    const tam = world.as('tam')
    const list = await tam.get(`/chi-bo/${units.loi.id}/dot`)
    expect(list.text).toContain('đã gửi ở chi bộ cũ')
    const one = await tam.get(`/chi-bo/${units.loi.id}/dot/${people.lan.id}`)
    expect(one.text).not.toContain('Việc nhà nhiều')
    expect((await world.as('huong').get(`/chi-bo/${units.thanh.id}/dot/${people.lan.id}`)).status).toBe(404)
  })
})
