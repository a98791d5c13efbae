import { describe, expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { enrolWith, keepSheet, note, printFor } from '../../test/enrol.ts'
import { fillForm, useWorld } from '../../test/harness.ts'
import { verify } from '../history/history.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'
import { NEW, OLD, phonesOn } from './testing/phones.ts'

const world = useWorld()
const { secondPhone, opens, reads, press, askAnew, confirm, bySheet } = phonesOn(world)

describe('Lan has lost her phone and her sheet', () => {
  test('and begins anew once a second officer has met her; the earlier notes stay closed', async () => {
    await note(world.as('lan'), OLD)
    const phone = await secondPhone('huong')
    await askAnew(phone)
    expect((await phone.get('/may-moi')).text).toContain('Đã gửi lời xin bắt đầu lại')
    expect(await opens(phone)).toBe(false)
    expect((await confirm('dung')).text).toContain('Đã xác nhận')
    expect(await opens(phone)).toBe(true)
    const diary = await phone.get('/nhat-ky')
    expect(diary.text).not.toContain(OLD)
    expect(diary.text).toContain('Có 1 mục viết trước khi đồng chí bắt đầu lại')
    await note(phone, NEW)
    expect(await reads(phone, NEW)).toBe(true)
    const { thanh, commune } = world.cast.units
    expect(thanh.tenant).toBe(commune.id)
    const deed = await world.db.row(
      sql`select actor, verb from history where tenant = ${commune.id} order by n desc limit 1`,
    )
    expect(deed).toEqual({ actor: world.cast.people.dung.id, verb: 'fresh-start-approved' })
    expect(await verify(world.db, commune.id)).toMatchObject({ ok: true })
  })

  test.each<[who: CastName, why: string]>([
    ['huong', 'she printed the card'],
    ['lan', 'it is herself'],
    ['nam', 'he holds no post'],
    ['tam', 'she is secretary of another cell'],
    ['kiem', 'inspection is no witness'],
    ['quan', 'the administrator is no witness'],
    ['la', 'she is secretary in another commune'],
    ['tinh', 'the province is no witness'],
  ])('%s can’t let it happen: %s', async (who) => {
    const phone = await secondPhone('huong')
    await askAnew(phone)
    const { id } = await world.db.row<{ id: string }>(sql`select id from fresh_start`)
    const page = await world.as(who).get('/xin-bat-dau-lai')
    expect(page.dom.querySelector(`form[action$="${id}"]`)).toBeNull()
    const forced = await world.as(who).post(paths.freshStart.to({ request: id }), {})
    expect([404, 422]).toContain(forced.status)
    expect(await opens(phone)).toBe(false)
    expect((await confirm('dung')).status).toBe(200)
    expect(await opens(phone)).toBe(true)
  })

  test('an officer can’t vouch for himself, nor print for himself and have the page believe him', async () => {
    const phone = await enrolWith(world, await printFor(world, 'huong', 'dung'))
    await askAnew(phone)
    const { id } = await world.db.row<{ id: string }>(sql`select id from fresh_start`)
    const own = await world.as('dung').post(paths.freshStart.to({ request: id }), {})
    expect(own.status).toBe(422)
    expect(own.text).toContain('Không thể tự xác nhận')
    expect((await world.as('huong').post(paths.freshStart.to({ request: id }), {})).text).toContain(
      'Đồng chí là người in thẻ này',
    )
    expect(await opens(phone)).toBe(false)
    await confirm('phuc')
    expect(await opens(phone)).toBe(true)
  })

  test('her old phone, found again, may say no', async () => {
    const phone = await secondPhone('huong')
    await askAnew(phone)
    const old = world.as('lan')
    expect((await old.get('/toi/thiet-bi')).text).toContain('xin bắt đầu lại với tên đồng chí')
    await press(old, '/toi/thiet-bi', 'Không phải tôi, từ chối')
    expect((await world.as('dung').get('/xin-bat-dau-lai')).text).toContain('Không có ai đang xin')
    expect(await opens(phone)).toBe(false)
    expect(await opens(old)).toBe(true)
  })

  test('nobody else may say no for her', async () => {
    const phone = await secondPhone('huong')
    await askAnew(phone)
    await world.as('nam').post(paths.freshStartRefuse.to(), {})
    await confirm('dung')
    expect(await opens(phone)).toBe(true)
  })

  test('the sheet she finds later opens the old notes on the new phone, and the phone keeps them open', async () => {
    const old = world.as('lan')
    await note(old, OLD)
    const sheet = await keepSheet(old)
    const phone = await secondPhone()
    await askAnew(phone)
    await confirm('dung')
    await note(phone, NEW)
    const devices = await phone.get('/toi/thiet-bi')
    expect(devices.text).toContain('Mở phần đã viết trước khi bắt đầu lại')
    const wrong = await bySheet(
      phone,
      sheet.replace(/^\d/, (digit) => String((Number(digit) + 1) % 10)),
    )
    expect(wrong.status).toBe(422)
    expect(await bySheet(phone, sheet)).toMatchObject({ status: 303 })
    expect([await reads(phone, OLD), await reads(phone, NEW)]).toEqual([true, true])
    expect((await phone.get('/toi/thiet-bi')).text).not.toContain('Mở phần đã viết trước khi bắt đầu lại')
  })

  test('the sheet of before does not count as hers any more, and opens nothing new', async () => {
    const sheet = await keepSheet(world.as('lan'))
    const phone = await secondPhone()
    await askAnew(phone)
    await confirm('dung')
    await note(phone, NEW)
    expect((await phone.get('/thang-nay')).text).toContain('Đồng chí chưa cất phiếu khôi phục')
    const third = await secondPhone('dung')
    expect(await bySheet(third, sheet)).toMatchObject({ status: 303 })
    expect(await opens(third)).toBe(false)
    expect(await reads(third, NEW)).toBe(false)
  })

  test('a lost phone that turns up opens what was written before, and waits like any other for the rest', async () => {
    const lost = world.as('lan')
    await note(lost, OLD)
    const phone = await secondPhone()
    await askAnew(phone)
    await confirm('dung')
    expect((await lost.get('/nhat-ky')).location).toBe('/may-moi')
    await press(phone, '/toi/thiet-bi', 'Duyệt máy này')
    expect(await opens(lost)).toBe(true)
    expect(await reads(lost, OLD)).toBe(true)
    expect(await reads(phone, OLD)).toBe(false)
  })
})

describe('two requests in Lan’s name', () => {
  test('are for one phone each: hers is not answered by letting another in', async () => {
    const stranger = await secondPhone('huong')
    await askAnew(stranger)
    world.now = new Date(world.now.getTime() + 60_000)
    const hers = await secondPhone('dung')
    await askAnew(hers)
    expect((await hers.get('/may-moi')).text).toContain('Đã gửi lời xin bắt đầu lại')
    const phuc = world.as('phuc')
    const page = await phuc.get('/xin-bat-dau-lai')
    const lines = page.dom.querySelectorAll('section.card')
    expect(lines.map((line) => /thẻ do (.*) in/.exec(line.text)?.[1])).toEqual([
      'Trần Thị Hương',
      'Lê Văn Dũng',
    ])
    const own = lines[1]!.querySelector('form')!.getAttribute('action')!
    await phuc.post(own, {})
    expect([await opens(hers), await opens(stranger)]).toEqual([true, false])
  })

  test('end when the phone is approved another way', async () => {
    const sheet = await keepSheet(world.as('lan'))
    const phone = await secondPhone()
    await askAnew(phone)
    await bySheet(phone, sheet)
    expect((await world.as('dung').get('/xin-bat-dau-lai')).text).toContain('Không có ai đang xin')
    const { id } = await world.db.row<{ id: string }>(sql`select id from fresh_start`)
    expect((await world.as('dung').post(paths.freshStart.to({ request: id }), {})).status).toBe(404)
    expect(await world.db.rows(sql`select 1 from account_key where version > 1`)).toHaveLength(0)
  })

  test('are not made by a phone that is approved already, nor twice by one', async () => {
    await world.as('lan').post(paths.waitingFreshStart.to(), {})
    expect(await world.db.rows(sql`select 1 from fresh_start`)).toHaveLength(0)
    const phone = await secondPhone()
    const page = await phone.get('/may-moi')
    for (let n = 0; n < 3; n++) await fillForm(phone, page, {}, { button: 'Xin bắt đầu lại' })
    expect(await world.db.rows(sql`select 1 from fresh_start`)).toHaveLength(1)
  })
})
