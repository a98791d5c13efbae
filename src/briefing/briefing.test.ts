import { beforeEach, describe, expect, test } from 'vitest'
import { fillForm, formFields, useWorld } from '../../test/harness.ts'
import { directiveOf, movementBy, sessionOf } from '../../test/movements.ts'
import { changePlace, join } from '../membership/membership.ts'
import { moveUnit } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { briefingNumbers, layBriefing } from './briefing.ts'

const world = useWorld()
let movement: string
let directive: string

beforeEach(async () => {
  movement = await movementBy(world, 'commune')
  directive = await directiveOf(world, 'commune', movement)
})

const { to: sessionAt } = paths.briefing
const rollAt = (briefing: string, cell: 'thanh' | 'loi' = 'thanh') =>
  paths.briefingRoll.to({ cell: world.cast.units[cell].id, briefing })
const listAt = () => paths.cellBriefing.to({ cell: world.cast.units.thanh.id })
const id = (name: 'nam' | 'lan' | 'huong' | 'dung' | 'minh' | 'la' | 'hai') => world.cast.people[name].id
const numbers = () => briefingNumbers(world.db, world.cast.units.commune.id, '2026-12-01')
const presence = () =>
  world.db.rows<{ full_name: string; present: boolean }>(sql`
    select n.full_name, p.present from briefing_presence p join person n on n.id = p.person order by n.full_name`)

async function write(name: 'huong' | 'phuc' | 'tam' | 'la', at: string, present: string[]) {
  const browser = world.as(name)
  return fillForm(browser, await browser.get(at), { person: present })
}

/** Leaves the other commune for Lan's cell. */
async function transfer(db: typeof world.db, name: 'la') {
  const by = { person: null, now: world.now }
  const { otherCommune, units } = world.cast
  await db.run(sql`update post set valid_to = '2026-12-01' where person = ${id(name)}`)
  await changePlace(db, { tenant: otherCommune.id, person: id(name), status: 'left', from: '2026-12-01' }, by)
  await join(
    db,
    {
      tenant: units.commune.id,
      person: id(name),
      cell: units.thanh.id,
      status: 'official',
      from: '2026-12-01',
    },
    by,
  )
}

const SESSION = {
  directive: [] as string[],
  whom: 'all',
  'held-on': '01/12/2026',
  'at-time': '7:30',
  place: 'Hội trường xã',
}

describe('a session', () => {
  test('is written down by Phúc, Hương ticks who of her cell came, and who is left is a list', async () => {
    const phuc = world.as('phuc')
    const board = await phuc.get(paths.briefings.to())
    expect(board.text).toContain('0 trên 8 đảng viên đã học đủ văn bản. Còn 8 đồng chí phải học.')
    const form = await phuc.get(paths.briefingNew.to())
    const laid = await phuc.follow(
      await fillForm(phuc, form, {
        ...SESSION,
        directive: [directive],
        'guests-invited': '12',
        'guests-present': '9',
      }),
    )
    expect(laid.text).toContain('7:30, ngày 01/12/2026, Hội trường xã')
    expect(laid.text).toContain('Cán bộ không phải đảng viên: 9 trên 12 lượt mời đã dự.')
    const briefing = (await world.db.row<{ id: string }>(sql`select id from briefing`)).id
    const roll = await world.as('huong').get(rollAt(briefing))
    // Given names in their order; nothing is ticked beforehand.
    expect(roll.dom.querySelectorAll('.choice span').map((one) => one.text)).toEqual([
      'Lê Văn Dũng',
      'Trần Thị Hương',
      'Nguyễn Thị Lan',
      'Huỳnh Văn Nam',
    ])
    expect(roll.dom.querySelectorAll('input[checked]')).toEqual([])
    const saved = await write('huong', rollAt(briefing), [id('huong'), id('lan')])
    expect(saved.status).toBe(303)
    expect(await presence()).toEqual([
      { full_name: 'Huỳnh Văn Nam', present: false },
      { full_name: 'Lê Văn Dũng', present: false },
      { full_name: 'Nguyễn Thị Lan', present: true },
      { full_name: 'Trần Thị Hương', present: true },
    ])
    expect((await phuc.get(sessionAt({ briefing }))).text).toContain('Chi bộ ấp Quới Thạnh2 trên 4 có mặt')
    const left = await world.as('huong').get(listAt())
    expect(left.text).toContain('2 trên 4 đảng viên đã học đủ văn bản. Còn 2 đồng chí phải học.')
    expect(left.dom.querySelectorAll('.left-list li').map((one) => one.firstChild?.text)).toEqual([
      'Lê Văn Dũng',
      'Huỳnh Văn Nam',
    ])
    expect(await numbers()).toEqual({
      members: 8,
      briefed: 2,
      byReading: 0,
      guests: { invited: 12, present: 9 },
    })
    expect((await world.as('lan').get(paths.movements.to())).text).toContain('Đã học ngày 01/12/2026')
    const deeds = await world.db.rows<{ verb: string; about: string }>(
      sql`select verb, about from history where verb like 'briefing%' order by n`,
    )
    expect(deeds).toEqual([
      { verb: 'briefing-laid', about: `briefing:${briefing}` },
      { verb: 'briefing-roll-kept', about: `briefing:${briefing} cell:${world.cast.units.thanh.id}` },
    ])
  })

  test('is made up for those who missed it, and only for them', async () => {
    const briefing = await sessionOf(world, movement, [directive])
    await write('huong', rollAt(briefing), [id('huong'), id('lan')])
    world.now = new Date('2026-12-01T15:00:00+07:00')
    const phuc = world.as('phuc')
    const page = await phuc.get(sessionAt({ briefing }))
    const link = page.dom.querySelector('.actions a')!.getAttribute('href')!
    const form = await phuc.get(link)
    const early = await fillForm(phuc, form, { 'held-on': '30/11/2026', place: 'Nhà văn hóa' })
    expect(early.status).toBe(422)
    expect(early.text).toContain('Buổi học bù không thể trước buổi chính (01/12/2026).')
    await fillForm(phuc, form, { 'held-on': '03/12/2026', place: 'Nhà văn hóa' })
    const { id: makeUp } = await world.db.row<{ id: string }>(
      sql`select id from briefing where makes_up = ${briefing}`,
    )
    const ahead = await world.as('huong').get(rollAt(makeUp))
    expect(ahead.text).toContain('Buổi này chưa đến ngày')
    expect(ahead.dom.querySelectorAll('main li').map((one) => one.text)).toEqual([
      'Lê Văn Dũng',
      'Huỳnh Văn Nam',
    ])
    const forced = await world.as('huong').post(rollAt(makeUp), { person: id('nam'), seen: '' })
    expect(forced.status).toBe(422)
    expect(forced.text).toContain('chưa đến ngày nên chưa ghi được')
    // Dũng reads meanwhile, so he need not come.
    const dung = world.as('dung')
    await fillForm(dung, await dung.get(paths.movements.to()), {}, { button: 'Tôi đã đọc văn bản này' })
    expect((await world.as('huong').get(rollAt(makeUp))).text).not.toContain('Lê Văn Dũng')
    await world.db.run(sql`update briefing set held_on = '2026-12-01' where id = ${makeUp}`)
    await world.db.run(sql`update briefing set held_on = '2026-11-30' where id = ${briefing}`)
    await write('huong', rollAt(makeUp), [id('nam')])
    expect(await numbers()).toMatchObject({ briefed: 4, byReading: 1 })
  })

  test('without a roll it may be dropped; with one it stays, and its day stands', async () => {
    const phuc = world.as('phuc')
    const none = await sessionOf(world, movement, [directive])
    const dropped = await phuc.follow(
      await fillForm(
        phuc,
        await phuc.get(sessionAt({ briefing: none })),
        {},
        { button: 'Buổi này không tổ chức' },
      ),
    )
    expect(dropped.text).toContain('Đã bỏ buổi học.')
    expect((await phuc.get(sessionAt({ briefing: none }))).status).toBe(404)
    const kept = await sessionOf(world, movement, [directive])
    const page = await phuc.get(sessionAt({ briefing: kept }))
    await write('huong', rollAt(kept), [id('lan')])
    const late = await phuc.follow(await fillForm(phuc, page, {}, { button: 'Buổi này không tổ chức' }))
    expect(late.text).toContain('Buổi này đã ghi người dự nên không bỏ được.')
    const moved = await fillForm(phuc, late, { 'held-on': '30/11/2026' }, { button: 'Lưu' })
    expect(moved.text).toContain('Đã ghi người dự buổi ngày 01/12/2026 nên không đổi ngày được.')
  })
})

describe('what can’t be taken as it is', () => {
  test.each([
    [
      { 'guests-invited': '5', 'guests-present': '6' },
      'guests-present',
      'không được nhiều hơn số được mời (5)',
    ],
    [{ 'guests-invited': '-1' }, 'guests-invited', 'từ 0 đến 9999'],
    [
      { 'guests-invited': '3', 'guests-present': '2', 'held-on': '05/12/2026' },
      'guests-present',
      'chưa đến ngày',
    ],
    [{ 'held-on': '14/05/2016' }, 'held-on', 'trước ngày ban hành văn bản (15/05/2016)'],
    [{ 'held-on': '31/11/2026' }, 'held-on', 'Ngày chưa đúng'],
    [{ 'held-on': '' }, 'held-on', 'Mời đồng chí điền ô này'],
    [{ 'held-on': '01/12/2028' }, 'held-on', 'Ngày này xa quá'],
    [{ 'at-time': '25:00' }, 'at-time', 'Giờ chưa đúng'],
    [{ place: '' }, 'place', 'Mời đồng chí điền ô này'],
    [{ place: 'a'.repeat(121) }, 'place', 'tối đa 120'],
    [{ whom: '' }, 'whom', 'Mời đồng chí chọn một ý'],
    [{ whom: 'some' }, 'cell', 'chọn ít nhất một chi bộ'],
    [{ directive: [] }, 'directive', 'chọn ít nhất một văn bản'],
  ])('%o is told at %s and kept', async (changes, field, sentence) => {
    const phuc = world.as('phuc')
    const page = await phuc.post(paths.briefingNew.to(), {
      ...SESSION,
      movement,
      directive: [directive],
      ...(changes as Record<string, string>),
    })
    expect(page.status).toBe(422)
    expect(page.dom.querySelector(`.errors a[href="#${field}"]`)?.text).toContain(sentence)
    for (const [name, typed] of Object.entries(changes))
      if (typeof typed === 'string' && name !== 'whom')
        expect(page.dom.querySelector(`input[name=${name}]`)?.getAttribute('value')).toBe(typed)
    expect(await world.db.rows(sql`select 1 from briefing`)).toEqual([])
  })

  test('a cell, a paper or a movement of elsewhere', async () => {
    const phuc = world.as('phuc')
    const post = (changes: Record<string, string | string[]>) =>
      phuc.post(paths.briefingNew.to(), { ...SESSION, movement, directive: [directive], ...changes })
    expect((await post({ whom: 'some', cell: world.cast.units.other.id })).text).toContain(
      'ít nhất một chi bộ',
    )
    expect((await post({ directive: [directive, randomId()] })).text).toContain('văn bản của phong trào này')
    expect((await post({ movement: randomId() })).status).toBe(404)
    expect((await post({ 'makes-up': randomId() })).status).toBe(404)
  })

  test('a member of another commune, or of another cell, can’t be ticked', async () => {
    const briefing = await sessionOf(world, movement, [directive])
    for (const name of ['la', 'minh'] as const) {
      const page = await world.as('huong').post(rollAt(briefing), { person: [id('lan'), id(name)], seen: '' })
      expect(page.status).toBe(422)
      expect(page.text).toContain('không còn trong danh sách chi bộ vào ngày học')
      expect(page.html).not.toContain(world.cast.people[name].name)
      expect(page.dom.querySelector(`input[value="${id('lan')}"]`)?.hasAttribute('checked')).toBe(true)
    }
    expect(await presence()).toEqual([])
  })

  test('Lan, transferred meanwhile, is told of; ticked before, she stays where she was briefed', async () => {
    const briefing = await sessionOf(world, movement, [directive])
    const huong = world.as('huong')
    const { action, fields } = formFields(await huong.get(rollAt(briefing)), {
      person: [id('lan'), id('nam')],
    })
    const move = () =>
      changePlace(
        world.db,
        { tenant: world.cast.units.commune.id, person: id('lan'), cell: world.cast.units.loi.id },
        { person: null, now: world.now },
      )
    await world.db.run({ text: 'savepoint moved', values: [], name: 'moved' })
    await move()
    const late = await huong.post(action, fields)
    expect(late.status).toBe(422)
    expect(late.text).toContain('có thể vừa chuyển sinh hoạt')
    expect(late.text).not.toContain('Nguyễn Thị Lan')
    await world.db.run({ text: 'rollback to savepoint moved', values: [], name: 'unmoved' })
    expect((await huong.post(action, fields)).status).toBe(303)
    await move()
    expect((await huong.get(rollAt(briefing))).text).toContain('Nguyễn Thị Lan')
    expect((await world.as('tam').get(rollAt(briefing, 'loi'))).text).not.toContain('Nguyễn Thị Lan')
    expect((await world.as('lan').get(paths.movements.to())).text).toContain('Đã học ngày 01/12/2026')
  })

  test('two who write at once: the second sees what the first wrote, and loses no tick', async () => {
    const briefing = await sessionOf(world, movement, [directive])
    const phuc = world.as('phuc')
    const open = await phuc.get(rollAt(briefing))
    await write('huong', rollAt(briefing), [id('lan')])
    world.now = new Date(world.now.getTime() + 60_000)
    const second = await fillForm(phuc, open, { person: [id('nam')] })
    expect(second.status).toBe(409)
    expect(second.text).toContain('Vừa có người khác ghi danh sách này')
    expect(second.text).toContain('Nguyễn Thị Lanđã ghi: có mặt')
    expect(second.dom.querySelectorAll('input[checked]').map((one) => one.getAttribute('value'))).toEqual([
      id('nam'),
    ])
    expect((await fillForm(phuc, second, { person: [id('nam'), id('lan')] })).status).toBe(303)
    expect((await presence()).filter(({ present }) => present)).toHaveLength(2)
  })

  test('the same form again is one roll', async () => {
    const briefing = await sessionOf(world, movement, [directive])
    const huong = world.as('huong')
    const page = await huong.get(rollAt(briefing))
    for (let n = 0; n < 2; n++)
      expect((await fillForm(huong, page, { person: [id('lan')] })).status).toBe(303)
    const deeds = await world.db.rows(sql`select 1 from history where verb = 'briefing-roll-kept'`)
    expect(deeds).toHaveLength(1)
  })
})

describe('own reading', () => {
  const read = async (name: 'lan' | 'nam', button = 'Tôi đã đọc văn bản này') => {
    const browser = world.as(name)
    return browser.follow(await fillForm(browser, await browser.get(paths.movements.to()), {}, { button }))
  }

  test('Lan says that she read it, the officers see her off the list, and she takes it back', async () => {
    expect((await read('lan')).text).toContain('Tự đọc, báo ngày 01/12/2026')
    expect((await world.as('huong').get(listAt())).text).not.toContain('Nguyễn Thị Lan')
    expect(await numbers()).toMatchObject({ briefed: 1, byReading: 1 })
    expect((await read('lan', 'Bỏ ghi, tôi chưa đọc')).text).toContain('Chưa học')
    expect((await world.as('huong').get(listAt())).text).toContain('Nguyễn Thị Lan')
    await read('lan')
    expect(await numbers()).toMatchObject({ briefed: 1 })
  })

  test('nobody says so for her, and Quân, who is no member, is not asked', async () => {
    await read('nam')
    const rows = await world.db.rows(sql`select person from directive_reading`)
    expect(rows).toEqual([{ person: id('nam') }])
    expect((await world.as('quan').get(paths.movements.to())).text).not.toContain('Tôi đã đọc')
    for (const name of ['quan', 'la', 'tinh'] as const)
      expect((await world.as(name).post(paths.directiveRead.to({ directive }), { read: 'yes' })).status).toBe(
        404,
      )
    expect((await world.as('lan').post(paths.directiveRead.to({ directive: randomId() }), {})).status).toBe(
      404,
    )
  })
})

test('La, who comes from another commune of the province, is not taken for briefed here, and says that they read it', async () => {
  const shared = await movementBy(world, 'province')
  const paper = await directiveOf(world, 'province', shared, 'Chỉ thị của tỉnh')
  const { units, otherCommune } = world.cast
  const by = { person: null, now: world.now }
  await moveUnit(world.db, otherCommune, units.province, '2026-11-01', by)
  const there = await layBriefing(
    world.db,
    otherCommune.id,
    {
      movement: shared,
      directives: [paper],
      cells: [units.other.id],
      makesUp: null,
      heldOn: '2026-11-20',
      atTime: '',
      place: 'Hội trường',
      guestsInvited: 0,
      guestsPresent: 0,
    },
    by,
  )
  await write('la', paths.briefingRoll.to({ cell: units.other.id, briefing: there }), [id('la')])
  await transfer(world.db, 'la')
  const la = world.as('la')
  const page = await la.get(paths.movements.to())
  expect(page.text).not.toContain('Đã học')
  expect((await world.as('huong').get(listAt())).text).toContain('Lý Người Lạ')
  await fillForm(la, page, {}, { action: paths.directiveRead.to({ directive: paper }) })
  expect((await la.get(paths.myExport.to())).html).toContain('(có mặt)')
})

test('what is written down of Lan’s study stands in her data, and in nobody else’s', async () => {
  const briefing = await sessionOf(world, movement, [directive])
  await write('huong', rollAt(briefing), [id('huong')])
  const lan = world.as('lan')
  await fillForm(lan, await lan.get(paths.movements.to()), {}, { button: 'Tôi đã đọc văn bản này' })
  const paper = 'Chỉ thị về học tập và làm theo Bác số 05-CT/TW ngày 15/05/2016'
  const own = (await lan.get(paths.myExport.to())).html
  for (const how of ['vắng', 'tự đọc']) expect(own).toContain(`Ngày 01/12/2026: ${paper} (${how})`)
  expect((await lan.get(paths.myData.to())).text).toContain('2 lần ghi về học tập, quán triệt')
  expect((await world.as('minh').get(paths.myExport.to())).html).not.toContain(paper)
})

describe('who sees the list', () => {
  test('the officers of the cell and the board, printed with who and when; nobody else', async () => {
    const paper = await world.as('phuc').get(paths.unbriefed.to())
    expect(paper.text).toContain('In ngày 01/12/2026. Người in: Đặng Hữu Phúc.')
    expect(paper.text).toContain('Chi bộ ấp Quới Thạnh Lê Văn Dũng')
    // Hải is excused from meetings and is not awaited.
    expect(paper.text).not.toContain('Bùi Văn Hải')
    for (const name of ['nam', 'lan', 'kiem', 'quan', 'tinh', 'la'] as const) {
      expect((await world.as(name).get(paths.unbriefed.to())).status).toBe(404)
      expect((await world.as(name).get(listAt())).status).toBe(404)
    }
    expect((await world.as('tam').get(listAt())).status).toBe(404)
    expect((await world.as('huong').get(paths.briefings.to())).status).toBe(404)
  })

  test('a session of another commune is not there', async () => {
    const briefing = await sessionOf(world, movement, [directive], { cells: [world.cast.units.loi.id] })
    // Not invited.
    expect((await world.as('huong').get(rollAt(briefing))).status).toBe(404)
    expect((await world.as('la').get(rollAt(briefing))).status).toBe(404)
    expect((await world.as('tam').get(rollAt(briefing, 'loi'))).status).toBe(200)
  })

  test('the committee reads it as a sentence', async () => {
    expect((await world.as('phuc').get(paths.committee.to())).text).toContain('Còn 8 đồng chí phải học.')
  })
})
