import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { coming } from '../../test/coming.ts'
import { useWorld } from '../../test/harness.ts'
import { record } from '../history/history.ts'
import { mergeUnits } from '../membership/units.ts'
import { addUnit, moveUnit, type Unit } from '../organisation/organisation.ts'
import { addDays, startOfDay } from '../platform/clock.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { feedbackFigures } from './feedback-figures.rules.ts'
import { addFigures, countsOf, FIGURES, type Figures, figuresOfCounts } from './figures.rules.ts'
import { figuresOf } from './figures.ts'
import { ROUND_FIGURES } from './round-figures.rules.ts'
import { followTallies } from './tally.ts'
import { layDown, randomCommune } from './testing/random-commune.ts'

const world = useWorld()
const at = (day: string) => new Date(startOfDay(day).getTime() + 9 * 3_600_000)
const by = () => ({ person: null, now: world.now })
const commune = () => world.cast.units.commune

/** The clock's minute on a day; repeated, as it would be, until nothing is left to do. */
async function count(day = '2026-12-01') {
  for (let i = 0; i < 3; i++) await followTallies(world.db, at(day))
}

interface Row {
  unit: string
  month: string
  parent: string | null
  communes: number
  counts: number[]
  frozen: boolean
}
const above = () => world.db.rows<Row>(sql`select * from unit_tally order by month, unit`)
const rowOf = (rows: readonly Row[], unit: string, month: string) =>
  rows.find((row) => row.unit === unit && row.month === month)

const unitUnder = (kind: 'nation' | 'province' | 'commune', parent: string | null) =>
  addUnit(world.db, { kind, name: kind, parent, from: '2020-01-01' }, by())

describe('summed upward', () => {
  test('over any tree of several organisations, each unit is the sum of those right below it, and no cell stands there', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ commune: randomCommune, under: fc.nat({ max: 3 }) }), {
          minLength: 2,
          maxLength: 6,
        }),
        fc.constantFrom('2026-10-15', '2026-11-05', '2026-12-20'),
        async (communes, today) => {
          const nation = await unitUnder('nation', null)
          const provinces = [nation.id]
          for (let i = 0; i < 3; i++) provinces.push((await unitUnder('province', nation.id)).id)
          const tenants: string[] = []
          for (const one of communes)
            tenants.push(await layDown(world.db, one.commune, provinces[one.under]!))
          await count(today)
          const rows = (await above()).filter(({ unit }) => [...provinces, ...tenants].includes(unit))
          for (const row of rows) {
            const tenant = tenants.includes(row.unit)
            const parts = tenant
              ? [...(await figuresOf(world.db, row.unit, row.month, at(today))).cells.values()]
              : rows
                  .filter((one) => one.parent === row.unit && one.month === row.month)
                  .map(({ counts }) => figuresOfCounts(counts))
            expect(row.counts).toEqual(countsOf(addFigures(parts)))
          }
          for (const { month } of rows) {
            const all = rows.filter((row) => row.month === month)
            const leaves = all.filter((row) => tenants.includes(row.unit))
            const top = rowOf(all, nation.id, month)!
            expect(top.counts).toEqual(countsOf(addFigures(leaves.map((row) => figuresOfCounts(row.counts)))))
            expect(top.communes).toBe(leaves.length)
          }
          const cells = await world.db.rows(
            sql`select 1 from unit_tally t join unit u on u.id = t.unit where u.kind not in ('nation', 'province', 'commune')`,
          )
          expect(cells).toEqual([])
        },
      ),
      { numRuns: 15 },
    )
  }, 120_000)
})

describe('what the clock keeps', () => {
  let nation: Unit
  let otherProvince: Unit
  const province = () => world.cast.units.province

  beforeEach(async () => {
    nation = await unitUnder('nation', null)
    otherProvince = await unitUnder('province', nation.id)
    await world.as('lan').get('/thang-nay')
    await world.db.run(sql`
      insert into period (tenant, id, month, meeting_on, opens_at, closes_at, catalogue, form)
      select tenant, ${randomId()}, '2026-10-01', '2026-10-03', ${startOfDay('2026-09-04')}, ${startOfDay('2026-10-11')}, catalogue, form
      from period where tenant = ${commune().id} and month = '2026-12-01'`)
  })

  const total = async (month: string) => (await figuresOf(world.db, commune().id, month, world.now)).total

  test('a tally is read as long as nothing was done since, and counted anew the moment something was', async () => {
    await count()
    const tallied = await total('2026-12-01')
    expect(tallied).toMatchObject({ cells: 2, met: 0 })
    const meeting = await coming(world)
    // Behind the history's back, as nothing in the product is done: the tally is what is read.
    await world.db.run(
      sql`update tally set counts[${FIGURES.indexOf('met') + 1}::int] = 9 where unit = ${commune().id} and not frozen`,
    )
    await world.db.run(
      sql`update tally_mark set history_n = (select n from history_head where tenant = ${commune().id}) where tenant = ${commune().id}`,
    )
    expect((await total('2026-12-01')).met).toBe(9)
    await world.db.run(
      sql`update meeting set opened_at = ${world.now}, opened_by = planned_by where id = ${meeting}`,
    )
    await record(world.db, {
      tenant: commune().id,
      at: world.now,
      actor: null,
      verb: 'meeting-opened',
      about: { meeting },
    })
    expect((await total('2026-12-01')).met).toBe(1)
    await count()
    expect(rowOf(await above(), commune().id, '2026-12-01')!.counts[FIGURES.indexOf('met')]).toBe(1)
    expect(rowOf(await above(), province().id, '2026-12-01')!.counts[FIGURES.indexOf('met')]).toBe(1)
  })

  test('a month that the clock opened since is counted by the next minute, though nobody did anything', async () => {
    await count()
    await world.db.run(sql`
      insert into period (tenant, id, month, meeting_on, opens_at, closes_at, catalogue, form)
      select tenant, ${randomId()}, '2027-01-01', '2027-01-03', ${world.now}, ${startOfDay('2027-01-11')}, catalogue, form
      from period where tenant = ${commune().id} and month = '2026-12-01'`)
    const isCounted = () =>
      world.db.rows(
        sql`select 1 from tally where tenant = ${commune().id} and unit = tenant and month = '2027-01-01'`,
      )
    expect(await isCounted()).toHaveLength(0)
    await count()
    expect(await isCounted()).toHaveLength(1)
  })

  test('feedback is the same out of a tally and counted anew, its median too; no number of it is added to the median above', async () => {
    const feedback = [7, 6, 0, 5, 41]
    await count()
    await world.db.run(
      sql`update tally set feedback = ${feedback} where unit = ${commune().id} and not frozen`,
    )
    const { feedback: shown } = await figuresOf(world.db, commune().id, '2026-12-01', world.now)
    expect(shown).toEqual(feedbackFigures({ received: 7, open: 6, overdue: 0, concluded: 5, medianDays: 41 }))
    const sums = await world.db.rows<{ feedback: number[] }>(
      sql`select feedback from unit_tally where unit = ${province().id}`,
    )
    expect(sums.every((row) => row.feedback.length === 4)).toBe(true)
  })

  test('a month that is over stays as it was counted: a merger changes neither the cell’s old row nor the sums', async () => {
    await count()
    const before = await figuresOf(world.db, commune().id, '2026-10-01', world.now)
    expect(before.over).toBe(true)
    expect([...before.cells.keys()].sort()).toEqual(
      [world.cast.units.thanh.id, world.cast.units.loi.id].sort(),
    )
    await mergeUnits(world.db, world.cast.units.loi, world.cast.units.thanh, 'sáp nhập', by())
    await count()
    await count('2026-12-15')
    expect(await figuresOf(world.db, commune().id, '2026-10-01', at('2026-12-15'))).toEqual(before)
    expect((await figuresOf(world.db, commune().id, '2026-12-01', at('2026-12-15'))).total.cells).toBe(1)
  })

  test('the database refuses to change or take away a month that is over', async () => {
    await count()
    for (const statement of [
      sql`update tally set counts = '{}' where month = '2026-10-01'`,
      sql`delete from tally where month = '2026-10-01'`,
    ])
      await expect(world.db.transaction((tx) => tx.run(statement))).rejects.toThrow(
        'figures of a month that is over stay as they are',
      )
  })

  test('a commune that moves takes the months to come along and leaves the old ones where it lay', async () => {
    await moveUnit(world.db, province(), nation, '2021-01-01', by())
    await count()
    await moveUnit(world.db, commune(), otherProvince, '2026-12-01', by())
    await count()
    const rows = await above()
    expect(rowOf(rows, commune().id, '2026-10-01')!.parent).toBe(province().id)
    expect(rowOf(rows, province().id, '2026-10-01')).toMatchObject({ communes: 1, frozen: true })
    expect(rowOf(rows, otherProvince.id, '2026-10-01')).toBeUndefined()
    expect(rowOf(rows, otherProvince.id, '2026-12-01')).toMatchObject({ communes: 1 })
    // Nobody else lay under the old one.
    expect(rowOf(rows, province().id, '2026-12-01')).toBeUndefined()
    expect(rowOf(rows, nation.id, '2026-12-01')).toMatchObject({ communes: 1 })
  })

  test('nothing is counted where nothing was done', async () => {
    await count()
    const rows = () => world.db.rows(sql`select xmin, * from tally order by tenant, month, unit`)
    const before = await rows()
    await count()
    expect(await rows()).toEqual(before)
    await count('2026-12-02')
    expect(await rows()).not.toEqual(before)
  })

  test('an organisation without a month has no row, and is not asked about again the same day', async () => {
    const other = (await unitUnder('commune', province().id)).id
    await count()
    expect(await world.db.rows(sql`select 1 from tally where tenant = ${other}`)).toEqual([])
    expect(await world.db.rows(sql`select 1 from tally_mark where tenant = ${other}`)).toHaveLength(1)
  })
})

describe('rounds, summed upward', () => {
  /** A closed round of an organisation, as closing leaves it: so many members, of them so many with limits. */
  async function closed(tenant: string, day: string, members: number, limits: number) {
    const catalogue = (
      await world.db.row<{ id: string }>(sql`select id from catalogue_version order by id limit 1`)
    ).id
    const id = randomId()
    await world.db.run(sql`
      insert into round (tenant, id, name, catalogue, opens_on, declare_by, conclude_by, closes_on, launched_at, launched_by, closed_on)
      values (${tenant}, ${id}, 'Đợt', ${catalogue}, ${addDays(day, -60)}, ${addDays(day, -30)}, ${addDays(day, -10)}, ${day},
              ${world.now}, ${world.cast.people.phuc.id}, ${day})`)
    for (let i = 0; i < members; i++)
      await world.db.run(sql`
        insert into round_member (tenant, round, person, unit, status, part, declared, own, level, signs)
        values (${tenant}, ${id}, ${randomId()}, ${randomId()}, 'official', 'awaited', 'in-time', '[]',
                ${i < limits ? 'partial' : 'none'}, '[]')`)
    await record(world.db, { tenant, at: world.now, actor: null, verb: 'round-closed', about: { round: id } })
    return id
  }

  const sums = async (unit: string) =>
    (
      await world.db.rows<{ half: string; communes: number; counts: number[] }>(
        sql`select half, communes, counts from unit_round_tally where unit = ${unit} order by half`,
      )
    ).map(({ half, communes, counts }) => [
      half,
      communes,
      counts[ROUND_FIGURES.indexOf('concluded')],
      counts[ROUND_FIGURES.indexOf('partial')],
    ])

  test('two communes of a province; of two rounds in a half-year the later; one of four members in no sum', async () => {
    const province = world.cast.units.province.id
    const second = await unitUnder('commune', province)
    const third = await unitUnder('commune', province)
    await closed(commune().id, '2017-12-31', 12, 7)
    await closed(second.id, '2017-12-20', 9, 3)
    await closed(third.id, '2017-12-20', 4, 4)
    await count()
    expect(await sums(province)).toEqual([['2017-2', 2, 21, 10]])
    await closed(commune().id, '2019-08-31', 12, 6)
    await closed(commune().id, '2019-12-31', 10, 1)
    await count()
    expect(await sums(province)).toEqual([
      ['2017-2', 2, 21, 10],
      ['2019-2', 1, 10, 1],
    ])
  })
})

test('figures survive being written as counts and read again', () => {
  const figures = Object.fromEntries(FIGURES.map((name, i) => [name, i + 1])) as Figures
  expect(figuresOfCounts(countsOf(figures))).toEqual(figures)
  expect(addFigures([figures, figures])).toEqual(figuresOfCounts(countsOf(figures).map((n) => n * 2)))
})
