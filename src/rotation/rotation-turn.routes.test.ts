import { beforeEach, describe, expect, test } from 'vitest'
import { fillForm, useWorld } from '../../test/harness.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { draftOf } from './rotation.queries.ts'
import { placeOf } from './rotation-plan.rules.ts'
import { planPagesOn } from './testing/plan-pages.ts'

const world = useWorld()
const { tenant, cell, at, id, moveAt, addMembers, draft, adopt, running } = planPagesOn(world)

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
