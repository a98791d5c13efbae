import { beforeEach, describe, expect, test } from 'vitest'
import { fillForm, useWorld } from '../../test/harness.ts'
import { concluded, declared, launched, sign } from '../../test/rounds.ts'
import { join } from '../membership/membership.ts'
import { sql } from '../platform/sql.ts'
import type { RoundRow } from './round.queries.ts'

const world = useWorld()
let round: RoundRow
let cell: string

beforeEach(async () => {
  round = await launched(world)
  cell = world.cast.units.thanh.id
})

describe('the cell committee', () => {
  test('Hương sees both sides of everybody; Lan sees that Hương read hers', async () => {
    await declared(world, round, 'lan', sign('I.4.4'))
    await concluded(world, round, { nam: ['I.5.2'] })
    const huong = world.as('huong')
    const list = await huong.get(`/chi-bo/${cell}/dot`)
    const cells = list.dom
      .querySelectorAll('tbody tr')
      .map((row) => row.structuredText.replace(/\s+/g, ' ').trim())
    expect(cells).toEqual([
      'Lê Văn Dũng – chưa gửi – chưa kết luận',
      'Trần Thị Hương – chưa gửi – chưa kết luận',
      'Nguyễn Thị Lan một phần đã gửi – chưa kết luận',
      'Huỳnh Văn Nam – chưa gửi một phần',
    ])
    const one = await huong.get(`/chi-bo/${cell}/dot/${world.cast.people.lan.id}`)
    expect(one.text).toContain('Việc nhà nhiều nên hay để chậm.')
    expect(one.text).toContain('chưa kết luận')
    const looks = await world.db.rows(sql`
      select what from look where person = ${world.cast.people.lan.id} and reader = ${world.cast.people.huong.id}`)
    expect(looks).toEqual([{ what: 'declared' }])
  })

  test('Tám of another cell, Lan herself and the standing board find no such list', async () => {
    for (const name of ['tam', 'lan', 'phuc', 'quan'] as const)
      expect((await world.as(name).get(`/chi-bo/${cell}/dot`)).status).toBe(404)
  })

  test('somebody in the lists of two cells stands in one, and it is said', async () => {
    const { people, units } = world.cast
    await join(
      world.db,
      {
        tenant: units.commune.id,
        person: people.lan.id,
        cell: units.loi.id,
        status: 'official',
        from: '2026-01-01',
      },
      { person: null, now: world.now },
    )
    const thanh = await world.as('huong').get(`/chi-bo/${cell}/dot`)
    expect(thanh.text).toContain('Còn có tên ở Chi bộ ấp Quới Lợi; chỉ tính một lần ở đây.')
    expect((await world.as('tam').get(`/chi-bo/${units.loi.id}/dot`)).text).not.toContain('Nguyễn Thị Lan')
  })
})

describe('a paper is entered for Nam', () => {
  const address = () => `/chi-bo/${cell}/dot/${world.cast.people.nam.id}/nhap-thay`

  test('with his signature and a second person; he reads it and who did so', async () => {
    const huong = world.as('huong')
    const picked = await fillForm(
      huong,
      await huong.get(address()),
      { pick: ['I.4.4'] },
      { button: 'Đưa các biểu hiện đã chọn lên trên' },
    )
    expect(picked.status).toBe(200)
    const done = await fillForm(
      huong,
      picked,
      {
        'level-0': 'present',
        'cause-0': 'Sức yếu.',
        'fix-0': 'Xin việc vừa sức.',
        signed: true,
        witness: world.cast.people.dung.id,
      },
      { button: 'Ghi bản tự nhận' },
    )
    expect(done.status).toBe(303)
    expect((await huong.get(`/chi-bo/${cell}/dot`)).text).toContain('nhập thay theo phiếu')
    const nam = await world.as('nam').get('/dot')
    expect(nam.text).toContain('Đồng chí Trần Thị Hương nhập thay theo phiếu')
    expect(nam.text).toContain('người thứ hai: Lê Văn Dũng')
    expect(nam.text).toContain('Sức yếu.')
  })

  test('what is missing is said and nothing typed is lost', async () => {
    const huong = world.as('huong')
    const page = await huong.get(address())
    expect(page.dom.querySelectorAll('[checked]')).toEqual([])
    const blank = await fillForm(huong, page, {}, { button: 'Ghi bản tự nhận' })
    expect(blank.status).toBe(422)
    expect(blank.text).toContain('Mời đồng chí chọn các biểu hiện có trên phiếu')
    expect(blank.text).toContain('Mời đồng chí chọn người thứ hai.')
    expect(blank.text).toContain('Phiếu phải có chữ ký')
    const both = await fillForm(
      huong,
      page,
      { pick: ['I.4.4'], nothing: true },
      { button: 'Ghi bản tự nhận' },
    )
    expect(both.status).toBe(422)
    expect(both.text).toContain('Mời đồng chí chọn mức.')
    // Nobody witnesses a paper they enter themselves.
    const witnesses = page.dom.querySelectorAll('#witness option').map((option) => option.text)
    expect(witnesses).not.toContain('Trần Thị Hương')
    expect(witnesses).not.toContain('Huỳnh Văn Nam')
  })

  test('not for oneself, not by another cell, not after the cell concluded', async () => {
    const own = `/chi-bo/${cell}/dot/${world.cast.people.huong.id}/nhap-thay`
    expect((await world.as('huong').get(own)).status).toBe(404)
    expect((await world.as('tam').get(address())).status).toBe(404)
    const huong = world.as('huong')
    const page = await huong.get(address())
    await concluded(world, round, { nam: [] })
    const late = await fillForm(
      huong,
      page,
      { nothing: true, signed: true, witness: world.cast.people.dung.id },
      { button: 'Ghi bản tự nhận' },
    )
    expect(late.status).toBe(409)
    expect(late.text).toContain('không nhập được nữa')
  })
})
