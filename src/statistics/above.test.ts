import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { coming } from '../../test/coming.ts'
import { useWorld } from '../../test/harness.ts'
import { officerAbove } from '../../test/roll-up.ts'
import { addUnit, moveUnit } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { FIGURES } from './figures.rules.ts'
import { followTallies } from './tally.ts'

const world = useWorld()
const province = () => world.cast.units.province
const at = () => paths.aboveFigures.to({ unit: province().id })
const below = (unit: string, month = '2026-12') =>
  paths.aboveMonth.to({ unit: province().id, month, below: unit })

beforeEach(async () => {
  await world.as('lan').get('/thang-nay')
  const meeting = await coming(world)
  await world.db.run(
    sql`update meeting set opened_at = ${world.now}, opened_by = planned_by where id = ${meeting}`,
  )
  await followTallies(world.db, world.now)
})

describe('what a superior reads', () => {
  test('Tịnh, secretary of the province: the sums of its communes in the order of the tree, and the months', async () => {
    const page = await world.as('tinh').get(at())
    expect(page.text).toContain('Đảng bộ tỉnh Thử')
    expect(page.text).toContain('1 trên 2 chi bộ đã họp; 0 biên bản đã khóa.')
    expect(page.text).toContain('0 trên 8 đảng viên đã tự soi.')
    expect(page.text).toContain('Tổng hợp từ 1 đảng bộ xã.')
    const [units, months] = page.dom.querySelectorAll('table')
    expect(units!.querySelectorAll('tbody th').map((th) => th.text)).toEqual(['Đảng bộ xã Thử'])
    expect(months!.querySelectorAll('tbody th').map((th) => th.text)).toEqual(['12/2026'])
  })

  test('he opens the commune, and there it ends: no cell and no name', async () => {
    const page = await world.as('tinh').get(below(world.cast.units.commune.id))
    expect(page.text).toContain('1 trên 2 chi bộ đã họp')
    for (const unit of ['thanh', 'loi'] as const) expect(page.html).not.toContain(world.cast.units[unit].name)
    for (const person of Object.values(world.cast.people)) {
      expect(page.html).not.toContain(person.name)
      expect(page.html).not.toContain(person.id)
    }
    expect((await world.as('tinh').get(below(world.cast.units.thanh.id))).status).toBe(404)
  })

  test('another province’s commune is not found, nor a month that nobody counted, nor nonsense', async () => {
    const tinh = world.as('tinh')
    expect((await tinh.get(below(world.cast.otherCommune.id))).status).toBe(404)
    expect((await tinh.get(below(randomId()))).status).toBe(404)
    expect((await tinh.get(below(province().id, '2020-01'))).status).toBe(404)
    expect((await tinh.get(below(province().id, '2026-13'))).status).toBe(404)
    expect((await tinh.get(paths.aboveFigures.to({ unit: world.cast.units.commune.id }))).status).toBe(404)
  })

  test.each(['phuc', 'huong', 'nam', 'kiem', 'quan', 'la'] as const)(
    '%s finds no such page',
    async (name: CastName) => {
      expect((await world.as(name).get(at())).status).toBe(404)
      expect((await world.as(name).get(below(world.cast.units.commune.id))).status).toBe(404)
    },
  )

  test('a committee member of the province reads it and launches nothing', async () => {
    const member = (await officerAbove(world, province().id, 'committee-member')).browser
    const page = await member.get(at())
    expect(page.status).toBe(200)
    expect(page.html).not.toContain(paths.aboveMovements.to({ unit: province().id }))
    expect((await member.get(paths.aboveMovements.to({ unit: province().id }))).status).toBe(404)
    expect((await world.as('tinh').get(at())).html).toContain(
      paths.aboveMovements.to({ unit: province().id }),
    )
  })

  test('the nation goes down over its provinces to a commune and no further', async () => {
    const nation = await addUnit(
      world.db,
      { kind: 'nation', name: 'Trung ương', parent: null, from: '2020-01-01' },
      { person: null, now: world.now },
    )
    await moveUnit(world.db, province(), nation, '2021-01-01', { person: null, now: world.now })
    await world.db.run(sql`update tally_mark set counted_on = '2026-11-30'`)
    await followTallies(world.db, world.now)
    const officer = (await officerAbove(world, nation.id, 'secretary')).browser
    const page = await officer.get(paths.aboveFigures.to({ unit: nation.id }))
    expect(page.text).toContain('Đảng bộ tỉnh Thử')
    const link = page.dom
      .querySelectorAll('a')
      .find((a) => a.text === 'Đảng bộ tỉnh Thử')!
      .getAttribute('href')!
    const down = await officer.get(link)
    const commune = down.dom
      .querySelectorAll('a')
      .find((a) => a.text === 'Đảng bộ xã Thử')!
      .getAttribute('href')!
    expect((await officer.get(commune)).text).toContain('1 trên 2 chi bộ đã họp')
    const cell = paths.aboveMonth.to({
      unit: nation.id,
      month: '2026-12',
      below: world.cast.units.loi.id,
    })
    expect((await officer.get(cell)).status).toBe(404)
    // The province still reads itself, and nothing of what lies above.
    expect((await world.as('tinh').get(paths.aboveFigures.to({ unit: nation.id }))).status).toBe(404)
  })

  test('feedback is told as a sum from five on, and never of one commune among others', async () => {
    expect((await world.as('tinh').get(at())).text).toContain('trong tháng nhận dưới 5')
    await world.db.run(sql`update unit_tally set feedback = '{7,6,1,5}'`)
    const page = await world.as('tinh').get(at())
    expect(page.text).toContain('trong tháng nhận 7, kết luận 5; hiện còn đang giải quyết 6.')
    expect((await world.as('tinh').get(below(world.cast.units.commune.id))).text).not.toContain('Góp ý')
  })

  test('rounds are told with who they are out of', async () => {
    const catalogue = await world.db.row<{ id: string }>(
      sql`select id from catalogue_version order by id limit 1`,
    )
    for (const [half, concluded, limits] of [
      ['2017-2', 219, 70],
      ['2019-2', 205, 10],
    ] as const)
      await world.db.run(sql`
        insert into unit_round_tally (unit, half, catalogue, communes, counts, groups)
        values (${province().id}, ${half}, ${catalogue.id}, 1, ${[220, 219, 80, concluded, limits, 0]}, '{3}')`)
    const page = await world.as('tinh').get(at())
    expect(page.text).toContain(
      'Từ 70 còn 10 đảng viên có hạn chế (sáu tháng cuối năm 2017: 70 trên 219 đảng viên được kết luận có hạn chế, ở 1 đảng bộ xã; sáu tháng cuối năm 2019: 10 trên 205 đảng viên được kết luận có hạn chế, ở 1 đảng bộ xã).',
    )
    expect(page.text).toContain('Hạn chế theo nhóm, sáu tháng cuối năm 2019')
  })

  test('however many members lie below, nothing is read but units, their sums and the files they sent', () => {
    const text = readFileSync(join(import.meta.dirname, 'above.queries.ts'), 'utf8').replace(
      /\/\*[\s\S]*?\*\//g,
      '',
    )
    const tables = [...text.matchAll(/\b(?:from|join) ([a-z_]+)/g)].map((found) => found[1])
    expect([...new Set(tables)].sort()).toEqual([
      'awaited',
      'child',
      'imported_part',
      'imported_round',
      'jsonb_array_elements',
      'roll_up_file',
      'sent',
      'unit',
      'unit_closure',
      'unit_edge',
      'unit_round_tally',
      'unit_tally',
    ])
  })

  test('before anything was counted the page says so', async () => {
    await world.db.run(sql`delete from unit_tally`)
    const page = await world.as('tinh').get(at())
    expect(page.status).toBe(200)
    expect(page.text).toContain('Chưa có tháng nào được tổng hợp')
  })
})

describe('what a commune’s committee reads', () => {
  test('Phúc: the five sentences, from the same figures as his months and the province’s sums', async () => {
    const page = await world.as('phuc').get('/dang-uy')
    expect(page.text).toContain('1 trên 2 chi bộ đã họp; 0 biên bản đã khóa.')
    expect(page.text).toContain('0 trên 8 đảng viên đã tự soi.')
    expect(page.text).toContain('Không có việc nào đến hạn trong tháng. Còn đang sửa: 0.')
    expect(page.text).toContain('Góp ý, phản ánh: trong tháng nhận dưới 5')
    const month = await world.as('phuc').get(paths.committeeMonths.to())
    expect(month.text).toContain('0 trên 8 đảng viên đã tự soi.')
    const [cells] = month.dom.querySelectorAll('table')
    expect(cells!.querySelectorAll('tbody th').map((th) => th.text)).toEqual([
      'Chi bộ ấp Quới Thạnh',
      'Chi bộ ấp Quới Lợi',
    ])
    expect(cells!.querySelectorAll('thead th')).toHaveLength(11)
  })

  test('an older month as it was counted; one that never was is not there', async () => {
    await world.db.run(sql`
      insert into tally (tenant, month, unit, counts, feedback, counted_on, frozen)
      select tenant, '2025-05-01', unit, ${FIGURES.map((_, i) => i)}, feedback, '2025-07-01', true
      from tally where tenant = ${world.cast.units.commune.id} and month = '2026-12-01'`)
    const phuc = world.as('phuc')
    const page = await phuc.get(paths.committeeMonth.to({ month: '2025-05' }))
    expect(page.text).toContain('Tháng này đã chốt')
    expect(page.text).toContain('6 trên 5 đảng viên đã tự soi.')
    expect((await phuc.get(paths.committeeMonths.to())).html).toContain(
      paths.committeeMonth.to({ month: '2025-05' }),
    )
    expect((await phuc.get(paths.committeeMonth.to({ month: '2025-06' }))).status).toBe(404)
  })

  test.each(['huong', 'tinh', 'la', 'quan', 'kiem'] as const)(
    '%s finds no such months',
    async (name: CastName) => {
      expect((await world.as(name).get(paths.committeeMonths.to())).status).toBe(404)
    },
  )
})
