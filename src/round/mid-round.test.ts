import { beforeEach, describe, expect, test } from 'vitest'
import { fillForm, useWorld } from '../../test/harness.ts'
import { closed, concluded, declared, launched, sign } from '../../test/rounds.ts'
import { addUnit } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'
import type { RoundRow } from './round.queries.ts'

/** The tree changes while a round runs: by the pages on which it is changed. */
const world = useWorld()
let round: RoundRow

beforeEach(async () => {
  round = await launched(world, { from: '2026-11-10' })
  await declared(world, round, 'lan', sign('I.4.4'))
  await concluded(world, round, { nam: ['I.5.2'] })
})

const rowOf = async (name: 'tam' | 'huong', cell: string, whose: string) => {
  const page = await world.as(name).get(`/chi-bo/${cell}/dot`)
  return page.dom
    .querySelectorAll('tbody tr')
    .map((row) => row.structuredText.replace(/\s+/g, ' ').trim())
    .find((row) => row.startsWith(whose))
}

describe('a cell is merged into another while a round runs', () => {
  beforeEach(async () => {
    const { thanh, loi } = world.cast.units
    const quan = world.as('quan')
    const merged = await fillForm(quan, await quan.get(paths.unitMerge.to({ unit: thanh.id })), {
      into: loi.id,
    })
    expect(merged.status).toBe(303)
  })

  test('Tám finds its members on her list: what Nam’s old cell concluded stands, Lan’s declaration is not opened to her', async () => {
    const { loi } = world.cast.units
    expect(await rowOf('tam', loi.id, 'Huỳnh Văn Nam')).toContain('một phần')
    const lan = await rowOf('tam', loi.id, 'Nguyễn Thị Lan')
    expect(lan).toContain('đã gửi ở chi bộ cũ')
    const page = await world.as('tam').get(`/chi-bo/${loi.id}/dot/${world.cast.people.lan.id}`)
    expect(page.text).not.toContain('Việc nhà nhiều nên hay để chậm.')
  })

  test('Lan is told where hers lies and may send it again', async () => {
    const page = await world.as('lan').get('/dot')
    expect(page.text).toContain('Bản tự nhận của đồng chí gửi ở Chi bộ ấp Quới Thạnh.')
    expect(page.text).toContain('mời đồng chí gửi lại')
    expect(page.text).toContain('Sửa và gửi lại')
  })

  test('Phúc closes it: everybody counts once, in the cell they are in now', async () => {
    const phuc = world.as('phuc')
    const address = paths.roundClose.to({ round: round.id })
    const unsaid = await fillForm(phuc, await phuc.get(address))
    expect(unsaid.status).toBe(422)
    await fillForm(phuc, await phuc.get(address), { knows: true, reason: 'Chi bộ vừa sáp nhập.' })
    const rows = await world.db.rows<{
      person: string
      unit: string
      level: string | null
      declared: string
    }>(sql`select person, unit, level, declared from round_member where round = ${round.id}`)
    const { people, units } = world.cast
    expect(new Set(rows.map(({ unit }) => unit))).toEqual(new Set([units.loi.id]))
    expect(rows.filter(({ person }) => person === people.nam.id)).toMatchObject([{ level: 'partial' }])
    expect(rows.filter(({ person }) => person === people.lan.id)).toMatchObject([{ level: null }])
    const page = await phuc.get(paths.round.to({ round: round.id }))
    expect(page.text).toContain('1 trên 1 đảng viên được kết luận')
  })
})

test('a cell that is moved under another unit keeps its list, its declarations and its conclusions', async () => {
  const { commune, thanh } = world.cast.units
  const by = { person: world.cast.people.quan.id, now: world.now }
  const base = await addUnit(
    world.db,
    { kind: 'grassroots', name: 'Đảng bộ cơ sở Quới An', parent: commune.id, from: '2020-01-01' },
    by,
  )
  const before = await world.as('huong').get(`/chi-bo/${thanh.id}/dot`)
  const quan = world.as('quan')
  const moved = await fillForm(quan, await quan.get(paths.unitMove.to({ unit: thanh.id })), {
    parent: base.id,
  })
  expect(moved.status).toBe(303)
  const after = await world.as('huong').get(`/chi-bo/${thanh.id}/dot`)
  expect(after.dom.querySelector('table')!.text).toBe(before.dom.querySelector('table')!.text)
  await closed(world, round)
  const frozen = await world.db.rows<{ parent: string }>(
    sql`select parent from round_unit where round = ${round.id} and unit = ${thanh.id}`,
  )
  expect(frozen).toEqual([{ parent: base.id }])
})
