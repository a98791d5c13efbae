import { describe, expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { enrolWith, keepSheet, NEW_PIN, note, printFor } from '../../test/enrol.ts'
import { type Browser, fillForm, type Page, useWorld } from '../../test/harness.ts'
import { send } from '../../test/walk.ts'
import { verify } from '../history/history.ts'
import { type PathName, paths } from '../paths.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { policy } from '../policy.ts'

const world = useWorld()
const OLD = 'Điều Lan viết trên máy cũ'
const NEW = 'Điều Lan viết sau khi bắt đầu lại'

/** Lan gets a card from an officer and enrols another phone. */
const secondPhone = async (officer: CastName = 'huong'): Promise<Browser> =>
  enrolWith(world, await printFor(world, officer, 'lan'))

const opens = async (phone: Browser): Promise<boolean> => (await phone.get('/thang-nay')).status === 200
const reads = async (phone: Browser, text: string): Promise<boolean> =>
  (await phone.get('/nhat-ky')).text.includes(text)
const press = async (phone: Browser, path: string, button: string): Promise<Page> =>
  fillForm(phone, await phone.get(path), {}, { button })

const askAnew = (phone: Browser) => press(phone, '/may-moi', 'Xin bắt đầu lại')
const confirm = async (officer: CastName): Promise<Page> =>
  press(world.as(officer), '/xin-bat-dau-lai', 'Tôi đã gặp đồng chí này, xác nhận')
const bySheet = async (phone: Browser, sheet: string): Promise<Page> =>
  fillForm(phone, await phone.get('/may-moi'), { sheet }, { button: 'Mở bằng phiếu' })

describe('Lan’s second phone', () => {
  test('is in, but opens nothing until the first one approves it', async () => {
    const first = world.as('lan')
    await note(first, OLD)
    const second = await secondPhone()
    expect((await second.get('/thang-nay')).location).toBe('/may-moi')
    expect((await second.get('/may-moi')).text).toContain('chưa mở được phần riêng tư')
    expect(await press(first, '/toi/thiet-bi', 'Duyệt máy này')).toMatchObject({ status: 303 })
    expect(await reads(second, OLD)).toBe(true)
    expect((await second.get('/may-moi')).location).toBe('/')
  })

  test('is approved by her recovery sheet when the first is lost', async () => {
    const first = world.as('lan')
    await note(first, OLD)
    const sheet = await keepSheet(first)
    const second = await secondPhone()
    expect(await bySheet(second, sheet)).toMatchObject({ status: 303, location: '/' })
    expect(await reads(second, OLD)).toBe(true)
  })

  test('is not approved by a wrong sheet, another’s, or one that was replaced; guesses are slowed down', async () => {
    const replaced = await keepSheet(world.as('lan'))
    await keepSheet(world.as('lan'))
    const nams = await keepSheet(world.as('nam'))
    const second = await secondPhone()
    for (const sheet of [replaced, nams, '', '123']) {
      const page = await bySheet(second, sheet)
      expect(page.status).toBe(422)
      expect(page.text).toMatch(/Mã trên phiếu chưa đúng/)
    }
    for (let n = 0; n < 16; n++) await bySheet(second, nams)
    expect((await bySheet(second, nams)).text).toContain('chờ 30 giây')
    expect(await opens(second)).toBe(false)
  })

  test('can approve a third, but only once it is approved itself', async () => {
    const first = world.as('lan')
    const second = await secondPhone()
    const third = await secondPhone('dung')
    const thirdId = [...third.cookies.keys()].find((name) => name.startsWith('may.'))!.slice(4)
    expect((await second.post(paths.deviceApprove.to({ device: thirdId }), {})).status).toBe(404)
    const secondId = [...second.cookies.keys()].find((name) => name.startsWith('may.'))!.slice(4)
    await first.post(paths.deviceApprove.to({ device: secondId }), {})
    expect((await second.post(paths.deviceApprove.to({ device: thirdId }), {})).status).toBe(303)
    expect(await opens(third)).toBe(true)
  })

  test('is not Nam’s to approve or to revoke', async () => {
    const second = await secondPhone()
    const id = [...second.cookies.keys()].find((name) => name.startsWith('may.'))!.slice(4)
    for (const path of [paths.deviceApprove, paths.deviceRevoke])
      for (const device of [id, id.toUpperCase(), 'x', randomId()])
        expect((await world.as('nam').post(path.to({ device }), {})).status).toBe(404)
    expect(await opens(second)).toBe(false)
    expect((await second.get('/may-moi')).status).toBe(200)
  })
})

describe('Lan revokes a phone', () => {
  test('and it is signed out, forgotten, and opens nothing even with its own secret', async () => {
    const first = world.as('lan')
    const second = await secondPhone()
    await press(first, '/toi/thiet-bi', 'Duyệt máy này')
    expect(await opens(second)).toBe(true)
    const id = [...second.cookies.keys()].find((name) => name.startsWith('may.'))!.slice(4)
    const wraps = () => world.db.rows(sql`select 1 from key_wrap where holder = ${id}`)
    expect(await wraps()).toHaveLength(1)
    expect((await first.post(paths.deviceRevoke.to({ device: id }), {})).status).toBe(303)
    expect((await second.get('/thang-nay')).location).toBe('/vao')
    expect((await second.get('/vao')).text).toContain('Máy này chưa có ai đăng ký')
    expect(await wraps()).toHaveLength(0)
    expect(await world.db.rows(sql`select 1 from session where device = ${id}`)).toHaveLength(0)
    expect((await first.get('/toi/thiet-bi')).text).toContain('đã bỏ')
    expect((await first.post(paths.deviceRevoke.to({ device: id }), {})).status).toBe(404)
    expect((await first.post(paths.deviceApprove.to({ device: id }), {})).status).toBe(404)
  })
})

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
    const wrong = await bySheet(phone, sheet.replace(/^\d{6}/, '000000'))
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

describe('Hương prints a card for Lan and enrols it on her own phone', () => {
  const params = () => ({
    device: world.cast.people.lan.signedIn.device.id,
    cell: world.cast.units.thanh.id,
    person: world.cast.people.lan.id,
    screen: '1',
    section: '1',
    n: '1',
    plan: 'moi',
    period: randomId(),
    entry: randomId(),
    request: randomId(),
    quarter: '2026-4',
    unit: world.cast.units.thanh.id,
    post: randomId(),
    import: randomId(),
    version: 'nqtw4-82@1',
    file: 'style.css',
    role: 'lan',
  })
  const names = Object.keys(paths) as PathName[]
  const addressOf = (name: PathName) =>
    (paths[name].to as (filled: Record<string, string>) => string)(params())

  test('and at no address does it read or confirm anything of Lan’s', async () => {
    const lan = world.as('lan')
    await note(lan, OLD)
    await send(lan, { marks: [{ sign: 'I.1.2', plan: 'Khi Lan hứa, thì Lan làm.' }] })
    const spy = await secondPhone('huong')
    const snapshot = () =>
      world.db.asMember(world.cast.people.lan.id, (tx) =>
        tx.row(sql`
          select (select jsonb_agg(self_review) from self_review) as months, (select jsonb_agg(diary_entry) from diary_entry) as diary,
                 (select jsonb_agg(review_done) from review_done) as done, (select jsonb_agg(declared_line) from declared_line) as declared,
                 (select jsonb_agg(recovery_sheet) from recovery_sheet) as sheets, (select jsonb_agg(key_wrap) from key_wrap) as wraps`),
      )
    const before = await snapshot()
    const seen: string[] = []
    for (const name of names.filter((one) => one !== 'signOut' && one !== 'waitingFreshStart'))
      for (const page of [
        await spy.get(addressOf(name)),
        await spy.post(addressOf(name), { text: 'x', confirm: 'XÓA' }),
      ]) {
        expect(page.status, name).toBeLessThan(500)
        if (page.status === 200 && policy[name] !== 'anyone') seen.push(name)
        for (const own of [OLD, 'Lan hứa', 'I.1.2']) expect(page.html, name).not.toContain(own)
      }
    // Lan's name stands on the page that waits for her approval, and that is all.
    expect([...new Set(seen)]).toEqual(['waiting'])
    expect(await snapshot()).toEqual(before)
  })

  test('and Lan sees the phone and who printed the card, and throws it out', async () => {
    const spy = await secondPhone('huong')
    const lan = world.as('lan')
    const page = await lan.get('/toi/thiet-bi')
    expect(page.text).toContain('bằng thẻ do Trần Thị Hương in · chờ duyệt')
    const revoke = page.dom.querySelectorAll('section.card').find((card) => card.text.includes('chờ duyệt'))!
    await lan.post(revoke.querySelector('form[action$="/bo"]')!.getAttribute('action')!, {})
    expect((await spy.get('/may-moi')).location).toBe('/vao')
  })
})

describe('two members on one phone', () => {
  /** A phone both have enrolled, Lan signed in. */
  async function shared(): Promise<Browser> {
    const phone = world.as('lan')
    for (const [name, value] of world.as('nam').cookies) if (name !== 'phien') phone.cookies.set(name, value)
    return phone
  }
  const become = async (phone: Browser, name: 'lan' | 'nam') => {
    const page = await phone.get('/vao')
    const device = world.cast.people[name].signedIn.device.id
    expect((await fillForm(phone, page, { device, pin: '270519' })).status).toBe(303)
  }

  test('choose who they are; each sees only their own', async () => {
    const phone = await shared()
    await note(phone, OLD)
    await become(phone, 'nam')
    expect(await reads(phone, OLD)).toBe(false)
    await become(phone, 'lan')
    expect(await reads(phone, OLD)).toBe(true)
  })

  test.each<[what: string, path: string, button: string | undefined, values: Record<string, string>]>([
    ['a diary entry', '/nhat-ky/moi', 'Lưu mục này', { text: 'của Lan' }],
    ['a screen of the month', '/thang-nay/luot/1', undefined, {}],
    ['what was learned', '/thang-nay/hoc-tap', undefined, { done: 'của Lan' }],
    ['a new recovery sheet', '/phieu-khoi-phuc', undefined, {}],
    ['an erasure', '/toi/du-lieu/xoa', undefined, { confirm: 'XÓA' }],
    ['leaving', '/toi', 'Ra khỏi Tự Soi', {}],
  ])(
    '%s, left open under Lan, is refused under Nam, and nothing is written',
    async (_, path, button, values) => {
      const phone = await shared()
      const page = await phone.get(path)
      await become(phone, 'nam')
      const count = () =>
        world.db.asMember(world.cast.people.nam.id, (tx) =>
          tx.row(sql`select (select count(*) from self_review) as months, (select count(*) from diary_entry) as entries,
          (select count(*) from recovery_sheet) as sheets, (select count(*) from erasure) as erasures, (select count(*) from session) as sessions`),
        )
      const before = await count()
      const refused = await fillForm(phone, page, values, { button })
      expect(refused.status).toBe(409)
      expect(refused.text).toContain('Trang này của người khác')
      expect(await count()).toEqual(before)
    },
  )

  test('a bare button left open under Lan does not act for Nam', async () => {
    const phone = await shared()
    await send(phone)
    const lans = await phone.get('/thang-nay')
    await become(phone, 'nam')
    await send(phone)
    expect((await fillForm(phone, lans, {}, { button: 'Mở lại để sửa' })).status).toBe(409)
    expect((await phone.get('/thang-nay')).text).toContain('Đồng chí đã tự soi')
  })
})

test('nothing of a device’s secret, a PIN or a sheet is kept on the server', async () => {
  const phone = await enrolWith(world, await printFor(world, 'huong', 'nam'))
  const sheet = await keepSheet(world.as('lan'))
  const everything = await world.db.row<{ text: string }>(sql`
    select concat_ws(' ', (select string_agg(device::text, '') from device), (select string_agg(recovery_sheet::text, '') from recovery_sheet),
      (select string_agg(key_wrap::text, '') from key_wrap), (select string_agg(account_key::text, '') from account_key)) as text`)
  const secret = Buffer.from([...phone.cookies].find(([name]) => name.startsWith('may.'))![1], 'base64url')
  for (const text of [
    secret.toString('hex'),
    secret.toString('base64url'),
    sheet,
    sheet.replaceAll(' ', ''),
    NEW_PIN,
  ])
    expect(everything.text).not.toContain(text)
})

test('somebody who left every cell still comes to their own page, and to no month', async () => {
  await world.db.run(
    sql`update membership set valid_to = '2026-11-01' where person = ${world.cast.people.nam.id}`,
  )
  const nam = world.as('nam')
  expect((await nam.get('/toi')).status).toBe(200)
  expect((await nam.get('/thang-nay')).text).toContain('không sinh hoạt ở chi bộ nào')
  expect((await nam.get('/thang-nay/luot/1')).location).toBe('/thang-nay')
  expect((await nam.post('/thang-nay/luot/1', { none: 'yes' })).status).toBe(409)
  expect((await nam.get('/nhat-ky')).status).toBeLessThan(500)
})
