import { describe, expect, test } from 'vitest'
import { fillForm, useWorld } from '../../test/harness.ts'
import { closed, concluded, declared, launched, sign } from '../../test/rounds.ts'
import { loadCatalogue } from '../catalogue/catalogue.ts'
import { changePlace } from '../membership/membership.ts'
import { defaultsOn, setDefaults } from '../movement/movement.ts'
import { endUnit, renameUnit } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'
import { roundById } from './round.queries.ts'
import { closeRound } from './round.ts'

const world = useWorld()

const PLAN = {
  name: 'Đợt 2 năm 2026',
  opens_on: '05/12/2026',
  declare_by: '20/12/2026',
  conclude_by: '10/01/2027',
  closes_on: '15/01/2027',
  catalogue: 'nqtw4-82@1',
}
const rounds = () =>
  world.db.rows<{ id: string; name: string; closes_on: string }>(sql`select id, name, closes_on from round`)
const page = (id: string) => paths.round.to({ round: id })

describe('Phúc opens a round', () => {
  test('with its days and its catalogue, which stays', async () => {
    const phuc = world.as('phuc')
    const form = await phuc.get(paths.roundNew.to())
    expect(form.dom.querySelectorAll('[checked]')).toEqual([])
    const made = await phuc.follow(await fillForm(phuc, form, PLAN))
    expect(made.text).toContain('chưa bắt đầu')
    expect(made.text).toContain('20/12/2026')
    expect(await rounds()).toMatchObject([{ name: 'Đợt 2 năm 2026' }])
    expect((await phuc.get(paths.rounds.to())).text).toContain('Đợt 2 năm 2026')
  })

  test.each([
    [{ name: '' }, 'Đợt'],
    [{ opens_on: '31/02/2026' }, 'Ngày'],
    [{ declare_by: '04/12/2026' }, 'Ngày này phải bằng hoặc sau “Ngày bắt đầu tự nhận”.'],
    [{ closes_on: '15/01/2028' }, 'Một đợt dài nhất là một năm'],
    [{ catalogue: 'khong-co@1' }, 'Mời đồng chí chọn'],
  ])('%o is not taken, said why, and nothing typed is lost', async (changes, sentence) => {
    const phuc = world.as('phuc')
    const refused = await phuc.post(paths.roundNew.to(), { ...PLAN, ...changes })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(sentence)
    expect(refused.dom.querySelector('#conclude_by')?.getAttribute('value')).toBe(PLAN.conclude_by)
    expect(await rounds()).toEqual([])
  })

  test('two at once are refused, naming the other', async () => {
    await launched(world)
    const phuc = world.as('phuc')
    const refused = await fillForm(phuc, await phuc.get(paths.roundNew.to()), { ...PLAN, name: 'Đợt khác' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('trùng ngày với “Đợt 2 năm 2026” (25/11/2026 đến 13/12/2026)')
    expect(await rounds()).toHaveLength(1)
  })

  test('a member of the committee without that power, a cell’s secretary and the administrator can’t', async () => {
    for (const name of ['huong', 'quan', 'kiem', 'la'] as const) {
      expect((await world.as(name).get(paths.roundNew.to())).status).toBe(404)
      expect((await world.as(name).post(paths.roundNew.to(), PLAN)).status).toBe(404)
    }
  })
})

describe('changing and calling off', () => {
  test('what the days were stays readable; the first day stays once it has begun', async () => {
    const { id } = await launched(world)
    const phuc = world.as('phuc')
    const form = await phuc.get(paths.roundChange.to({ round: id }))
    const begun = await fillForm(phuc, form, { opens_on: '01/11/2026' }, { button: 'Lưu thay đổi' })
    expect(begun.status).toBe(422)
    expect(begun.text).toContain('Đợt đã bắt đầu')
    const moved = await phuc.follow(
      await fillForm(phuc, form, { closes_on: '31/12/2026' }, { button: 'Lưu thay đổi' }),
    )
    expect(moved.text).toContain('Ngày chốt đợt: 13/12/2026 thành 31/12/2026')
  })

  test('called off with a reason, until somebody has declared', async () => {
    const round = await launched(world)
    const phuc = world.as('phuc')
    const form = await phuc.get(paths.roundChange.to({ round: round.id }))
    expect((await fillForm(phuc, form, {}, { button: 'Bỏ đợt này' })).status).toBe(422)
    await declared(world, round, 'lan')
    const late = await fillForm(phuc, form, { dropped: 'Nhầm ngày.' }, { button: 'Bỏ đợt này' })
    expect(late.text).toContain('Đã có người gửi bản tự nhận')
    const other = await launched(world, { from: '2027-02-01', name: 'Đợt 2027' })
    const again = await phuc.get(paths.roundChange.to({ round: other.id }))
    await fillForm(phuc, again, { dropped: 'Nhầm ngày.' }, { button: 'Bỏ đợt này' })
    expect((await phuc.get(page(other.id))).text).toContain('Đợt này đã bỏ, lý do: Nhầm ngày.')
  })

  test('a catalogue replaced meanwhile: the round stays with its own, and says so', async () => {
    const round = await launched(world)
    const tenant = world.cast.units.commune.id
    const content = await world.db.row<{ content: object }>(
      sql`select content from catalogue_version where id = 'nqtw4-82@1'`,
    )
    const newer = { ...content.content, version: 2, title: 'Danh mục mới' }
    const result = await loadCatalogue(world.db, JSON.stringify(newer), world.now)
    expect(result.outcome).toBe('loaded')
    const defaults = (await defaultsOn(world.db, tenant, '2026-12-01'))!
    await world.db.run(sql`update practice_default set valid_from = '2026-01-01' where tenant = ${tenant}`)
    const by = { person: null, now: world.now }
    await setDefaults(world.db, tenant, { ...defaults, catalogue: 'nqtw4-82@2' }, by)
    expect((await world.as('phuc').get(page(round.id))).text).toContain(
      'đã chuyển sang danh mục “Danh mục mới”',
    )
    expect((await world.as('lan').get('/dot')).text).toContain('đã chuyển sang danh mục “Danh mục mới”')
    await declared(world, round, 'lan', sign('I.4.4'))
    expect((await roundById(world.db, tenant, round.id))?.catalogue).toBe('nqtw4-82@1')
  })
})

describe('closing', () => {
  const by = () => ({ person: world.cast.people.phuc.id, now: new Date('2026-12-04T09:00:00+07:00') })

  test('with something open it must be known and said; those members stand as not concluded', async () => {
    const round = await launched(world, { from: '2026-11-20' })
    await declared(world, round, 'lan', sign('I.4.4'))
    await concluded(world, round, { lan: ['I.4.4'], nam: [] })
    const phuc = world.as('phuc')
    const form = await phuc.get(paths.roundClose.to({ round: round.id }))
    expect(form.text).toContain('Còn 7 đồng chí chưa gửi bản tự nhận, 6 đồng chí chi bộ chưa kết luận.')
    const refused = await fillForm(phuc, form, { reason: 'Đã hết hạn.' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Mời đồng chí đánh dấu là đã biết')
    const done = await phuc.follow(await fillForm(phuc, form, { knows: true, reason: 'Đã hết hạn.' }))
    expect(done.text).toContain('1 trên 2 đảng viên được kết luận có hạn chế, trong đó 1 một phần.')
    expect(done.text).toContain('1 đồng chí tự nêu')
    expect(done.text).toContain('lý do: Đã hết hạn.')
    const tally = await world.db.row<{ counts: number[] }>(
      sql`select counts from round_tally where round = ${round.id} and unit = ${round.tenant}`,
    )
    expect(tally.counts).toEqual([8, 2, 1, 0, 1])
  })

  test('not as long as members may still declare', async () => {
    const round = await launched(world)
    const said = { knows: true, reason: 'Muốn chốt sớm.' }
    expect(await closeRound(world.db, round, said, { ...by(), now: world.now })).toBe('still-declaring')
    const phuc = world.as('phuc')
    const form = await phuc.get(paths.roundClose.to({ round: round.id }))
    const refused = await fillForm(phuc, form, said as unknown as Record<string, string>)
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Đến hết ngày 03/12/2026 đảng viên còn gửi được')
  })

  test('what was frozen outlasts a merger, a new name, a transfer and a leaving', async () => {
    const round = await launched(world, { from: '2026-11-01' })
    await concluded(world, round, { lan: ['I.4.4'], nam: [], minh: ['I.5.2'] })
    await closed(world, round)
    const { units, people } = world.cast
    const frozen = () =>
      world.db.rows(sql`
        select m.person, m.unit, m.level, u.name from round_member m
        join round_unit u on u.tenant = m.tenant and u.round = m.round and u.unit = m.unit order by m.person`)
    const before = await frozen()
    await renameUnit(world.db, units.thanh, 'Chi bộ Tên Mới', by())
    await changePlace(
      world.db,
      { tenant: round.tenant, person: people.lan.id, status: 'left', from: '2026-12-01' },
      by(),
    )
    await endUnit(world.db, units.loi, units.thanh, by())
    expect(await frozen()).toEqual(before)
    expect((await world.as('phuc').get(page(round.id))).text).toContain('2 trên 3 đảng viên được kết luận')
    await expect(
      world.db.transaction((tx) => tx.run(sql`update round_member set level = 'none'`)),
    ).rejects.toThrow('permission')
  })

  test('a meeting that is still running counts for nothing yet', async () => {
    const round = await launched(world, { from: '2026-11-01' })
    await concluded(world, round, { lan: ['I.4.4'] })
    await world.db.run(sql`update meeting set ended_at = null`)
    await closed(world, round)
    const lan = await world.db.row<{ level: string | null }>(
      sql`select level from round_member where person = ${world.cast.people.lan.id}`,
    )
    expect(lan.level).toBeNull()
  })

  test('corrected by an addendum beside the numbers, which stay', async () => {
    const round = await launched(world, { from: '2026-11-01' })
    await concluded(world, round, { lan: ['I.4.4'], nam: [] })
    await closed(world, round)
    const phuc = world.as('phuc')
    const form = await phuc.get(paths.roundAddendum.to({ round: round.id }))
    expect((await fillForm(phuc, form, { after: 'Ba đồng chí.' })).status).toBe(422)
    const words = {
      before: 'Hai đồng chí được kết luận.',
      after: 'Ba đồng chí.',
      reason: 'Sót biên bản ấp Quới Lợi.',
    }
    const shown = await phuc.follow(await fillForm(phuc, form, words))
    expect(shown.text).toContain('Sót biên bản ấp Quới Lợi.')
    expect(shown.text).toContain('1 trên 2 đảng viên được kết luận')
    expect((await world.as('huong').get(paths.roundAddendum.to({ round: round.id }))).status).toBe(404)
  })
})
