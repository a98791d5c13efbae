import { describe, expect, test } from 'vitest'
import { enrolWith, keepSheet, NEW_PIN, note, printFor } from '../../test/enrol.ts'
import { type Browser, fillForm, useWorld } from '../../test/harness.ts'
import { send } from '../../test/walk.ts'
import { type PathName, paths } from '../paths.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { policy } from '../policy.ts'
import { OLD, phonesOn } from './testing/phones.ts'

const world = useWorld()
const { secondPhone, opens, reads, press, bySheet } = phonesOn(world)

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
