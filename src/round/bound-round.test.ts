import { describe, expect, test } from 'vitest'
import { fillForm, useWorld } from '../../test/harness.ts'
import { movementBy } from '../../test/movements.ts'
import { launched } from '../../test/rounds.ts'
import { signIn, until } from '../../test/walk.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'

/** What a movement lays down about rounds, where rounds are opened. */
const world = useWorld()

const PLAN = {
  name: 'Đợt 2 năm 2026',
  opens_on: '05/12/2026',
  declare_by: '20/12/2026',
  conclude_by: '10/01/2027',
  closes_on: '15/01/2027',
  catalogue: 'prohibitions-37@1',
}
const rounds = () => world.db.rows<{ catalogue: string }>(sql`select catalogue from round`)
const SOURCE = 'Do Đảng bộ tỉnh'

describe('the list of a round', () => {
  test('is the one the province binds, which is chosen already; another is refused, with who bound it, and nothing is lost', async () => {
    await movementBy(world, 'province', { terms: { catalogue: 'nqtw4-82@1' } })
    const phuc = world.as('phuc')
    const form = await phuc.get(paths.roundNew.to())
    expect(form.dom.querySelector('[checked]')?.getAttribute('value')).toBe('nqtw4-82@1')
    expect(form.text).toContain(SOURCE)
    const refused = await fillForm(phuc, form, PLAN)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('đơn vị phải dùng đúng danh mục đã đặt')
    expect(refused.dom.querySelector('#conclude_by')?.getAttribute('value')).toBe(PLAN.conclude_by)
    expect(await rounds()).toEqual([])
    expect((await fillForm(phuc, refused, { catalogue: 'nqtw4-82@1' })).status).toBe(303)
    expect(await rounds()).toEqual([{ catalogue: 'nqtw4-82@1' }])
  })

  test('of a round from before the movement is whichever it was then', async () => {
    await movementBy(world, 'province', { terms: { catalogue: 'nqtw4-82@1' } })
    const before = { opens_on: '01/03/2025', declare_by: '10/03/2025', conclude_by: '20/03/2025' }
    const made = await world
      .as('phuc')
      .post(paths.roundNew.to(), { ...PLAN, ...before, closes_on: '25/03/2025' })
    expect(made.status).toBe(303)
    expect(await rounds()).toEqual([{ catalogue: PLAN.catalogue }])
  })

  test('is free without a movement, and never one of standards, where “có” is no limit', async () => {
    const phuc = world.as('phuc')
    const form = await phuc.get(paths.roundNew.to())
    const offered = form.dom.querySelectorAll('input[name=catalogue]').map((one) => one.getAttribute('value'))
    expect(offered).toContain(PLAN.catalogue)
    expect(offered).not.toContain('standards-144@1')
    const refused = await phuc.post(paths.roundNew.to(), { ...PLAN, catalogue: 'standards-144@1' })
    expect(refused.status).toBe(422)
    expect((await fillForm(phuc, form, PLAN)).status).toBe(303)
  })
})

describe('the rhythm of rounds', () => {
  test('is told with the day by which the next begins and who asks for it; once that day is past, that it is', async () => {
    await movementBy(world, 'province', { terms: { roundEvery: 6 } })
    const phuc = world.as('phuc')
    const page = await phuc.get(paths.rounds.to())
    expect(page.text).toContain('6 tháng có ít nhất một đợt tự nhận xét')
    expect(page.text).toContain('Đợt tới bắt đầu chậm nhất ngày 01/06/2027')
    expect(page.text).toContain(SOURCE)

    await until(world, '2027-06-02')
    phuc.cookies.delete('phien')
    await signIn(phuc)
    expect((await phuc.get(paths.rounds.to())).text).toContain('ngày 01/06/2027, nay đã quá ngày')
    await launched(world, { from: '2027-06-10', name: 'Đợt 1 năm 2027' })
    expect((await phuc.get(paths.rounds.to())).text).toContain('chậm nhất ngày 10/12/2027')
  })

  test('is not spoken of where no movement asks for one', async () => {
    await launched(world)
    expect((await world.as('phuc').get(paths.rounds.to())).text).not.toContain('Đợt tới')
  })
})
