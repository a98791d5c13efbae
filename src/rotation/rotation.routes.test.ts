import { beforeEach, describe, expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { fillForm, type Page, useWorld } from '../../test/harness.ts'
import { planMeeting } from '../meeting/meeting.ts'
import { usualMeeting } from '../meeting/meeting-default.rules.ts'
import { setMeetingDefaults } from '../meeting/meeting-default.ts'
import { addPerson, changePlace, join, NO_FACTS } from '../membership/membership.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { runDue } from '../timetable.ts'
import { adoptedOf, draftOf } from './rotation.queries.ts'
import { defaultRotationPolicy, placeOf } from './rotation-plan.rules.ts'

const world = useWorld()
const tenant = () => world.cast.units.commune.id
const cell = () => world.cast.units.thanh.id
const at = (name: 'rotation' | 'rotationPrint' | 'rotationApart') => paths[name].to({ cell: cell() })
const id = (name: CastName) => world.cast.people[name].id
const moveAt = (person: string) => paths.rotationMove.to({ cell: cell(), person })

const strangers = ['nam', 'lan', 'tam', 'phuc', 'quan', 'kiem', 'tinh', 'la'] as const

async function addMembers(count: number) {
  const by = { person: null, now: world.now }
  for (let n = 1; n <= count; n++) {
    const person = await addPerson(world.db, { ...NO_FACTS, fullName: `Phạm Văn ${n}` }, world.now)
    await join(
      world.db,
      { tenant: tenant(), person, cell: cell(), status: 'official', from: '2024-01-01' },
      by,
    )
  }
}

/** As Hương: lays out a plan. */
async function draft(): Promise<Page> {
  const huong = world.as('huong')
  return huong.follow(await fillForm(huong, await huong.get(at('rotation')), {}, { action: '/lap' }))
}

async function adopt(): Promise<Page> {
  const huong = world.as('huong')
  const page = await draft()
  return huong.follow(await fillForm(huong, page, {}, { action: '/thong-qua' }))
}

const running = async () => (await adoptedOf(world.db, tenant(), cell()))!

/** Who is up, meeting by meeting, as the page says it. */
const turnsOn = (page: Page) =>
  page.dom
    .querySelectorAll('.turns > li')
    .map((li) => [li.querySelector('h3')?.text, ...li.querySelectorAll('strong').map((one) => one.text)])

describe('the plan of a cell', () => {
  test('Hương lays it out, sees why, and adopts it; only then Lan sees it, her own turn first', async () => {
    expect((await world.as('huong').get(at('rotation'))).text).toContain('Lập kế hoạch')
    const page = await draft()
    expect(page.text).toContain('Chưa thông qua')
    expect(page.text).toContain('4 đảng viên, mỗi kỳ họp 1 đồng chí: 4 kỳ thì hết một vòng.')
    expect(turnsOn(page).map(([title]) => title)).toEqual([
      'Kỳ họp 03/01/2027',
      'Kỳ họp 03/02/2027',
      'Kỳ họp 03/03/2027',
      'Kỳ họp 03/04/2027',
    ])
    expect(page.text).toContain('Những đồng chí chưa ghi lần kiểm điểm nào thì máy bốc thăm thứ tự.')
    expect(page.text.match(/máy bốc thăm/g)).toHaveLength(1)
    expect(page.dom.querySelectorAll('.turns small').map((one) => one.text)).toContain('Bốc thăm được thứ 1.')
    expect((await world.as('lan').get(paths.myRotation.to())).text).toBe(
      'Kiểm điểm xoay vòng của chi bộ Chi bộ chưa thông qua kế hoạch kiểm điểm xoay vòng.',
    )

    const huong = world.as('huong')
    const adopted = await huong.follow(await fillForm(huong, page, {}, { action: '/thong-qua' }))
    expect(adopted.text).toContain('Đã thông qua ngày 01/12/2026')
    const mine = await world.as('lan').get(paths.myRotation.to())
    const { plan } = await running()
    expect(mine.dom.querySelector('.card')?.text).toContain(
      `Kỳ họp ${showDay(plan.meetings[placeOf(plan, id('lan'))]!.on)}`,
    )
    expect(turnsOn(mine)).toEqual(turnsOn(page))
    expect(mine.dom.querySelectorAll('main form, main .turns a')).toHaveLength(0)
  })

  test('is adopted at a meeting of the cell, which the paper names', async () => {
    await planMeeting(
      world.db,
      {
        tenant: tenant(),
        cell: cell(),
        kind: 'ordinary',
        month: '2026-11-01',
        day: '2026-11-29',
        time: '19:30',
        place: 'Nhà văn hóa',
      },
      { person: id('huong'), now: world.now },
    )
    await adopt()
    expect((await running()).adopted_at_meeting).not.toBeNull()
    expect((await world.as('huong').get(at('rotationPrint'))).text).toContain(
      'Chi bộ thông qua ngày 01/12/2026, tại kỳ họp 29/11/2026.',
    )
  })

  test('a meeting of another cell is not taken for one of this', async () => {
    const page = await draft()
    const huong = world.as('huong')
    const { rotation, revision } = { rotation: '', revision: '1' }
    const fields = {
      rotation: (await draftOf(world.db, tenant(), cell()))!.id,
      revision,
      meeting: randomId(),
    }
    expect(rotation).toBe('')
    expect(page.status).toBe(200)
    expect((await huong.post(`${at('rotation')}/thong-qua`, fields)).status).toBe(303)
    expect((await running()).adopted_at_meeting).toBeNull()
  })

  test.each(strangers)('%s finds nothing of it, and changes nothing', async (name) => {
    await adopt()
    const before = await running()
    const other = world.as(name)
    for (const path of [at('rotation'), at('rotationPrint'), at('rotationApart'), moveAt(id('lan'))])
      expect((await other.get(path)).status).toBe(404)
    for (const path of [
      `${at('rotation')}/lap`,
      `${at('rotation')}/thong-qua`,
      at('rotationApart'),
      moveAt(id('lan')),
    ])
      expect(
        (
          await other.post(path, {
            rotation: before.id,
            revision: '1',
            what: 'absent',
            person: id('nam'),
            other: id('lan'),
          })
        ).status,
      ).toBe(404)
    expect(await running()).toEqual(before)
    expect(await draftOf(world.db, tenant(), cell())).toBeNull()
  })

  test('Tám of the other cell has her own, and Minh there sees nothing of this one', async () => {
    await adopt()
    const tam = world.as('tam')
    expect((await tam.get(paths.rotation.to({ cell: world.cast.units.loi.id }))).text).toContain(
      'Lập kế hoạch',
    )
    expect((await world.as('minh').get(paths.myRotation.to())).text).not.toContain('Nguyễn Thị Lan')
    expect((await world.as('quan').get(paths.myRotation.to())).text).toContain('chưa sinh hoạt ở chi bộ nào')
    expect((await world.as('tinh').get(paths.myRotation.to())).status).toBe(404)
  })

  test('Dũng, deputy, may as well', async () => {
    const dung = world.as('dung')
    const page = await dung.follow(
      await fillForm(dung, await dung.get(at('rotation')), {}, { action: '/lap' }),
    )
    expect((await fillForm(dung, page, {}, { action: '/thong-qua' })).status).toBe(303)
    expect((await running()).adopted_on).toBe('2026-12-01')
  })

  test('a cell without members is told so', async () => {
    const huong = world.as('huong')
    const page = await huong.get(at('rotation'))
    await world.db.run(sql`delete from membership where cell = ${cell()}`)
    const told = await fillForm(huong, page, {}, { action: '/lap' })
    expect(told.status).toBe(422)
    expect(told.text).toContain('Chi bộ chưa có đảng viên nào để xếp.')
  })

  test('the same button pressed twice lays out one plan', async () => {
    const huong = world.as('huong')
    const page = await huong.get(at('rotation'))
    await fillForm(huong, page, {}, { action: '/lap' })
    await fillForm(huong, page, {}, { action: '/lap' })
    expect(await world.db.rows(sql`select 1 from rotation`)).toHaveLength(1)
  })

  test('a draft that was laid out anew, changed or is late is not adopted from an old page', async () => {
    const huong = world.as('huong')
    const page = await draft()
    await draft()
    const gone = await fillForm(huong, page, {}, { action: '/thong-qua' })
    expect(gone.status).toBe(409)
    expect(gone.text).toContain('Dự thảo này không còn')
    await world.db.run(sql`update rotation set plan = jsonb_set(plan, '{meetings,0,on}', '"2026-11-30"')`)
    const late = await fillForm(huong, gone, {}, { action: '/thong-qua' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Kỳ họp đầu của dự thảo đã qua')
    expect(await adoptedOf(world.db, tenant(), cell())).toBeNull()
  })

  test('while a new draft waits, the cell goes by the plan it adopted', async () => {
    await adopt()
    const page = await draft()
    expect(page.text).toContain('vẫn theo kế hoạch đã thông qua ngày 01/12/2026')
    const huong = world.as('huong')
    const other = await huong.get(`${at('rotation')}?dang-theo`)
    expect(other.text).toContain('Đã thông qua ngày 01/12/2026')
    expect(other.dom.querySelector('.turn a')?.getAttribute('href')).toMatch(/\?dang-theo$/)
    expect((await world.as('lan').get(paths.myRotation.to())).text).toContain('Đã thông qua ngày 01/12/2026')
    const lan = moveAt(id('lan'))
    const before = await draftOf(world.db, tenant(), cell())
    await fillForm(huong, await huong.get(`${lan}?dang-theo`), { what: 'absent' })
    expect((await running()).revision).toBe(2)
    expect(await draftOf(world.db, tenant(), cell())).toMatchObject({ revision: before!.revision })
  })
})

describe('the paper', () => {
  test('of a cell of 19 says for every meeting who, and why', async () => {
    await addMembers(15)
    await adopt()
    const page = await world.as('huong').get(at('rotationPrint'))
    expect(page.text).toContain('19 đảng viên, mỗi kỳ họp 2 đồng chí: 10 kỳ thì hết một vòng.')
    const rows = page.dom.querySelectorAll('tbody')
    expect(rows.map((body) => body.querySelector('th')?.text)).toEqual(
      Array.from({ length: 10 }, (_, i) => `03/${String(i + 1).padStart(2, '0')}/2027`),
    )
    const whys = rows.flatMap((body) => body.querySelectorAll('td:last-child').map((td) => td.text))
    expect(whys.filter((why) => why.includes('Bốc thăm được thứ'))).toHaveLength(19)
    expect(page.text.match(/máy bốc thăm/g)).toHaveLength(1)
    expect(new Set(whys).size).toBe(whys.length)
    expect(page.text).toContain('CHI BỘ ẤP QUỚI THẠNH')
    expect(page.text).toContain('T/M CHI BỘ')
  })

  test('of a draft says that it is one; without a plan there is no paper', async () => {
    const huong = world.as('huong')
    expect((await huong.get(at('rotationPrint'))).status).toBe(404)
    await draft()
    expect((await huong.get(at('rotationPrint'))).text).toContain('DỰ THẢO, CHƯA THÔNG QUA')
  })

  test.each([
    [
      null,
      true,
      '25 đảng viên, mỗi kỳ họp 2 đồng chí: 13 kỳ thì hết một vòng. Vòng này dài hơn 12 kỳ, như chính sách cho phép.',
    ],
    [3, true, '25 đảng viên, mỗi kỳ họp từ 2 đến 3 đồng chí: 9 kỳ thì hết một vòng. Có kỳ quá 2 đồng chí'],
    [null, false, 'Như vậy là dài hơn 12 kỳ mà chính sách cho phép: cần quyết định'],
  ] as const)(
    'of a cell of 25, by the policy (%o a meeting, longer %o), says which way it goes',
    async (exceptional, longerAllowed, words) => {
      await setMeetingDefaults(
        world.db,
        tenant(),
        { meeting: usualMeeting, rotation: { ...defaultRotationPolicy, exceptional, longerAllowed } },
        { person: id('quan'), now: world.now },
      )
      await addMembers(21)
      expect((await draft()).text).toContain(words)
      expect((await world.as('huong').get(at('rotationPrint'))).text).toContain(words)
    },
  )
})

describe('a turn', () => {
  let first: string
  let second: string
  beforeEach(async () => {
    await adopt()
    const { plan } = await running()
    first = plan.meetings[0]!.places[0]!.member
    second = plan.meetings[1]!.places[0]!.member
  })
  const huong = () => world.as('huong')
  const open = async (person = first) => huong().get(moveAt(person))
  const monthOf = async (person: string) => {
    const { plan } = await running()
    return plan.meetings[placeOf(plan, person)]?.id
  }

  test('is swapped with a colleague’s, by menu; both places say so', async () => {
    const page = await huong().follow(await fillForm(huong(), await open(), { what: 'swap', with: second }))
    expect(page.text).toContain('Đã đổi.')
    expect(page.text).toContain('Chi bộ cho đổi chỗ với đồng chí')
    expect(page.text).toContain('đổi chỗ cho nhau')
    expect([await monthOf(first), await monthOf(second)]).toEqual(['2027-02-01', '2027-01-01'])
  })

  test('is moved to another meeting', async () => {
    const fourth = (await running()).plan.meetings[3]!.places[0]!.member
    await fillForm(huong(), await open(fourth), { what: 'move', to: '2027-02-01' })
    expect(await monthOf(fourth)).toBe('2027-02-01')
  })

  test('is not offered a meeting that is full; a colleague of that meeting is still there to change with', async () => {
    const fourth = (await running()).plan.meetings[3]!.places[0]!.member
    const offered = async (select: string) =>
      (await open()).dom
        .querySelectorAll(`select[name="${select}"] option`)
        .map((one) => one.getAttribute('value'))
    expect(await offered('to')).toContain('2027-02-01')
    await fillForm(huong(), await open(fourth), { what: 'move', to: '2027-02-01' })
    expect(await offered('to')).not.toContain('2027-02-01')
    expect(await offered('to')).toContain('2027-03-01')
    expect(await offered('with')).toContain(fourth)
  })

  test('goes elsewhere when its member can’t come', async () => {
    await fillForm(huong(), await open(), { what: 'absent' })
    expect(await monthOf(first)).not.toBe('2027-01-01')
    expect((await huong().get(at('rotation'))).text).toContain('báo vắng')
  })

  test.each([
    [{}, 'Mời đồng chí chọn một ý.'],
    [{ what: 'fly' }, 'Mời đồng chí chọn một ý.'],
    [{ what: 'move' }, 'Mời đồng chí chọn kỳ họp muốn chuyển sang.'],
    [{ what: 'move', to: '2025-01-01' }, 'Mời đồng chí chọn kỳ họp muốn chuyển sang.'],
    [{ what: 'swap', with: 'x' }, 'Mời đồng chí chọn người đổi chỗ.'],
    [{ what: 'move', to: '2027-02-01' }, 'Chuyển như vậy thì có kỳ họp thiếu người.'],
  ] as [{ what?: string; to?: string; with?: string }, string][])(
    '%o is refused in words, and what was chosen stays',
    async (values, sentence) => {
      const row = await running()
      const page = await huong().post(moveAt(first), { rotation: row.id, revision: '1', ...values })
      expect(page.status).toBe(422)
      expect(page.dom.querySelector('.errors')?.text).toContain(sentence)
      const chosen = page.dom.querySelector('input[name=what][checked]')?.getAttribute('value')
      expect(chosen).toBe(values.what === 'fly' ? undefined : values.what)
      if (values.to === '2027-02-01')
        expect(page.dom.querySelector('select[name=to] option[selected]')?.getAttribute('value')).toBe(
          values.to,
        )
      expect(await running()).toEqual(row)
    },
  )

  test('asked for on a page that is old shows both versions; one button does it on today’s plan', async () => {
    const old = await open()
    const dung = world.as('dung')
    await fillForm(dung, await dung.get(moveAt(second)), { what: 'swap', with: first })
    const told = await fillForm(huong(), old, { what: 'swap', with: second })
    expect(told.status).toBe(409)
    expect(told.text).toContain('Kế hoạch đã đổi sau khi đồng chí mở trang')
    const name = async (person: string) =>
      (await running()).plan.members.find((one) => one.id === person)!.name
    expect(told.text).toContain(`${await name(first)} Kỳ họp 03/02/2027`)
    expect(told.text).toContain(
      `Cho đồng chí ${await name(first)} đổi chỗ với đồng chí ${await name(second)}`,
    )
    expect(told.text).toContain('đổi chỗ cho nhau: ')
    expect(await monthOf(first)).toBe('2027-02-01')
    const done = await fillForm(huong(), told, {}, { button: 'Đổi theo kế hoạch hiện nay' })
    expect(done.status).toBe(303)
    expect(await monthOf(first)).toBe('2027-01-01')
  })

  test('the same form twice changes it once', async () => {
    const page = await open()
    await fillForm(huong(), page, { what: 'swap', with: second })
    const again = await fillForm(huong(), page, { what: 'swap', with: second })
    expect(again.status).toBe(303)
    expect((await running()).revision).toBe(2)
  })

  test('of nobody in the plan is not there', async () => {
    for (const person of [id('minh'), randomId(), 'x', '__proto__'])
      expect((await huong().get(moveAt(person))).status).toBe(404)
    expect(world.logged).toEqual([])
  })

  test('once reviewed has nothing to change', async () => {
    await world.db.run(sql`
      update rotation set plan = jsonb_set(plan, '{meetings,0,held}', 'true') where id = ${(await running()).id}`)
    const page = await open()
    expect(page.text).toContain('không có lượt sắp tới')
    expect(page.dom.querySelectorAll('main form')).toHaveLength(0)
    expect((await huong().get(at('rotation'))).dom.querySelectorAll('.turn a')).toHaveLength(3)
  })
})

describe('who comes and goes', () => {
  const by = () => ({ person: id('quan'), now: world.now })

  test('is followed when Hương opens the page, and told in a sentence', async () => {
    await adopt()
    await changePlace(world.db, { tenant: tenant(), person: id('minh'), cell: cell() }, by())
    await changePlace(world.db, { tenant: tenant(), person: id('nam'), status: 'exempt' }, by())
    const page = await world.as('huong').get(at('rotation'))
    expect(page.text).toContain('Đồng chí Phạm Minh chuyển đến: đồng chí Phạm Minh được xếp vào kỳ họp')
    expect(page.text).toContain('Đồng chí Huỳnh Văn Nam: được miễn sinh hoạt, không xếp trong vòng này.')
    expect((await world.as('minh').get(paths.myRotation.to())).dom.querySelector('.card')?.text).toContain(
      'Kỳ họp',
    )
    expect((await world.as('nam').get(paths.myRotation.to())).dom.querySelector('.card')?.text).toContain(
      'không có lượt trong vòng này',
    )
  })

  test('is followed by the clock when nobody looks', async () => {
    await adopt()
    await changePlace(world.db, { tenant: tenant(), person: id('nam'), cell: world.cast.units.loi.id }, by())
    await runDue(world.db, world.now)
    const { plan } = await running()
    expect(placeOf(plan, id('nam'))).toBe(-1)
  })
})

describe('two who are not placed together', () => {
  const huong = () => world.as('huong')
  const add = async (person: string, other: string) =>
    fillForm(
      huong(),
      await huong().get(at('rotationApart')),
      { person, other },
      { button: 'Ghi hai đồng chí này' },
    )

  test('are written down, kept apart by the next plan, and taken off again', async () => {
    await addMembers(15)
    await adopt()
    const { plan } = await running()
    const [a, b] = plan.meetings[0]!.places.map((place) => place.member) as [string, string]
    const page = await huong().follow(await add(a, b))
    expect(page.text).toContain('Đã ghi.')
    expect((await huong().get(at('rotation'))).text).toContain(
      'không xếp cùng một kỳ, nhưng đang cùng ở kỳ họp 03/01/2027',
    )
    const drafted = await draft()
    expect(drafted.text).not.toContain('nhưng đang cùng ở kỳ họp')
    const again = (await draftOf(world.db, tenant(), cell()))!.plan
    expect(placeOf(again, a)).not.toBe(placeOf(again, b))
    const removed = await fillForm(huong(), page, {}, { button: 'Bỏ' })
    expect((await huong().follow(removed)).text).toContain('Chưa ghi hai đồng chí nào')
  })

  test('bad pairs are told in words, and what was chosen stays', async () => {
    const cases = [
      ['', '', 'Mời đồng chí chọn người thứ nhất'],
      [id('lan'), '', 'Mời đồng chí chọn người thứ hai'],
      [id('lan'), id('lan'), 'Hai ô đang là cùng một người'],
      [id('lan'), id('minh'), 'Mời đồng chí chọn người thứ hai'],
    ] as const
    for (const [person, other, sentence] of cases) {
      const page = await huong().post(at('rotationApart'), { person, other })
      expect(page.status).toBe(422)
      expect(page.dom.querySelector('.errors')?.text).toContain(sentence)
      const kept = page.dom.querySelector('select[name=person] option[selected]')?.getAttribute('value')
      expect(kept).toBe(person)
    }
    await add(id('lan'), id('nam'))
    expect((await add(id('nam'), id('lan'))).text).toContain('Hai đồng chí này đã ghi rồi')
    const gone = { person: id('lan'), other: id('huong'), remove: 'yes' }
    expect((await huong().post(at('rotationApart'), gone)).status).toBe(404)
    expect(await world.db.rows(sql`select 1 from rotation_apart`)).toHaveLength(1)
  })
})
