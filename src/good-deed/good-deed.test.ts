import { describe, expect, test } from 'vitest'
import { type CastName, castNames } from '../../test/cast.ts'
import { type Browser, fillForm, formFields, type Page, useWorld } from '../../test/harness.ts'
import { changePlace } from '../membership/membership.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { forgetDeeds } from './good-deed.ts'

const world = useWorld()
const WORDS = 'Chở bà Sáu đi cấp cứu lúc nửa đêm.'
const id = (name: CastName) => world.cast.people[name].id

const preview = async (browser: Browser, fields: Record<string, string>): Promise<Page> =>
  fillForm(browser, await browser.get('/toi/viec-tot/ghi'), { words: WORDS, day: '20/11/2026', ...fields })
const tell = async (browser: Browser, fields: Record<string, string>): Promise<Page> =>
  fillForm(browser, await preview(browser, fields), {}, { button: 'Gửi' })
const nam = () => world.as('nam')
const lan = () => world.as('lan')
const rows = () =>
  world.db.rows<{ id: string; person: string; origin: string; declined_on: string | null }>(
    sql`select id, person, origin, declined_on from good_deed order by id`,
  )
const verbs = async () =>
  (
    await world.db.rows<{ verb: string }>(
      sql`select verb from history where verb like 'good-deed%' order by n`,
    )
  ).map((row) => row.verb)

describe('Nam tells of a deed of Lan’s', () => {
  test('and sees first, word for word, what will be read and by whom; nothing is stored by that', async () => {
    const page = await preview(nam(), { person: id('lan') })
    expect(page.status).toBe(200)
    for (const words of [
      'Đồng chí Nguyễn Thị Lan',
      WORDS,
      'Làm ngày 20/11/2026',
      'Đồng chí Huỳnh Văn Nam kể',
      'Trần Thị Hương (Bí thư chi bộ)',
      'Lê Văn Dũng (Phó Bí thư chi bộ)',
      'thư ký của buổi họp',
      'người có thể xin không kể',
      'nếu chính đồng chí ấy đồng ý',
    ])
      expect(page.text).toContain(words)
    expect(page.text).not.toContain('Đặng Hữu Phúc')
    expect(await rows()).toEqual([])
    const back = await fillForm(nam(), page, {}, { button: 'Sửa lại' })
    expect(back.dom.querySelector('textarea')!.text.trim()).toBe(WORDS)
    expect(await rows()).toEqual([])
  })

  test('Lan is told on her own pages, once as new; he sees that it waits', async () => {
    expect((await tell(nam(), { person: id('lan') })).location).toBe('/toi/viec-tot')
    expect(await rows()).toMatchObject([{ person: id('lan'), origin: 'member' }])
    expect((await lan().get('/hop')).text).toContain('Có người kể một việc tốt của đồng chí')
    expect((await lan().get('/toi')).text).toContain('1 việc mới ghi')
    const page = await lan().get('/toi/viec-tot')
    for (const words of ['Người khác kể về đồng chí', WORDS, 'Đồng chí Huỳnh Văn Nam kể'])
      expect(page.text).toContain(words)
    expect((await lan().get('/hop')).text).not.toContain('Có người kể')
    expect((await lan().get('/toi')).text).not.toContain('việc mới ghi')
    expect((await nam().get('/toi/viec-tot')).text).toContain('chờ buổi họp')
    for (const form of ['', '?dang=json'])
      for (const who of ['lan', 'nam'] as const)
        expect((await world.as(who).get(`/toi/du-lieu/tai-ve${form}`)).html).toContain(WORDS)
  })

  test('nobody else reads of it but whoever runs the cell’s meetings, and Lan sees that they did', async () => {
    await tell(nam(), { person: id('lan') })
    const list = `/chi-bo/${world.cast.units.thanh.id}/viec-tot`
    for (const name of castNames) {
      const page = await world.as(name).get(list)
      expect(page.status, name).toBe(['huong', 'dung'].includes(name) ? 200 : 404)
      if (page.status === 200) expect(page.text).toContain(WORDS)
      if (!['lan', 'nam', 'huong', 'dung'].includes(name))
        for (const address of ['/toi/viec-tot', '/bieu-duong', '/dang-uy/viec-tot', '/toi/du-lieu'])
          expect((await world.as(name).get(address)).html).not.toContain(WORDS)
    }
    const looks = await lan().get('/toi/du-lieu')
    expect(looks.text).toContain('Trần Thị Hương, ngày 01/12/2026: việc tốt đã ghi')
  })

  test('history names the deed and not whose it is', async () => {
    await tell(nam(), { person: id('lan') })
    const [deed] = await rows()
    const said = await world.db.row<{ about: string }>(
      sql`select about from history where verb = 'good-deed-noted'`,
    )
    expect(said.about).toBe(`deed:${deed!.id}`)
  })

  test('she asks that it be not told, and may allow it again; he hears it kindly, the officers find nothing', async () => {
    await tell(nam(), { person: id('lan') })
    const page = await lan().get('/toi/viec-tot')
    await fillForm(lan(), page, {}, { button: 'Xin không kể trong buổi họp' })
    const list = `/chi-bo/${world.cast.units.thanh.id}/viec-tot`
    expect((await world.as('huong').get(list)).text).not.toContain(WORDS)
    expect((await nam().get('/toi/viec-tot')).text).toContain('cảm ơn và xin không kể')
    const declined = await lan().get('/toi/viec-tot')
    expect(declined.text).toContain('Đồng chí đã xin không kể việc này')
    await fillForm(lan(), declined, {}, { button: 'Cho kể trong buổi họp' })
    expect((await world.as('huong').get(list)).text).toContain(WORDS)
    expect(await verbs()).toEqual(['good-deed-noted', 'good-deed-declined', 'good-deed-allowed'])
  })

  test('he takes it back: not a word stays, and the same button again leads to the same place', async () => {
    await tell(nam(), { person: id('lan') })
    const form = formFields(await nam().get('/toi/viec-tot'), {}, { button: 'Rút lại' })
    expect((await nam().post(form.action, form.fields)).location).toBe('/toi/viec-tot')
    expect((await nam().post(form.action, form.fields)).location).toBe('/toi/viec-tot')
    expect(await rows()).toEqual([])
    expect((await lan().get('/toi/viec-tot')).text).not.toContain(WORDS)
  })

  test('only Lan declines, only Nam takes back, only Lan has her name shown', async () => {
    await tell(nam(), { person: id('lan') })
    const [deed] = await rows()
    const at = (what: string) => `/toi/viec-tot/${deed!.id}/${what}`
    for (const name of castNames) {
      const doer = name === 'lan'
      if (!doer) expect((await world.as(name).post(at('ke'), { told: 'no' })).status, name).toBe(404)
      if (!doer) expect((await world.as(name).get(at('neu-ten'))).status, name).toBe(404)
      if (!doer) expect((await world.as(name).post(at('neu-ten'), { named: 'yes' })).status, name).toBe(404)
      if (name !== 'nam') expect((await world.as(name).post(at('rut'), {})).status, name).toBe(404)
    }
    expect(await rows()).toEqual([{ ...deed, declined_on: null }])
  })
})

describe('what is typed', () => {
  test.each([
    [{ person: '' }, 'Mời đồng chí chọn một đảng viên'],
    [{ words: '' }, 'Mời đồng chí điền'],
    [{ words: 'Tốt.' }, 'Viết ngắn quá'],
    [{ words: 'dài '.repeat(60) }, 'nhận tối đa 200 chữ cái'],
    [{ words: `Giúp bà con\u202e dọn mương` }, 'có ký tự ẩn'],
    [{ day: '02/12/2026' }, 'không được sau hôm nay'],
    [{ day: '01/12/2024' }, 'Việc đã hơn một năm'],
    [{ day: '31/02/2026' }, 'Ngày chưa đúng'],
  ])(
    '%o: told, and kept in the form; the same when it is sent past the preview',
    async (fields, sentence) => {
      const page = await preview(nam(), { person: id('lan'), ...fields })
      const { fields: all, action } = formFields(await nam().get('/toi/viec-tot/ghi'), {
        person: id('lan'),
        words: WORDS,
        day: '20/11/2026',
        ...fields,
      })
      const past = await nam().post(action, { ...all, step: 'send' })
      for (const refused of [page, past]) {
        expect(refused.status).toBe(422)
        expect(refused.text).toContain(sentence)
        const typed = 'words' in fields ? fields.words!.replace('\u202e', '').trim() : WORDS
        expect(refused.dom.querySelector('textarea')!.text.trim()).toBe(typed)
      }
      expect(await rows()).toEqual([])
    },
  )

  test('about somebody of another cell, who left, is suspended, or never was: the same refusal', async () => {
    const { commune } = world.cast.units
    const by = { person: null, now: world.now }
    await changePlace(
      world.db,
      { tenant: commune.id, person: id('dung'), status: 'left', from: '2026-11-01' },
      by,
    )
    const form = formFields(await nam().get('/toi/viec-tot/ghi'), { words: WORDS })
    const refusals = []
    for (const person of [id('minh'), id('la'), id('dung'), randomId(), 'khong']) {
      const refused = await nam().post(form.action, { ...form.fields, person, step: 'send' })
      expect(refused.status).toBe(422)
      refusals.push(refused.dom.querySelector('.errors')!.text)
    }
    expect(new Set(refusals).size).toBe(1)
    expect((await nam().get('/toi/viec-tot/ghi')).text).not.toContain('Lê Văn Dũng')
    expect(await rows()).toEqual([])
  })

  test('she is moved to another cell between the preview and the sending: told, nothing lost', async () => {
    const page = await preview(nam(), { person: id('lan') })
    const { commune, loi } = world.cast.units
    await changePlace(
      world.db,
      { tenant: commune.id, person: id('lan'), cell: loi.id, from: '2026-12-01' },
      { person: null, now: world.now },
    )
    const refused = await fillForm(nam(), page, {}, { button: 'Gửi' })
    expect(refused.status).toBe(422)
    expect(refused.dom.querySelector('textarea')!.text.trim()).toBe(WORDS)
    expect(await rows()).toEqual([])
  })

  test('the same deed told twice by one person: told so; by another it is another’s word', async () => {
    await tell(nam(), { person: id('lan') })
    const again = await preview(nam(), { person: id('lan'), words: 'chở bà SÁU đi cấp cứu, lúc nửa đêm' })
    expect(again.status).toBe(422)
    expect(again.text).toContain('Việc này đã ghi ngày 01/12/2026 rồi')
    expect((await tell(world.as('dung'), { person: id('lan') })).status).toBe(303)
    expect(await rows()).toHaveLength(2)
  })

  test('a form sent twice is one deed; with other words both versions are shown', async () => {
    const { action, fields } = formFields(await preview(nam(), { person: id('lan') }), {}, { button: 'Gửi' })
    expect((await nam().post(action, fields)).location).toBe('/toi/viec-tot')
    expect((await nam().post(action, fields)).location).toBe('/toi/viec-tot')
    expect(await rows()).toHaveLength(1)
    const other = await nam().post(action, { ...fields, words: 'Cho bà Sáu mượn xe đi bệnh viện.' })
    expect(other.status).toBe(409)
    for (const words of [WORDS, 'Cho bà Sáu mượn xe đi bệnh viện.']) expect(other.text).toContain(words)
    expect(await rows()).toHaveLength(1)
  })

  test('somebody without a cell has nothing to tell here', async () => {
    for (const name of ['quan', 'tinh'] as const) {
      expect((await world.as(name).get('/toi/viec-tot/ghi')).status).toBe(404)
      expect((await world.as(name).post('/toi/viec-tot/ghi', { step: 'send' })).status).toBe(404)
    }
  })
})

describe('people’s thanks', () => {
  const address = () => `/chi-bo/${world.cast.units.thanh.id}/viec-tot/dan-cam-on`
  const thanks = { words: WORDS, day: '20/11/2026', source: 'letter', 'told-by': 'gia đình bà Sáu' }

  test('Hương writes them down with where they came from; Lan reads it all', async () => {
    const huong = world.as('huong')
    const page = await fillForm(huong, await huong.get(address()), { ...thanks, person: id('lan') })
    expect(page.text).toContain('Lời cảm ơn của dân (thư cảm ơn): gia đình bà Sáu')
    const sent = await fillForm(huong, page, {}, { button: 'Gửi' })
    expect((await huong.follow(sent)).text).toContain(WORDS)
    const own = await lan().get('/toi/viec-tot')
    for (const words of [
      'Lời cảm ơn của dân (thư cảm ơn): gia đình bà Sáu',
      'Đồng chí Trần Thị Hương ghi lại',
    ])
      expect(own.text).toContain(words)
    expect(await rows()).toMatchObject([{ origin: 'people' }])
  })

  test('not to herself, and not without where they came from', async () => {
    const huong = world.as('huong')
    const form = await huong.get(address())
    expect(form.dom.querySelectorAll('option').map((one) => one.text)).not.toContain('Trần Thị Hương')
    const { action, fields } = formFields(form, thanks)
    expect((await huong.post(action, { ...fields, person: id('huong'), step: 'send' })).status).toBe(422)
    const without = await fillForm(huong, form, { person: id('lan'), words: WORDS })
    expect(without.status).toBe(422)
    expect(without.dom.querySelectorAll('.errors li')).toHaveLength(2)
    expect(await rows()).toEqual([])
  })

  test('an officer is told when another has written it down already', async () => {
    for (const [name, status] of [
      ['huong', 200],
      ['dung', 422],
    ] as const) {
      const browser = world.as(name)
      const page = await fillForm(browser, await browser.get(address()), { ...thanks, person: id('lan') })
      expect(page.status).toBe(status)
      if (status === 200) await fillForm(browser, page, {}, { button: 'Gửi' })
    }
  })
})

describe('out of the diary', () => {
  const write = async (browser: Browser, tag: string, text: string) => {
    const sent = await fillForm(browser, await browser.get('/nhat-ky/moi'), { text, tag, day: '20/11/2026' })
    const list = await browser.follow(sent)
    return list.dom.querySelector('article a')!.getAttribute('href')!
  }

  test('Lan copies an entry, looks it over and sends; until then nothing of it is anywhere', async () => {
    const entry = await write(lan(), 'good', WORDS)
    const page = await lan().get(entry)
    const form = await fillForm(lan(), page, {}, { button: 'Chép thành việc tốt' })
    expect(form.status).toBe(200)
    expect(form.text).toContain('Chưa ai thấy')
    expect(form.dom.querySelector('textarea')!.text.trim()).toBe(WORDS)
    const shown = await fillForm(lan(), form, { person: id('lan') })
    expect(shown.text).toContain('Đồng chí ấy tự kể')
    expect(await rows()).toEqual([])
    expect(world.logged.join()).not.toContain('Sáu')
    await fillForm(lan(), shown, {}, { button: 'Gửi' })
    expect(await rows()).toMatchObject([{ person: id('lan'), origin: 'self' }])
    expect((await lan().get('/toi/viec-tot')).text).toContain('Đồng chí tự kể')
  })

  test('an entry of another kind offers nothing; a long one is to be shortened, none of it lost', async () => {
    const other = await lan().get(await write(lan(), 'act', WORDS))
    expect(other.text).not.toContain('Chép thành việc tốt')
    const long = 'Giúp bà con dọn mương. '.repeat(20).trim()
    const page = await world.as('nam').get(await write(world.as('nam'), 'good', long))
    const form = await fillForm(world.as('nam'), page, {}, { button: 'Chép thành việc tốt' })
    expect(form.status).toBe(422)
    expect(form.text).toContain('nhận tối đa 200 chữ cái')
    expect(form.dom.querySelector('textarea')!.text.trim()).toBe(long)
  })
})

test('what came to nothing is deleted after its time, and what waits or was confirmed is not', async () => {
  await tell(nam(), { person: id('lan') })
  await tell(nam(), { person: id('dung'), words: 'Sửa giúp mái nhà cho ông Bảy.' })
  const declined = (await rows()).find((row) => row.person === id('lan'))!
  await world.db.run(sql`update good_deed set declined_on = '2026-10-01' where id = ${declined.id}`)
  expect(await forgetDeeds(world.db, world.now)).toBe(1)
  expect((await rows()).map((row) => row.person)).toEqual([id('dung')])
  expect(await forgetDeeds(world.db, world.now)).toBe(0)
})
