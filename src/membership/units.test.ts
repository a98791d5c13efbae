import { describe, expect, test } from 'vitest'
import { fillForm, type Page, useWorld } from '../../test/harness.ts'
import { applyFutureMoves, subtree } from '../organisation/organisation.ts'
import { sql } from '../platform/sql.ts'

const world = useWorld()
const unit = (id: string, rest = '') => `/to-chuc/${id}${rest}`
const as = (name: Parameters<typeof world.as>[0]) => world.as(name)
const treeNames = async () =>
  (await subtree(world.db, world.cast.units.commune.id)).map(({ name, depth }) => `${depth} ${name}`)
const verbs = async () =>
  (
    await world.db.rows<{ verb: string }>(
      sql`select verb from history where tenant = ${world.cast.units.commune.id} and actor is not null order by n`,
    )
  ).map(({ verb }) => verb)

async function add(values: Record<string, string>): Promise<Page> {
  const quan = as('quan')
  return fillForm(quan, await quan.get('/to-chuc/them'), values)
}

/** A grassroots organisation under the commune, by hand. */
async function addOrganisation(name = 'Đảng bộ bộ phận Thạnh Phú'): Promise<string> {
  const page = await add({ kind: 'grassroots', name })
  return page.location!.match(/to-chuc\/([^?]+)/)![1]!
}

describe('the organisation', () => {
  test('Quân the administrator sees the tree with its members, and what is left to set up', async () => {
    const page = await as('quan').get('/to-chuc')
    expect(page.text).toMatch(/Đảng bộ xã Thử ?Đảng bộ xã · 9 đảng viên/)
    expect(page.text).toContain('Chi bộ ấp Quới ThạnhChi bộ · 4 đảng viên')
    expect(page.text).toContain('Các bước thiết lập')
    expect(page.text).toMatch(/Chọn danh mục và nhịp tự soi ?Chưa làm/)
    expect(page.text).toMatch(/Xem lại chi bộ và người giữ chức vụ ?Xong/)
    expect(page.text).not.toContain('Chi bộ ấp Xa')
  })

  test('Phúc, deputy secretary of the commune, keeps it too; Hương, Kiểm, tinh and la may not', async () => {
    expect((await as('phuc').get('/to-chuc')).status).toBe(200)
    for (const name of ['huong', 'kiem', 'tinh', 'la', 'nam'] as const)
      expect((await as(name).get('/to-chuc')).status).toBe(404)
    expect((await as(undefined).get('/to-chuc')).location).toBe('/')
  })

  test('a unit of another organisation is not there', async () => {
    const { other, province } = world.cast.units
    const quan = as('quan')
    for (const id of [other.id, world.cast.otherCommune.id, province.id, 'x']) {
      for (const rest of ['', '/chuyen', '/sap-nhap']) {
        expect((await quan.get(unit(id, rest))).status).toBe(404)
        expect((await quan.post(unit(id, rest), { name: 'X', into: id, parent: id })).status).toBe(404)
      }
    }
  })

  test('the organisation itself is renamed, but neither moved nor merged', async () => {
    const { commune } = world.cast.units
    const quan = as('quan')
    const page = await quan.follow(
      await fillForm(quan, await quan.get(unit(commune.id)), { name: 'Đảng bộ xã Thử Mới' }),
    )
    expect(page.text).toContain('Đảng bộ xã Thử Mới')
    for (const rest of ['/chuyen', '/sap-nhap'])
      expect((await quan.get(unit(commune.id, rest))).status).toBe(404)
  })
})

describe('a unit added', () => {
  test('Quân adds an organisation and a cell under it', async () => {
    const organisation = await addOrganisation()
    const page = await as('quan').follow(
      await add({ kind: 'cell', name: 'Chi bộ ấp 1', parent: organisation }),
    )
    expect(page.text).toContain('Đã lưu.')
    expect(page.text).toContain('Đảng bộ bộ phận Thạnh Phú, từ ngày 01/12/2026')
    expect(await treeNames()).toEqual([
      '0 Đảng bộ xã Thử',
      '1 Chi bộ ấp Quới Thạnh',
      '1 Chi bộ ấp Quới Lợi',
      '1 Đảng bộ bộ phận Thạnh Phú',
      '2 Chi bộ ấp 1',
    ])
    expect(await verbs()).toEqual(['unit-added', 'unit-added'])
  })

  test.each([
    [{ kind: 'cell', name: '' }, 'Mời đồng chí điền ô này'],
    [{ kind: 'cell', name: 'CHI BO AP QUOI THANH' }, 'Đã có đơn vị tên này'],
    [{ kind: 'cell', name: 'x'.repeat(121) }, 'tối đa 120'],
    [{ kind: 'cell', name: '=1+1' }, 'ký hiệu lạ'],
    [{ kind: 'group', name: 'Tổ 1' }, 'không đặt dưới đơn vị đã chọn được'],
  ])('%o is told in words and kept', async (values, sentence) => {
    const page = await add(values)
    expect(page.status).toBe(422)
    expect(page.dom.querySelector('.errors')?.text).toContain(sentence)
    expect(page.dom.querySelector('input[name=name]')?.getAttribute('value') ?? '').toBe(values.name)
    expect(await verbs()).toEqual([])
  })

  test('never under somebody else’s, never a kind that is not below, never by Hương', async () => {
    const { other, commune } = world.cast.units
    const fields = { kind: 'cell', name: 'Chi bộ X' }
    expect((await as('quan').post('/to-chuc/them', { ...fields, parent: other.id })).status).toBe(422)
    expect(
      (await as('quan').post('/to-chuc/them', { kind: 'commune', name: 'Đảng bộ Y', parent: commune.id }))
        .status,
    ).toBe(422)
    expect((await as('huong').post('/to-chuc/them', { ...fields, parent: commune.id })).status).toBe(404)
    expect(await verbs()).toEqual([])
  })

  test('the same form twice adds one unit', async () => {
    const quan = as('quan')
    const page = await quan.get('/to-chuc/them')
    const first = await fillForm(quan, page, { kind: 'cell', name: 'Chi bộ X' })
    expect((await fillForm(quan, page, { kind: 'cell', name: 'Chi bộ X' })).location).toBe(first.location)
    expect((await fillForm(quan, page, { kind: 'cell', name: 'Chi bộ Y' })).status).toBe(409)
    expect(await verbs()).toEqual(['unit-added'])
  })
})

describe('a unit moved', () => {
  test('Quân puts a cell under an organisation today: its members are counted there', async () => {
    const organisation = await addOrganisation()
    const { thanh } = world.cast.units
    const quan = as('quan')
    const page = await quan.follow(
      await fillForm(quan, await quan.get(unit(thanh.id, '/chuyen')), { parent: organisation }),
    )
    expect(page.text).toContain('Đảng bộ bộ phận Thạnh Phú, từ ngày 01/12/2026')
    expect(await treeNames()).toEqual([
      '0 Đảng bộ xã Thử',
      '1 Chi bộ ấp Quới Lợi',
      '1 Đảng bộ bộ phận Thạnh Phú',
      '2 Chi bộ ấp Quới Thạnh',
    ])
    expect((await quan.get('/to-chuc')).text).toContain('Đảng bộ cơ sở, bộ phận · 4 đảng viên')
    const edges = await world.db.rows(sql`
      select valid_from, valid_to from unit_edge where unit = ${thanh.id} order by valid_from`)
    expect(edges).toEqual([
      { valid_from: '2020-01-01', valid_to: '2026-12-01' },
      { valid_from: '2026-12-01', valid_to: null },
    ])
  })

  test('a day to come is waited for; the last plan counts', async () => {
    const [first, second] = [await addOrganisation(), await addOrganisation('Đảng bộ bộ phận Hưng Lợi')]
    const { thanh } = world.cast.units
    const quan = as('quan')
    const form = () => quan.get(unit(thanh.id, '/chuyen'))
    await fillForm(quan, await form(), { parent: first, from: '01/02/2027' })
    const page = await quan.follow(await fillForm(quan, await form(), { parent: second, from: '15/01/2027' }))
    expect(page.text).toContain('Đảng bộ bộ phận Hưng Lợi, từ ngày 15/01/2027')
    expect(page.text).not.toContain('Thạnh Phú, từ')
    expect((await quan.get('/to-chuc')).text).toContain('sẽ chuyển ngày 15/01/2027')
    expect(await treeNames()).toContain('1 Chi bộ ấp Quới Thạnh')
    expect(await applyFutureMoves(world.db, '2027-01-14')).toBe(0)
    expect(await applyFutureMoves(world.db, '2027-01-15')).toBe(1)
    expect(await applyFutureMoves(world.db, '2027-02-01')).toBe(0)
    expect((await treeNames()).slice(-2)).toEqual(['1 Đảng bộ bộ phận Hưng Lợi', '2 Chi bộ ấp Quới Thạnh'])
  })

  test('a move today takes the place of one that was planned', async () => {
    const [first, second] = [await addOrganisation(), await addOrganisation('Đảng bộ bộ phận Hưng Lợi')]
    const { thanh } = world.cast.units
    const quan = as('quan')
    const form = () => quan.get(unit(thanh.id, '/chuyen'))
    await fillForm(quan, await form(), { parent: first, from: '01/02/2027' })
    await fillForm(quan, await form(), { parent: second })
    expect(await applyFutureMoves(world.db, '2027-02-01')).toBe(0)
    expect((await treeNames()).slice(-2)).toEqual(['1 Đảng bộ bộ phận Hưng Lợi', '2 Chi bộ ấp Quới Thạnh'])
  })

  test.each([
    [{ from: '01/01/2019' }, 'trước lần thay đổi gần nhất (01/01/2020)'],
    [{ from: 'mai' }, 'Ngày chưa đúng'],
    [{ parent: '' }, 'Mời đồng chí chọn'],
  ])('%o is told in words', async (values, sentence) => {
    const parent = await addOrganisation()
    const quan = as('quan')
    const form = await quan.get(unit(world.cast.units.thanh.id, '/chuyen'))
    const page = await fillForm(quan, form, { parent, ...values } as Record<string, string>)
    expect(page.status).toBe(422)
    expect(page.dom.querySelector('.errors')?.text).toContain(sentence)
  })

  test('a cell does not lie under a cell', async () => {
    const { thanh, loi } = world.cast.units
    const page = await as('quan').post(unit(thanh.id, '/chuyen'), { parent: loi.id })
    expect(page.status).toBe(422)
    expect(page.text).toContain('không đặt dưới đơn vị đã chọn được')
  })
})

describe('cells merged', () => {
  const merge = async () => {
    const { thanh, loi } = world.cast.units
    const quan = as('quan')
    return fillForm(quan, await quan.get(unit(thanh.id, '/sap-nhap')), { into: loi.id })
  }

  test('the members of the ended cell are in the new one; their past stays; posts of the old cell end', async () => {
    const quan = as('quan')
    const page = await quan.follow(await merge())
    expect(page.text).toContain('Chi bộ ấp Quới Lợi')
    expect(page.text).toContain('9 đảng viên')
    const nam = await quan.get(`/dang-vien/${world.cast.people.nam.id}`)
    expect(nam.text).toContain('Chi bộ ấp Quới Lợi: Chính thức, từ 01/12/2026Sáp nhập Chi bộ ấp Quới Thạnh')
    expect(nam.text).toContain('Chi bộ ấp Quới Thạnh: Chính thức, từ 01/01/2024 đến 01/12/2026')
    const huong = await quan.get(`/dang-vien/${world.cast.people.huong.id}`)
    expect(huong.text).toContain('Bí thư chi bộ, Chi bộ ấp Quới Thạnh: từ 01/01/2024 đến 01/12/2026')
    expect(await treeNames()).toEqual(['0 Đảng bộ xã Thử', '1 Chi bộ ấp Quới Lợi'])
    expect((await as('tam').get(`/chi-bo/${world.cast.units.loi.id}`)).text).toContain('Huỳnh Văn Nam')
    expect((await verbs())[0]).toBe('unit-merged')
    expect((await quan.get(unit(world.cast.units.thanh.id))).status).toBe(404)
  })

  test('whoever is planned to come to the ended cell comes to the new one', async () => {
    const quan = as('quan')
    const minh = `/dang-vien/${world.cast.people.minh.id}`
    await fillForm(quan, await quan.get(`${minh}/chuyen`), {
      cell: world.cast.units.thanh.id,
      from: '01/02/2027',
    })
    await merge()
    expect((await quan.get(minh)).text).toContain('Chi bộ ấp Quới Lợi: Chính thức, từ 01/02/2027')
  })

  test.each([
    ['into itself', 'thanh', 'Không thể sáp nhập vào chính đơn vị này'],
    ['into another kind', 'commune', 'Hai đơn vị phải cùng loại'],
    ['into another organisation’s', 'other', 'Mời đồng chí chọn'],
  ] as const)('refused in words: %s', async (_, into, sentence) => {
    const { units } = world.cast
    const page = await as('quan').post(unit(units.thanh.id, '/sap-nhap'), { into: units[into].id })
    expect(page.status).toBe(422)
    expect(page.text).toContain(sentence)
    expect(await verbs()).toEqual([])
  })

  test('refused in words while units lie below, or are planned to', async () => {
    const [first, second] = [await addOrganisation(), await addOrganisation('Đảng bộ bộ phận Hưng Lợi')]
    const quan = as('quan')
    const move = await quan.get(unit(world.cast.units.thanh.id, '/chuyen'))
    await fillForm(quan, move, { parent: first, from: '01/02/2027' })
    const page = await fillForm(quan, await quan.get(unit(first, '/sap-nhap')), { into: second })
    expect(page.text).toContain('Còn đơn vị trực thuộc')
  })

  test('Hương may not', async () => {
    const { thanh, loi } = world.cast.units
    expect((await as('huong').post(unit(thanh.id, '/sap-nhap'), { into: loi.id })).status).toBe(404)
    expect((await as(undefined).post(unit(thanh.id, '/sap-nhap'), { into: loi.id })).status).toBe(401)
  })
})
