import { describe, expect, test } from 'vitest'
import { fillForm, type Page, useWorld } from '../../test/harness.ts'
import { planMeeting } from '../meeting/meeting.ts'
import { usualMeeting } from '../meeting/meeting-default.rules.ts'
import { setMeetingDefaults } from '../meeting/meeting-default.ts'
import { changePlace } from '../membership/membership.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { runDue } from '../timetable.ts'
import { adoptedOf, draftOf } from './rotation.queries.ts'
import { defaultRotationPolicy, placeOf } from './rotation-plan.rules.ts'
import { planPagesOn } from './testing/plan-pages.ts'

const world = useWorld()
const { tenant, cell, at, id, moveAt, addMembers, draft, adopt, running } = planPagesOn(world)
const strangers = ['nam', 'lan', 'tam', 'phuc', 'quan', 'kiem', 'tinh', 'la'] as const

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
    expect((await draft()).status).toBe(200)
    const huong = world.as('huong')
    const fields = {
      rotation: (await draftOf(world.db, tenant(), cell()))!.id,
      revision: '1',
      meeting: randomId(),
    }
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
