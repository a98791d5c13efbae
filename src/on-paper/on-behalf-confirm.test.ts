import { beforeEach, describe, expect, test } from 'vitest'
import { castNames } from '../../test/cast.ts'
import { fillForm, useWorld } from '../../test/harness.ts'
import { signIn, until } from '../../test/walk.ts'
import { paths } from '../paths.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { enteringOn, LINE, OWN } from './testing/entering.ts'

const world = useWorld()
const {
  id,
  cell,
  enterAt,
  confirmAt,
  witnessAt,
  named,
  slipFor,
  enter,
  byCode,
  ask,
  press,
  declared,
  deeds,
} = enteringOn(world)

describe('the code on the slip', () => {
  beforeEach(async () => {
    await named()
    await enter(LINE)
  })

  test('is stored as a hash alone, and seen by nobody afterwards', async () => {
    const code = await slipFor()
    const digits = code.replaceAll(' ', '')
    const rows = JSON.stringify(
      await world.db.rows(sql`select s.*, encode(code_hash, 'hex') from slip_code s`),
    )
    expect(rows).not.toContain(digits)
    expect((await world.as('huong').get(paths.cellSlips.to({ cell: cell() }))).html).not.toContain(code)
    expect(JSON.stringify(await deeds())).not.toContain(digits)
    const printed = await world.db.row<{ actor: string; about: string }>(
      sql`select actor, about from history where verb = 'slip-code-printed'`,
    )
    expect(printed.actor).toBe(id('huong'))
    expect(printed.about).toContain(`person:${id('nam')}`)
  })

  test('forgives spaces and dots, and tells the group in which a digit slipped', async () => {
    const code = await slipFor()
    const [first, second] = code.split(' ') as [string, string]
    const slipped = `${first} ${second.slice(0, 5)}${(Number(second[5]) + 1) % 10}`
    const refused = await byCode(slipped)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Nhóm số thứ 2 chưa đúng')
    expect((await byCode('123')).text).toContain('Mã có 12 chữ số; đã nhập 3')
    expect((await byCode('')).text).toContain('Mời nhập mã trên phiếu')
    expect((await byCode(`${first}.${second}`)).status).toBe(303)
  })

  test('of another member says nothing of whose it is', async () => {
    const refused = await byCode(await slipFor('dung'))
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Mã này không phải của đồng chí ấy')
    expect(refused.text).not.toContain('Lê Văn Dũng yêu cầu')
    expect(await declared()).toEqual([])
  })

  test('is used once', async () => {
    const code = await slipFor()
    await byCode(code)
    await enter('Thêm một dòng nữa.')
    const again = await byCode(code)
    expect(again.status).toBe(422)
    expect(again.text).toContain('Mã này đã dùng rồi')
    expect(await declared()).toEqual([LINE])
  })

  test('pressed twice by a finger confirms once', async () => {
    const code = await slipFor()
    const page = await world.as('lan').get(confirmAt())
    for (let n = 0; n < 3; n++) expect((await byCode(code, 'lan', page)).status).toBe(303)
    expect(await declared()).toEqual([LINE])
  })

  test('of a slip printed anew is void', async () => {
    const old = await slipFor()
    const fresh = await slipFor()
    expect((await byCode(old)).text).toContain('Phiếu này đã in lại')
    expect((await byCode(fresh)).status).toBe(303)
  })

  test('of last month is over', async () => {
    const old = await slipFor()
    await until(world, '2026-12-20')
    for (const name of ['lan', 'huong'] as const) {
      const browser = world.as(name)
      browser.cookies.delete('phien')
      await signIn(browser)
      if (name === 'huong') continue
      await fillForm(
        browser,
        await browser.get(enterAt()),
        { line: LINE, due: 'none' },
        { button: 'Lưu dòng này' },
      )
      const page = await browser.get(confirmAt())
      const late = await fillForm(browser, page, { code: old }, { button: 'Xác nhận bằng mã' })
      expect(late.text).toContain('Mã này của kỳ trước, đã hết hạn')
    }
  })

  test('that Lan printed herself is nothing to her: a second person has to have seen him sign', async () => {
    const { commune, thanh } = world.cast.units
    await world.db.run(sql`
      insert into post (tenant, id, person, unit, kind, title, valid_from)
      values (${commune.id}, ${randomId()}, ${id('lan')}, ${thanh.id}, 'committee-member', 'Chi ủy viên', '2026-01-01')`)
    const refused = await byCode(await slipFor('nam', 'lan'))
    expect(refused.text).toContain('Đồng chí đã in phiếu này nên không dùng mã của nó được')
    expect(await declared()).toEqual([])
  })

  test('guessed wrong again and again has to wait; the right one then too', async () => {
    const code = await slipFor()
    const wrong = await slipFor('dung')
    for (let n = 0; n < 21; n++) await byCode(wrong)
    const slowed = await byCode(code)
    expect(slowed.status).toBe(422)
    expect(slowed.text).toContain('giây')
    expect(await declared()).toEqual([])
  })

  test('confirms no other words than were read out', async () => {
    const code = await slipFor()
    const page = await world.as('lan').get(confirmAt())
    await enter('Dòng thêm sau khi đọc.')
    const refused = await byCode(code, 'lan', page)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Các dòng vừa đổi ở nơi khác')
    expect(refused.text).toContain('Dòng thêm sau khi đọc.')
    expect(await declared()).toEqual([])
    expect((await byCode(code, 'lan', refused)).status).toBe(303)
  })
})

describe('a signature before a second person', () => {
  beforeEach(async () => {
    await named()
    await enter(LINE)
  })

  test('counts once Dũng says from his own account that he saw it; all three names stand in the history', async () => {
    await ask('dung')
    expect((await world.as('lan').get(enterAt())).text).toContain('Đang chờ đồng chí Lê Văn Dũng')
    const dung = world.as('dung')
    expect((await dung.get('/nhap-thay')).text).toContain(
      'Đồng chí Huỳnh Văn Nam, do đồng chí Nguyễn Thị Lan nhập',
    )
    expect((await dung.get(witnessAt())).text).toContain(LINE)
    await press(dung, witnessAt(), 'Đúng, tôi đã thấy ký')
    expect(await declared()).toEqual([LINE])
    expect((await deeds()).at(-1)).toMatchObject({
      verb: 'line-confirmed-by-signature',
      actor: id('dung'),
      about: expect.stringContaining(`person:${id('nam')} helper:${id('lan')}`),
    })
    expect((await world.as('nam').get(OWN)).text).toContain(
      'Đồng chí Lê Văn Dũng xác nhận đã thấy ký ngày 01/12/2026',
    )
  })

  test('is not counted when Dũng says he did not see it', async () => {
    await ask('dung')
    await press(world.as('dung'), witnessAt(), 'Không, tôi không thấy')
    expect(await declared()).toEqual([])
    expect((await world.as('dung').get(witnessAt())).status).toBe(404)
    expect((await world.as('lan').get(enterAt())).text).not.toContain('Đang chờ đồng chí')
  })

  test('the second person is neither Nam nor Lan, nor somebody of another cell; nor can they put themselves there', async () => {
    const page = await world.as('lan').get(confirmAt())
    const offered = page.dom
      .querySelectorAll('select[name=witness] option')
      .map((one) => one.getAttribute('value'))
    expect(offered).toEqual(['', id('dung'), id('huong')])
    for (const name of ['nam', 'lan', 'minh'] as const)
      expect((await ask(name)).text, name).toContain('Mời chọn một đồng chí')
    for (const name of castNames) {
      const visitor = world.as(name)
      expect((await visitor.get(witnessAt())).status, name).toBe(404)
      expect((await visitor.post(witnessAt(), { do: 'yes' })).status, name).toBe(404)
    }
    // The database would not take it either.
    for (const name of ['nam', 'lan'] as const)
      await expect(
        world.db.transaction((tx) => tx.run(sql`update on_behalf_line set witness = ${id(name)}`)),
      ).rejects.toThrow()
  })

  test('says nothing of a line that was added after it was asked for', async () => {
    await ask('dung')
    const page = await world.as('dung').get(witnessAt())
    await enter('Dòng thêm sau.')
    expect((await fillForm(world.as('dung'), page, {}, { button: 'Đúng, tôi đã thấy ký' })).status).toBe(303)
    expect(await declared()).toEqual([LINE])
  })
})
