import { describe, expect, test } from 'vitest'
import { fillForm, useWorld } from '../../test/harness.ts'
import { movementBy } from '../../test/movements.ts'
import { paths } from '../paths.ts'
import { addDays } from '../platform/clock.ts'
import { bindingOn } from './binding.ts'
import { change, end } from './launch.ts'
import { defaultsOn, STARTING, setDefaults } from './movement.ts'
import { WHO, walk } from './testing/launching.ts'

const world = useWorld()
const commune = () => world.cast.units.commune.id
const province = () => world.cast.units.province.id
const TODAY = '2026-12-01'

const boardAt = paths.boardLaunch.to()

describe('two movements at once', () => {
  test('the stricter of each field binds Nam’s unit, and he reads both names', async () => {
    await movementBy(world, 'province', { name: 'Của tỉnh', terms: { most: 3, crowded: 3, perMonth: 1 } })
    await movementBy(world, 'commune', { name: 'Của xã', terms: { most: 2, crowded: 2 } })
    const page = await world.as('nam').get(paths.movements.to())
    expect(page.text).toContain(
      'Mỗi kỳ họp kiểm điểm nhiều nhất 2 đồng chí.Do Đảng bộ xã Thử phát động, phong trào “Của xã”',
    )
    expect(page.text).toContain(
      'Cùng lúc có mức khác: mỗi kỳ họp kiểm điểm nhiều nhất 3 đồng chí (Đảng bộ tỉnh Thử phát động',
    )
    expect(page.text).toContain('Mỗi tháng nhiều nhất 1 tin nhắn nhắc việc.Do Đảng bộ tỉnh Thử')
  })

  test('of which one begins later: it is told with its day and binds nobody yet', async () => {
    await movementBy(world, 'province', {
      name: 'Năm sau',
      from: '2027-01-01',
      terms: { longest: 10, longer: false },
    })
    const page = await world.as('nam').get(paths.movements.to())
    expect(page.text).toContain('chưa có phong trào nào')
    expect(page.text).toContain('Bắt đầu từ ngày 01/01/2027.')
    expect(page.text).toContain('Một vòng kiểm điểm nhiều nhất 10 kỳ họp.')
    expect((await bindingOn(world.db, commune(), TODAY)).terms).toEqual({})
    expect((await world.as('tinh').get(paths.aboveMovements.to({ unit: province() }))).text).toContain(
      'Bắt đầu từ ngày 01/01/2027.',
    )
  })

  test('whose hours for messages leave none in common: everybody is told', async () => {
    await movementBy(world, 'commune', { terms: { opens: 1080 } })
    await movementBy(world, 'province', { terms: { shuts: 600 } })
    expect((await world.as('nam').get(paths.movements.to())).text).toContain('không còn khoảng nào chung')
  })

  test('may not be held against two catalogues', async () => {
    await movementBy(world, 'commune', { terms: { catalogue: 'nqtw4-82@1' } })
    const refused = await walk(
      world.as('phuc'),
      boardAt,
      { ...WHO, name: 'Khác' },
      { catalogue: 'prohibitions-37@1' },
    )
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('đơn vị phải dùng đúng danh mục đã đặt')
  })
})

describe('a unit’s own settings', () => {
  const by = () => ({ person: world.cast.people.tinh.id, now: world.now })

  test('are held within what the province lays down later, from its day on', async () => {
    await setDefaults(
      world.db,
      commune(),
      { ...STARTING, catalogue: 'nqtw4-82@1', meeting_day: 12, latest_day: 15 },
      { person: null, now: world.now },
    )
    await movementBy(world, 'province', { from: '2027-01-01', terms: { form: 'full', latestDay: 10 } })
    expect(await defaultsOn(world.db, commune(), '2026-12-31')).toMatchObject({
      form: 'skim',
      latest_day: 15,
    })
    expect(await defaultsOn(world.db, commune(), '2027-01-01')).toMatchObject({
      form: 'full',
      latest_day: 10,
      meeting_day: 10,
    })
  })

  test('Quân sees beside each field what binds it, may be stricter, and is told why he may not be looser', async () => {
    await movementBy(world, 'province', {
      terms: { catalogue: 'nqtw4-82@1', form: 'full-yearly', latestDay: 10 },
    })
    const quan = world.as('quan')
    const page = await quan.get(paths.defaults.to())
    expect(page.text).toContain(
      'Đang theo: tự soi của tháng xong chậm nhất ngày 10. Do Đảng bộ tỉnh Thử phát động',
    )
    expect(page.dom.querySelector('input[name=form][checked]')?.getAttribute('value')).toBe('full-yearly')
    const looser = await fillForm(quan, page, {
      form: 'skim',
      'latest-day': '11',
      catalogue: 'prohibitions-37@1',
    })
    expect(looser.status).toBe(422)
    const told = looser.dom.querySelectorAll('.errors li').map((line) => line.text)
    expect(told).toHaveLength(3)
    for (const line of told) expect(line).toContain('theo Kế hoạch số 12-KH/TU ngày 20/11/2026')
    expect((await fillForm(quan, page, { form: 'full', 'latest-day': '9' })).status).toBe(303)
    expect(await defaultsOn(world.db, commune(), TODAY)).toMatchObject({ form: 'full', latest_day: 9 })
  })

  test('of rotation and of messages likewise', async () => {
    await movementBy(world, 'province', {
      terms: { most: 2, crowded: 2, longest: 12, longer: false, perMonth: 1, opens: 450, shuts: 1140 },
    })
    const quan = world.as('quan')
    const rotation = await quan.get(paths.rotationPolicy.to())
    expect(rotation.text).toContain('Đang theo: một vòng kiểm điểm nhiều nhất 12 kỳ họp.')
    expect(rotation.dom.querySelector('input[name="longer-allowed"][checked]')?.getAttribute('value')).toBe(
      'no',
    )
    const looser = await fillForm(quan, rotation, { most: '3', 'longer-allowed': 'yes', longest: '13' })
    expect(looser.status).toBe(422)
    for (const field of ['most', 'longest'])
      expect(looser.dom.querySelector(`#${field}-error`)?.text).toContain(
        'Chưa lưu được, vì rộng hơn mức đã đặt',
      )
    expect((await fillForm(quan, rotation, { exceptional: '3' })).text).toContain(
      'chi bộ đông cũng không quá 2',
    )
    expect((await fillForm(quan, rotation, { most: '1', longest: '10' })).status).toBe(303)
    const notices = await quan.get(paths.reminderPolicy.to())
    expect(notices.text).toContain('Đang theo: mỗi tháng nhiều nhất 1 tin nhắn nhắc việc.')
    expect(notices.dom.querySelector('input[name=shuts]')?.getAttribute('value')).toBe('19:00')
    const many = await fillForm(quan, notices, { 'per-month': '2', shuts: '19:30' })
    expect(many.status).toBe(422)
    expect(many.dom.querySelector('#shuts-error')?.text).toContain('không nhắn tin sau 19 giờ')
    expect((await fillForm(quan, notices, { 'per-month': '0' })).status).toBe(303)
  })

  test('are free again once the movement ended', async () => {
    const of = { tenant: province(), unit: province() }
    const movement = await movementBy(world, 'province', { terms: { latestDay: 5 } })
    expect((await defaultsOn(world.db, commune(), addDays(TODAY, 40)))?.latest_day).toBe(5)
    await change(world.db, of, movement, { from: '2026-12-20', terms: { latestDay: 7 }, target: null }, by())
    await end(world.db, of, movement, { kind: 'end', on: '2027-01-01' }, by())
    const latest = async (day: string) => (await defaultsOn(world.db, commune(), day))?.latest_day
    expect([await latest(TODAY), await latest('2026-12-20'), await latest('2027-01-01')]).toEqual([5, 7, 10])
  })
})
