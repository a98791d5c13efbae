import { beforeEach, describe, expect, test } from 'vitest'
import { type CastName, castNames } from '../../test/cast.ts'
import { fillForm, useWorld } from '../../test/harness.ts'
import { send } from '../../test/walk.ts'
import { changePlace } from '../membership/membership.ts'
import { endLine, periodOfMonth } from '../movement/movement.ts'
import { paths } from '../paths.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { runDue } from '../timetable.ts'
import { enteringOn, LINE, OWN, PROMISE } from './testing/entering.ts'

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
  promised,
  deeds,
} = enteringOn(world)

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
