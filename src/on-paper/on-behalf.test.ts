import { beforeEach, describe, expect, test } from 'vitest'
import { type CastName, castNames } from '../../test/cast.ts'
import { type Browser, fillForm, type Page, useWorld } from '../../test/harness.ts'
import { send, signIn, until } from '../../test/walk.ts'
import { changePlace } from '../membership/membership.ts'
import { endLine, periodOfMonth } from '../movement/movement.ts'
import { paths } from '../paths.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { runDue } from '../timetable.ts'

const world = useWorld()
const LINE = 'Xin chi bộ góp ý cách vận động hộ ông Tư làm đường.'
const PROMISE = 'Khi có ngày công làm đường thì tôi đi đủ buổi.'

const id = (name: CastName) => world.cast.people[name].id
const cell = () => world.cast.units.thanh.id
const enterAt = (member: CastName = 'nam') => paths.onBehalfFor.to({ member: id(member) })
const confirmAt = (member: CastName = 'nam') => paths.onBehalfConfirm.to({ member: id(member) })
const witnessAt = (member: CastName = 'nam') => paths.onBehalfWitness.to({ member: id(member) })
const OWN = '/toi/nhap-thay'

/** Hương, who was shown Nam's slip, notes whom he named. */
async function named(helper: CastName = 'lan', person: CastName = 'nam'): Promise<void> {
  const huong = world.as('huong')
  const page = await huong.get(paths.cellHelpers.to({ cell: cell() }))
  expect((await fillForm(huong, page, { person: id(person), helper: id(helper) })).status).toBe(303)
}

/** Prints a slip with a code; the code as it stands on the paper. */
async function slipFor(person: CastName = 'nam', by: CastName = 'huong'): Promise<string> {
  const officer = world.as(by)
  const page = await officer.get(paths.cellSlips.to({ cell: cell() }))
  const paper = await fillForm(officer, page, { person: [id(person)] })
  expect(paper.status).toBe(200)
  return paper.dom.querySelector('.by-hand .code')!.text
}

const enter = async (line: string, due = 'none', by: CastName = 'lan', rest = {}): Promise<Page> => {
  const helper = world.as(by)
  return fillForm(helper, await helper.get(enterAt()), { line, due, ...rest }, { button: 'Lưu dòng này' })
}
const byCode = async (code: string, by: CastName = 'lan', page?: Page): Promise<Page> => {
  const helper = world.as(by)
  return fillForm(helper, page ?? (await helper.get(confirmAt())), { code }, { button: 'Xác nhận bằng mã' })
}
const ask = async (witness: CastName): Promise<Page> => {
  const lan = world.as('lan')
  const page = await lan.get(confirmAt())
  return fillForm(lan, page, { witness: id(witness) }, { button: 'Nhờ đồng chí ấy xác nhận' })
}
const press = async (browser: Browser, address: string, button: string): Promise<Page> =>
  fillForm(browser, await browser.get(address), {}, { button })

const declared = async () =>
  (await world.as('huong').get(paths.cellDeclared.to({ cell: cell() }))).dom
    .querySelectorAll('section.card .own-words')
    .map((line) => line.text)
const promised = async () =>
  (await world.as('huong').get(paths.cellPromises.to({ cell: cell() }))).dom
    .querySelectorAll('section.card .own-words')
    .map((line) => line.text)
const deeds = () =>
  world.db.rows<{ verb: string; actor: string; about: string }>(
    sql`select verb, actor, about from history where verb like 'line-%' order by n`,
  )

describe('Lan enters for Nam, who named her', () => {
  beforeEach(() => named())

  test('two lines; nobody of the cell reads them before he confirms, and then the very words', async () => {
    await enter(LINE)
    await enter(PROMISE, 'quarter')
    expect(await declared()).toEqual([])
    expect(await promised()).toEqual([])
    const code = await slipFor()
    const shown = await world.as('lan').get(confirmAt())
    expect(new Set(shown.dom.querySelectorAll('p.preview').map((line) => line.text))).toEqual(
      new Set([LINE, PROMISE]),
    )
    expect(shown.text).toContain('Trần Thị Hương (Bí thư chi bộ)')
    expect((await byCode(code)).status).toBe(303)
    expect(new Set(await declared())).toEqual(new Set([LINE, PROMISE]))
    expect(await promised()).toEqual([PROMISE])
    const page = await world.as('huong').get(paths.cellDeclared.to({ cell: cell() }))
    expect(page.text).toContain('nhập thay theo phiếu, đã xác nhận')
    expect(page.text).toContain('Huỳnh Văn Nam')
  })

  test('both names stand in the history, by their ids, and no word of the lines', async () => {
    await enter(LINE)
    await byCode(await slipFor())
    const all = await deeds()
    expect(all.map((deed) => deed.verb)).toEqual(['line-entered', 'line-confirmed-by-code'])
    for (const deed of all) {
      expect(deed.actor).toBe(id('lan'))
      expect(deed.about).toMatch(new RegExp(`^line:\\S+ person:${id('nam')} helper:${id('lan')}$`))
    }
  })

  test('Nam sees on his phone what was entered, by whom and when, and that nobody reads it yet', async () => {
    await enter(LINE)
    const page = await world.as('nam').get(OWN)
    for (const words of [LINE, 'Nguyễn Thị Lan nhập ngày 01/12/2026', 'chưa ai trong chi bộ đọc được'])
      expect(page.text).toContain(words)
    expect(page.text).toContain('Đồng chí đang nhờ Nguyễn Thị Lan')
    expect(page.text).toContain('Trần Thị Hương ghi ngày 01/12/2026')
  })

  test('Nam refuses: the line is gone, and no code brings it back', async () => {
    await enter(LINE)
    const open = await world.as('lan').get(confirmAt())
    const code = await slipFor()
    await press(world.as('nam'), OWN, 'Không phải, bỏ dòng này')
    expect((await world.as('nam').get(OWN)).text).not.toContain(LINE)
    expect((await byCode(code, 'lan', open)).status).toBe(422)
    expect(await declared()).toEqual([])
    expect((await deeds()).at(-1)).toMatchObject({ verb: 'line-refused', actor: id('nam') })
  })

  test('Nam says yes on his own phone, and later takes it back: the cell reads it no more', async () => {
    await enter(PROMISE, 'month')
    await press(world.as('nam'), OWN, 'Đúng, đưa ra chi bộ')
    expect(await promised()).toEqual([PROMISE])
    const page = await world.as('nam').get('/toi/viec-chi-bo-biet')
    expect(page.text).toContain(PROMISE)
    await press(world.as('nam'), OWN, 'Rút lại')
    expect([await declared(), await promised()]).toEqual([[], []])
    expect((await world.as('nam').get(OWN)).text).toContain('Đồng chí đã rút lại ngày 01/12/2026')
  })

  test('what counts stays when Nam opens his own month again on the phone', async () => {
    await enter(PROMISE, 'month')
    await byCode(await slipFor())
    const nam = world.as('nam')
    await send(nam, { marks: [{ sign: 'I.1.2', plan: 'Khi A, thì tôi làm B.', ask: true }] })
    await press(nam, '/thang-nay', 'Mở lại để sửa')
    expect(await declared()).toEqual([PROMISE])
    expect(await promised()).toEqual([PROMISE])
  })

  test.each([
    [{ line: '' }, 'Mời đồng chí điền ô này'],
    [{ line: 'x'.repeat(501), due: 'none' }, 'tối đa 500 chữ cái; đồng chí đã viết 501'],
    [{ line: LINE }, 'Mời đồng chí chọn một ý'],
    [{ line: LINE, due: 'other', 'other-day': '31/02/2027' }, 'Ngày chưa đúng'],
    [{ line: LINE, due: 'other', 'other-day': '01/11/2026' }, 'phải từ hôm nay trở đi'],
    [{ line: LINE, due: 'other', 'other-day': '01/01/2031' }, 'xa quá hai năm'],
  ])('is told what to mend of %o, and the words stay', async (values, sentence) => {
    const lan = world.as('lan')
    const refused = await fillForm(lan, await lan.get(enterAt()), values, { button: 'Lưu dòng này' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(sentence)
    expect(refused.dom.querySelector('textarea')!.text.trim()).toBe(values.line)
    expect(await world.db.rows(sql`select 1 from on_behalf_line`)).toEqual([])
  })

  test('takes a line away again; the same form twice is one line', async () => {
    const lan = world.as('lan')
    const page = await lan.get(enterAt())
    for (let n = 0; n < 3; n++)
      expect(
        (await fillForm(lan, page, { line: LINE, due: 'none' }, { button: 'Lưu dòng này' })).status,
      ).toBe(303)
    expect(await world.db.rows(sql`select 1 from on_behalf_line`)).toHaveLength(1)
    await press(lan, enterAt(), 'Bỏ dòng này')
    expect(await world.db.rows(sql`select 1 from on_behalf_line`)).toEqual([])
    expect((await deeds()).map((deed) => deed.verb)).toEqual(['line-entered', 'line-removed'])
  })
})

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

describe('whom a member names', () => {
  test('who names nobody has nobody who enters for them, and nobody can tell', async () => {
    for (const name of castNames) {
      const there = await world.as(name).get(enterAt())
      const nowhere = await world.as(name).get(paths.onBehalfFor.to({ member: randomId() }))
      expect([there.status, there.html], name).toEqual([nowhere.status, nowhere.html])
      expect(there.status).toBe(404)
      expect((await world.as(name).post(enterAt(), { line: LINE, due: 'none' })).status, name).toBe(404)
    }
  })

  test('Nam names Lan on his own phone, then Dũng in her place, then nobody', async () => {
    const nam = world.as('nam')
    const choose = async (name: CastName, button = 'Nhờ đồng chí này') =>
      fillForm(nam, await nam.get(OWN), { helper: id(name) }, { button })
    expect((await fillForm(nam, await nam.get(OWN), {}, { button: 'Nhờ đồng chí này' })).status).toBe(422)
    await choose('lan')
    expect((await world.as('lan').get(enterAt())).status).toBe(200)
    await choose('dung', 'Đổi sang đồng chí này')
    expect((await world.as('lan').get(enterAt())).status).toBe(404)
    expect((await world.as('dung').get(enterAt())).status).toBe(200)
    await press(nam, OWN, 'Thôi nhờ')
    expect((await world.as('dung').get(enterAt())).status).toBe(404)
    const verbs = await world.db.rows<{ verb: string }>(
      sql`select verb from history where verb like 'helper-%' order by n`,
    )
    expect(verbs.map((row) => row.verb)).toEqual(['helper-named', 'helper-named', 'helper-dropped'])
  })

  test('an officer notes it from the slip; nobody is their own helper, nor from elsewhere', async () => {
    const huong = world.as('huong')
    const page = await huong.get(paths.cellHelpers.to({ cell: cell() }))
    const same = await fillForm(huong, page, { person: id('nam'), helper: id('nam') })
    expect(same.status).toBe(422)
    expect(same.text).toContain('không ai tự nhờ chính mình')
    expect((await fillForm(huong, page, {})).status).toBe(422)
    const foreign = await huong.post(paths.cellHelpers.to({ cell: cell() }), {
      person: id('nam'),
      helper: id('minh'),
    })
    expect(foreign.status).toBe(422)
    await named()
    expect((await huong.get(paths.cellHelpers.to({ cell: cell() }))).text).toContain(
      'Huỳnh Văn Nam nhờ Nguyễn Thị Lan, từ ngày 01/12/2026',
    )
    await press(huong, paths.cellHelpers.to({ cell: cell() }), 'Bỏ')
    expect((await world.as('lan').get(enterAt())).status).toBe(404)
  })

  test.each([
    ['the helper', 'lan'],
    ['the member', 'nam'],
  ] as const)(
    '%s moves to another cell: nothing more is entered, and what waits is confirmed by nobody',
    async (_, who) => {
      await named()
      await enter(LINE)
      const code = await slipFor()
      await ask('dung')
      const open = await world.as('lan').get(confirmAt())
      const { commune, loi } = world.cast.units
      await changePlace(
        world.db,
        { tenant: commune.id, person: id(who), cell: loi.id, from: '2026-12-01' },
        { person: null, now: world.now },
      )
      expect((await world.as('lan').get(enterAt())).status).toBe(404)
      expect((await byCode(code, 'lan', open)).status).toBe(404)
      expect((await world.as('dung').get(witnessAt())).status).toBe(404)
      expect(await declared()).toEqual([])
    },
  )
})

describe('the period ends', () => {
  beforeEach(async () => {
    await named()
    await enter(LINE)
    await enter(PROMISE, 'month')
  })
  const ended = async () => {
    const { commune } = world.cast.units
    const period = (await periodOfMonth(world.db, commune.id, '2026-12-01'))!
    await world.db.transaction((tx) => endLine(tx, period, cell(), { person: id('huong'), now: world.now }))
  }

  test('before Nam confirmed: no code counts any more, and the words are gone from the database', async () => {
    const code = await slipFor()
    const open = await world.as('lan').get(confirmAt())
    await ended()
    const late = await byCode(code, 'lan', open)
    expect(late.status).toBe(422)
    expect((await world.as('nam').get(OWN)).text).not.toContain(LINE)
    await runDue(world.db, world.now)
    expect(await world.db.rows(sql`select 1 from on_behalf_line`)).toEqual([])
    expect(await declared()).toEqual([])
  })

  test('after he confirmed: what counts stays', async () => {
    await byCode(await slipFor())
    await ended()
    await runDue(world.db, world.now)
    expect(await promised()).toEqual([PROMISE])
    expect((await world.as('nam').get(OWN)).text).toContain('Đã xác nhận bằng mã trên phiếu ngày 01/12/2026')
  })

  test('while a line is being typed: it is told, not lost silently', async () => {
    const lan = world.as('lan')
    const page = await lan.get(enterAt())
    await ended()
    const late = await fillForm(
      lan,
      page,
      { line: 'Dòng tới muộn.', due: 'none' },
      { button: 'Lưu dòng này' },
    )
    expect(late.status).toBe(409)
    expect(late.text).toContain('Hiện chưa có kỳ tự soi nào mở')
    expect(late.html).toContain('Dòng tới muộn.')
  })
})

test('nobody but Nam, Lan and the second person reads what waits', async () => {
  await named()
  await enter(LINE)
  await ask('dung')
  const { people } = world.cast
  const readers: string[] = []
  for (const name of castNames)
    for (const address of [
      ...Object.values(paths)
        .filter((path) => !path.pattern.includes(':') && path.pattern !== paths.signOut.pattern)
        .map((path) => path.pattern as string),
      enterAt(),
      confirmAt(),
      witnessAt(),
      paths.cell.to({ cell: cell() }),
      paths.cellDeclared.to({ cell: cell() }),
      paths.cellPromises.to({ cell: cell() }),
      paths.cellHelpers.to({ cell: cell() }),
    ])
      if ((await world.as(name).get(address)).html.includes(LINE)) readers.push(people[name].name)
  expect(new Set(readers)).toEqual(new Set(['Huỳnh Văn Nam', 'Nguyễn Thị Lan', 'Lê Văn Dũng']))
})

describe('slips for a whole cell', () => {
  const stack = (kind: string) => paths.cellSlipStack.to({ cell: cell(), kind })

  test('one sheet a member, by name, nothing ticked and no code; of the month, to hand over, and of the commitment', async () => {
    for (const kind of ['thang', 'nhap-thay', 'cam-ket']) {
      const page = await world.as('huong').get(stack(kind))
      const sheets = page.dom.querySelectorAll('.slip')
      expect(sheets.map((sheet) => sheet.querySelector('strong')!.text)).toEqual([
        'Lê Văn Dũng',
        'Trần Thị Hương',
        'Nguyễn Thị Lan',
        'Huỳnh Văn Nam',
      ])
      expect(page.dom.querySelectorAll('.code, [checked]')).toHaveLength(0)
    }
    expect((await world.as('huong').get(stack('khac'))).status).toBe(404)
  })

  test('with a code only for those chosen; for nobody chosen it says so', async () => {
    const huong = world.as('huong')
    const page = await huong.get(paths.cellSlips.to({ cell: cell() }))
    expect((await fillForm(huong, page)).text).toContain('Mời chọn ít nhất một đồng chí')
    const paper = await fillForm(huong, page, { person: [id('nam'), id('lan')] })
    const codes = paper.dom.querySelectorAll('.code').map((code) => code.text)
    expect(codes).toHaveLength(2)
    for (const code of codes) expect(code).toMatch(/^\d{6} \d{6}$/)
    expect(paper.text).toContain('Hết hạn ngày 10/12/2026')
  })

  test('a member prints one of each for themself, blank and without a name', async () => {
    for (const address of ['/phieu-trang', '/phieu-nhap-thay', '/phieu-cam-ket']) {
      const page = await world.as('nam').get(address)
      expect(page.dom.querySelectorAll('.slip')).toHaveLength(1)
      expect(page.text).not.toContain('Huỳnh Văn Nam')
      expect(page.dom.querySelectorAll('.code')).toHaveLength(0)
    }
  })
})
