import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { useWorld } from '../../test/harness.ts'
import { concluded, launched } from '../../test/rounds.ts'
import { changePlace } from '../membership/membership.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'
import { languages } from '../text/text.ts'
import { type Funnel, funnelFrom, funnelPart } from './funnel.rules.ts'

const world = useWorld()
const t = languages.vi

const table = async () => {
  const page = await world.as('phuc').get(paths.funnel.to())
  const rows = page.dom
    .querySelectorAll('tbody tr')
    .map((row) => row.querySelectorAll('th, td').map((one) => one.text))
  return { page, numbers: Object.fromEntries(rows) }
}

/** The plan a conclusion about somebody opened. */
const change = (name: 'lan' | 'nam' | 'minh', what: { told?: string; confirmed?: string; due?: string }) =>
  world.db.run(sql`
    update cell_plan set told_fixed_on = ${what.told ?? null}, confirmed_on = ${what.confirmed ?? null}, due = coalesce(${what.due ?? null}, due)
    where person = ${world.cast.people[name].id} and origin = 'concluded'`)

describe('Phúc follows what was concluded', () => {
  beforeEach(async () => {
    const round = await launched(world, { from: '2026-09-01', name: 'Đợt năm 2026' })
    await concluded(world, round, { lan: ['I.4.4'], nam: ['I.4.4', 'I.5.2'], minh: ['II.5.1'], tam: [] })
  })

  test('confirmed, told, overdue, gone: each once, and what is left adds up', async () => {
    await change('lan', { told: '2026-10-01', confirmed: '2026-11-03' })
    await change('nam', { due: '2026-11-30' })
    await change('minh', { told: '2026-11-20' })
    const { page, numbers } = await table()
    const w = t.funnel.rows
    expect(numbers).toEqual({
      [w.concluded]: '4',
      [w.planned]: '4',
      [w.told]: '2',
      [w.confirmed]: '1',
      [w.waiting]: '1',
      [w.overdue]: '2',
    })
    expect(page.text).toContain('Trong 4 việc đã kết luận, chi bộ đã công nhận xong 1; 2 việc quá hẹn.')
    for (const { name } of Object.values(world.cast.people)) expect(page.text).not.toContain(name)
  })

  test('whose member left is told apart, and a withdrawn conclusion is none', async () => {
    const { commune } = world.cast.units
    const by = { person: null, now: world.now }
    const gone = {
      tenant: commune.id,
      person: world.cast.people.minh.id,
      status: 'left',
      from: '2026-11-01',
    } as const
    await changePlace(world.db, gone, by)
    await world.db.run(sql`
      update conclusion set withdrawn_at = ${world.now}, withdrawn_by = ${world.cast.people.phuc.id}
      where person = ${world.cast.people.nam.id}`)
    const { numbers } = await table()
    expect(numbers).toMatchObject({ [t.funnel.rows.concluded]: '2', [t.funnel.rows.gone]: '1' })
  })

  test('a meeting that is not over has concluded nothing yet', async () => {
    await world.db.run(sql`update meeting set ended_at = null`)
    expect((await table()).page.text).toContain('chưa có việc nào được kết luận phải sửa')
  })

  test('a commune of three people is shown no number', async () => {
    const by = { person: null, now: world.now }
    for (const name of ['huong', 'dung', 'minh', 'tam', 'hai', 'kiem'] as const)
      await changePlace(
        world.db,
        {
          tenant: world.cast.units.commune.id,
          person: world.cast.people[name].id,
          status: 'left',
          from: '2026-11-01',
        },
        by,
      )
    const { page } = await table()
    expect(page.text).toContain('con số thành ra tên người')
    expect(page.dom.querySelector('svg.chart')).toBeNull()
  })

  test('not for a secretary, a member, the administrator or another commune', async () => {
    for (const name of ['huong', 'lan', 'quan', 'la', 'tinh'] as const)
      expect((await world.as(name).get(paths.funnel.to())).status, name).toBe(404)
  })
})

test('what was concluded before the year is only counted as still open', async () => {
  const round = await launched(world, { from: '2025-09-01', name: 'Đợt năm 2025' })
  await concluded(world, round, { lan: ['I.4.4'], nam: ['I.4.4', 'I.5.2'], minh: [], tam: [], huong: [] })
  await change('lan', { confirmed: '2025-11-03' })
  const { page } = await table()
  expect(page.text).toContain('chưa có việc nào được kết luận phải sửa')
  expect(page.text).toContain('Ngoài ra còn 2 việc kết luận trước ngày ấy chưa được công nhận.')
})

test('what is planned is confirmed or left, whatever the numbers', () => {
  const n = fc.nat(300)
  fc.assert(
    fc.property(n, n, n, n, n, n, (confirmed, waiting, open, overdue, gone, unplanned) => {
      const planned = confirmed + waiting + open + overdue + gone
      const funnel: Funnel = {
        members: 200,
        planned,
        unplanned,
        told: confirmed + waiting,
        confirmed,
        waiting,
        open,
        overdue,
        gone,
        older: 0,
      }
      const part = funnelPart(funnel, '2025-12-01', t)
      const number = (label: string) => Number(part.rows.find(([one]) => one === label)?.[1] ?? 0)
      const w = t.funnel.rows
      if (planned + unplanned === 0) return
      expect(number(w.concluded)).toBe(planned + unplanned)
      expect(
        number(w.confirmed) + number(w.waiting) + number(w.open) + number(w.overdue) + number(w.gone),
      ).toBe(number(w.planned))
      for (const bar of part.chart?.kind === 'bars' ? part.chart.rows.flatMap(({ bars }) => bars) : [])
        expect(bar.share).toBeLessThanOrEqual(1)
    }),
  )
})

test('a year back, from the first of the month', () => {
  expect(funnelFrom('2026-12-01')).toBe('2025-12-01')
  expect(funnelFrom('2027-01-31')).toBe('2026-01-01')
})
