import { describe, expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { fillForm, useWorld } from '../../test/harness.ts'
import { directiveOf, movementBy } from '../../test/movements.ts'
import { addUnit, moveUnit } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { sql } from '../platform/sql.ts'
import { bindingOn } from './binding.ts'
import { defaultsOn } from './movement.ts'
import { WHO, walk } from './testing/launching.ts'

const world = useWorld()
const commune = () => world.cast.units.commune.id
const province = () => world.cast.units.province.id
const TODAY = '2026-12-01'

const boardAt = paths.boardLaunch.to()
const aboveAt = () => paths.aboveLaunch.to({ unit: province() })
const movements = () => world.db.rows<{ unit: string; name: string }>(sql`select unit, name from movement`)

describe('a movement is launched', () => {
  test('by Phúc for his commune: who, what, a preview of what will bind whom, and then it binds', async () => {
    const phuc = world.as('phuc')
    const preview = await walk(phuc, boardAt, WHO, {
      most: '1',
      longest: '12',
      longer: 'yes',
      'round-every': '6',
      'target-share': '0',
      'target-by': '31/12/2027',
    })
    expect(preview.status).toBe(200)
    for (const words of [
      'Từ ngày 01/12/2026',
      'Mỗi kỳ họp kiểm điểm nhiều nhất 1 đồng chí.',
      '6 tháng có ít nhất một đợt tự nhận xét.',
      'Đến ngày 31/12/2027, không còn đảng viên nào có biểu hiện.',
      'Áp dụng cho 2 đơn vị',
      'Chi bộ ấp Quới Thạnh',
      'Đảng bộ xã Thử phát động',
      'Kế hoạch thực hiện số 03-KH/ĐU ngày 20/11/2026',
    ])
      expect(preview.text).toContain(words)
    expect(await movements()).toEqual([])
    const done = await phuc.follow(await fillForm(phuc, preview, {}, { button: 'Phát động' }))
    expect(done.text).toContain('Đã phát động. Mời đồng chí ghi các văn bản cần học.')
    expect(await movements()).toEqual([{ unit: commune(), name: WHO.name }])
    expect((await bindingOn(world.db, commune(), TODAY)).terms).toMatchObject({
      most: { value: 1 },
      crowded: { value: 1 },
      roundEvery: { value: 6 },
    })
    const [deed] = await world.db.rows(
      sql`select actor, tenant from history where verb = 'movement-launched'`,
    )
    expect(deed).toEqual({ actor: world.cast.people.phuc.id, tenant: commune() })
  })

  test('by the province for its communes, and nobody of another province’s commune is bound', async () => {
    const tinh = world.as('tinh')
    const landing = await tinh.get(paths.me.to())
    expect(landing.html).toContain(`href="${paths.aboveMovements.to({ unit: province() })}"`)
    const { by: _, ...who } = WHO
    const preview = await walk(tinh, aboveAt(), who, { 'latest-day': '8' })
    expect(preview.text).toContain('Áp dụng cho 1 đơn vị Đảng bộ xã Thử')
    // A superior sees the names of its communes, nothing inside them.
    expect(preview.text).not.toContain('Chi bộ')
    await fillForm(tinh, preview, {}, { button: 'Phát động' })
    expect((await bindingOn(world.db, commune(), TODAY)).terms.latestDay?.value).toBe(8)
    expect((await bindingOn(world.db, world.cast.otherCommune.id, TODAY)).terms).toEqual({})
    expect((await defaultsOn(world.db, commune(), TODAY))?.latest_day).toBe(8)
    expect((await defaultsOn(world.db, world.cast.otherCommune.id, TODAY))?.latest_day).toBe(10)
  })

  test('by a body outside, written down by the commune with the paper it goes by', async () => {
    const phuc = world.as('phuc')
    const outside = { ...WHO, by: 'outside', outside: 'Ban Thường vụ Huyện ủy Cũ' }
    const without = await walk(phuc, boardAt, { ...outside, document: '', 'document-on': '' }, {})
    expect(without.status).toBe(422)
    expect(without.dom.querySelector('#document-error')?.text).toBe('Mời đồng chí điền ô này.')
    expect(without.dom.querySelector('#document-on-error')?.text).toBe('Mời đồng chí điền ô này.')
    const preview = await walk(phuc, boardAt, outside, { most: '2' })
    await fillForm(phuc, preview, {}, { button: 'Phát động' })
    const nam = await world.as('nam').get(paths.movements.to())
    expect(nam.text).toContain('Ban Thường vụ Huyện ủy Cũ phát động; Đảng bộ xã Thử ghi lại')
    expect(nam.text).toContain('theo Kế hoạch thực hiện số 03-KH/ĐU ngày 20/11/2026')
  })

  test('looser than the province laid down, it is refused with who did so and by which paper; as strict it is taken', async () => {
    await movementBy(world, 'province', {
      terms: { most: 2, crowded: 2 },
      target: { share: 0, by: '2027-06-30' },
    })
    const phuc = world.as('phuc')
    const refused = await walk(phuc, boardAt, WHO, {
      most: '3',
      'target-share': '5',
      'target-by': '31/12/2027',
    })
    expect(refused.status).toBe(422)
    expect(refused.dom.querySelector('#most-error')?.text).toBe(
      'Chưa lưu được, vì rộng hơn mức đã đặt: mỗi kỳ họp kiểm điểm nhiều nhất 2 đồng chí. Do Đảng bộ tỉnh Thử phát động, phong trào “Thực hiện Nghị quyết Trung ương 4”, theo Kế hoạch số 12-KH/TU ngày 20/11/2026.',
    )
    expect(refused.dom.querySelector('#target-share-error')?.text).toContain(
      'Đến ngày 30/06/2027, không còn đảng viên nào có biểu hiện. Do Đảng bộ tỉnh Thử',
    )
    expect(refused.dom.querySelector('input[name=most]')?.getAttribute('value')).toBe('3')
    // Sent straight to the last step it is refused as well.
    const forced = await phuc.post(boardAt, { ...WHO, from: '01/12/2026', most: '3', step: 'go' })
    expect(forced.status).toBe(422)
    const preview = await walk(phuc, boardAt, WHO, { most: '2' })
    expect((await fillForm(phuc, preview, {}, { button: 'Phát động' })).status).toBe(303)
  })

  test('and what was typed survives going back', async () => {
    const phuc = world.as('phuc')
    const preview = await walk(phuc, boardAt, WHO, { most: '2', from: '15/12/2026' })
    const back = await fillForm(phuc, preview, {}, { button: 'Sửa lại' })
    expect(back.dom.querySelector('input[name=name]')?.getAttribute('value')).toBe(WHO.name)
    const again = await fillForm(phuc, back, {}, { button: 'Tiếp tục' })
    expect(again.dom.querySelector('input[name=most]')?.getAttribute('value')).toBe('2')
    expect(again.dom.querySelector('input[name=from]')?.getAttribute('value')).toBe('15/12/2026')
  })

  test.each<[Record<string, string>, string, string]>([
    [{ from: '30/11/2026' }, 'from', 'Ngày này đã qua. Những ngày đã qua giữ nguyên'],
    [{ from: '31/02/2027' }, 'from', 'Ngày chưa đúng'],
    [{ from: '01/01/2035' }, 'from', 'trong hai năm tới'],
    [{ most: '7' }, 'most', 'từ 1 đến 6'],
    [{ most: '3', crowded: '2' }, 'crowded', 'không được nhỏ hơn số thường'],
    [{ crowded: '2' }, 'crowded', 'ghi số thường ở ô trên trước'],
    [{ longest: '12' }, 'longer', 'không kịp thì có cho vòng dài hơn không'],
    [{ opens: '25:00' }, 'opens', 'Giờ chưa đúng'],
    [{ opens: '18:00', shuts: '18:30' }, 'shuts', 'muộn hơn giờ trước ít nhất một giờ'],
    [{ 'target-share': '5' }, 'target-by', 'phải đạt vào ngày nào'],
    [{ 'target-by': '31/12/2027' }, 'target-share', 'số phần trăm'],
    [{ 'target-share': '101', 'target-by': '31/12/2027' }, 'target-share', 'từ 0 đến 100'],
    [{ 'target-share': '0', 'target-by': '30/11/2026' }, 'target-by', 'Ngày đạt mục tiêu đã qua'],
    [{ catalogue: 'standards-144@1' }, 'catalogue', 'Mời đồng chí chọn một ý.'],
  ])('%o is told in words and kept', async (laid, field, sentence) => {
    const phuc = world.as('phuc')
    const page = await phuc.post(boardAt, { ...WHO, from: '01/12/2026', ...laid, step: 'preview' })
    expect(page.status).toBe(422)
    expect(page.dom.querySelector('.errors')?.text).toContain(sentence)
    expect(page.dom.querySelector(`.errors a[href="#${field}"]`)).not.toBeNull()
    const [name, typed] = Object.entries(laid)[0]!
    if (name !== 'catalogue')
      expect(page.dom.querySelector(`input[name=${name}]`)?.getAttribute('value')).toBe(typed)
    expect(await movements()).toEqual([])
  })

  test('with a paper of tomorrow, or hidden letters in its name, it is not', async () => {
    const phuc = world.as('phuc')
    const page = await phuc.post(boardAt, {
      ...WHO,
      name: 'Tên\u202e',
      'document-on': '02/12/2026',
      step: 'terms',
    })
    expect(page.status).toBe(422)
    expect(page.dom.querySelector('#name-error')?.text).toContain('ký tự ẩn')
    expect(page.dom.querySelector('#document-on-error')?.text).toBe('Ngày văn bản không được sau hôm nay.')
  })

  test('sent twice it is one; with other content both are shown', async () => {
    const phuc = world.as('phuc')
    const preview = await walk(phuc, boardAt, WHO, { most: '2' })
    await fillForm(phuc, preview, {}, { button: 'Phát động' })
    expect((await fillForm(phuc, preview, {}, { button: 'Phát động' })).status).toBe(303)
    expect(await movements()).toHaveLength(1)
  })
})

describe('a movement changes and ends', () => {
  const changeAt = (movement: string) => paths.boardChange.to({ movement })

  test('from a day on, and the days before stay as they were', async () => {
    const movement = await movementBy(world, 'commune', { terms: { most: 3, crowded: 3 } })
    const phuc = world.as('phuc')
    const preview = await fillForm(phuc, await phuc.get(changeAt(movement)), {
      most: '2',
      crowded: '',
      from: '01/02/2027',
    })
    expect(preview.text).toContain('Đang yêu cầu Mỗi kỳ họp kiểm điểm nhiều nhất 3 đồng chí.')
    const done = await phuc.follow(await fillForm(phuc, preview, {}, { button: 'Đổi từ ngày này' }))
    expect(done.text).toContain('Từ ngày 01/02/2027 có thay đổi.')
    const most = async (day: string) => (await bindingOn(world.db, commune(), day)).terms.most?.value
    expect(await most('2027-01-31')).toBe(3)
    expect(await most('2027-02-01')).toBe(2)
    const early = await fillForm(phuc, await phuc.get(changeAt(movement)), { most: '1', from: '15/01/2027' })
    expect(early.status).toBe(422)
    expect(early.text).toContain('Đã có thay đổi định cho một ngày sau ngày này')
    const same = await fillForm(phuc, await phuc.get(changeAt(movement)), {})
    expect(same.text).toContain('Chưa có gì khác so với đang đặt.')
  })

  test('the tables refuse what would change the past', async () => {
    const movement = await movementBy(world, 'commune', { terms: { most: 2 } })
    const version = (n: number, from: string, laid: string) =>
      world.db.transaction((tx) =>
        tx.run(sql`
          insert into movement_version (tenant, movement, n, valid_from, terms, laid_on, laid_at)
          values (${commune()}, ${movement}, ${n}, ${from}, '{}', ${laid}, ${world.now})`),
      )
    await expect(version(2, '2026-12-02', '2026-12-03')).rejects.toThrow()
    await version(2, '2027-01-01', '2026-12-02')
    await expect(version(3, '2026-12-20', '2026-12-03')).rejects.toThrow('follow one another')
    await expect(
      world.db.transaction((tx) => tx.run(sql`update movement_version set terms = '{"most":6}'`)),
    ).rejects.toThrow('permission denied')
    await expect(world.db.transaction((tx) => tx.run(sql`delete from movement`))).rejects.toThrow(
      'permission denied',
    )
  })

  test('Phúc ends it from a day on, takes that back, ends it today; then nothing binds and nothing can be changed', async () => {
    const movement = await movementBy(world, 'commune', { terms: { most: 2, crowded: 2 } })
    const phuc = world.as('phuc')
    const at = paths.boardEnd.to({ movement })
    const set = await phuc.follow(
      await fillForm(phuc, await phuc.get(at), { on: '01/03/2027' }, { button: 'Kết thúc từ ngày này' }),
    )
    expect(set.text).toContain('Kết thúc từ ngày 01/03/2027.')
    expect((await bindingOn(world.db, commune(), '2027-02-28')).terms.most?.value).toBe(2)
    expect((await bindingOn(world.db, commune(), '2027-03-01')).terms).toEqual({})
    await fillForm(phuc, await phuc.get(at), {}, { button: 'Bỏ ngày kết thúc, làm tiếp' })
    expect((await bindingOn(world.db, commune(), '2027-03-01')).terms.most?.value).toBe(2)
    const past = await fillForm(
      phuc,
      await phuc.get(at),
      { on: '30/11/2026' },
      { button: 'Kết thúc từ ngày này' },
    )
    expect(past.status).toBe(422)
    expect(past.text).toContain('Ngày này đã qua')
    await fillForm(phuc, await phuc.get(at), { on: '01/12/2026' }, { button: 'Kết thúc từ ngày này' })
    expect((await bindingOn(world.db, commune(), TODAY)).terms).toEqual({})
    const late = await phuc.post(changeAt(movement), { from: '05/12/2026', most: '1', step: 'preview' })
    expect(late.text).toContain('Phong trào này đã kết thúc')
    expect((await phuc.get(paths.boardMovement.to({ movement }))).html).not.toContain(changeAt(movement))
  })

  test('the past also stays when the commune comes under another province', async () => {
    await movementBy(world, 'province', { terms: { most: 2, crowded: 2 } })
    const by = { person: null, now: world.now }
    const other = await addUnit(
      world.db,
      { kind: 'province', name: 'Đảng bộ tỉnh Mới', parent: null, from: '2020-01-01' },
      by,
    )
    await moveUnit(world.db, world.cast.units.commune, other, '2026-12-10', by)
    expect((await bindingOn(world.db, commune(), '2026-12-09')).terms.most?.value).toBe(2)
    expect((await bindingOn(world.db, commune(), '2026-12-10')).terms).toEqual({})
  })
})

describe('who may', () => {
  const OTHERS: readonly CastName[] = ['nam', 'huong', 'kiem', 'quan', 'la']

  test('nobody but the standing board launches for the commune, nobody but its secretary for the province', async () => {
    const [own, above] = [await movementBy(world, 'commune'), await movementBy(world, 'province')]
    for (const name of [...OTHERS, 'tinh'] as const) {
      expect((await world.as(name).get(boardAt)).status).toBe(404)
      expect(
        (await world.as(name).post(paths.boardChange.to({ movement: own }), { step: 'go' })).status,
      ).toBe(404)
    }
    for (const name of [...OTHERS, 'phuc'] as const) {
      expect((await world.as(name).get(aboveAt())).status).toBe(404)
      const at = paths.aboveEnd.to({ unit: province(), movement: above })
      expect((await world.as(name).post(at, { step: 'end', on: '05/12/2026' })).status).toBe(404)
    }
    // Not through one another's doors either.
    expect((await world.as('phuc').get(paths.boardChange.to({ movement: above }))).status).toBe(404)
    expect(
      (await world.as('tinh').get(paths.aboveChange.to({ unit: province(), movement: own }))).status,
    ).toBe(404)
    expect((await world.as('tinh').get(paths.aboveMovements.to({ unit: commune() }))).status).toBe(404)
  })

  test('everybody of the commune reads what binds it; la of another commune reads nothing of it, tinh no commune’s page', async () => {
    const movement = await movementBy(world, 'commune', { name: 'Riêng của xã Thử', terms: { most: 2 } })
    await directiveOf(world, 'commune', movement)
    for (const name of ['nam', 'huong', 'phuc', 'kiem', 'quan', 'hai'] as const)
      expect((await world.as(name).get(paths.movements.to())).text).toContain('Riêng của xã Thử')
    const la = await world.as('la').get(paths.movements.to())
    expect(la.text).not.toContain('Riêng của xã Thử')
    expect(la.text).toContain('chưa có phong trào nào')
    expect((await world.as('tinh').get(paths.movements.to())).status).toBe(404)
  })
})
