import { describe, expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { fillForm, type Page, useWorld } from '../../test/harness.ts'
import { sql } from '../platform/sql.ts'

const world = useWorld()

const person = (name: CastName, rest = '') => `/dang-vien/${world.cast.people[name].id}${rest}`
const historyOf = (verb: string) =>
  world.db.rows<{ actor: string; about: string }>(sql`select actor, about from history where verb = ${verb}`)
const namesOn = (page: Page) => page.dom.querySelectorAll('.tasks .name').map((line) => line.text)

/** Adds somebody by hand, as Quân the administrator. */
async function add(values: Record<string, string> = {}): Promise<Page> {
  const quan = world.as('quan')
  const page = await quan.get('/dang-vien/them')
  const cell = world.cast.units.thanh.id
  return fillForm(quan, page, { name: 'Đỗ Thị Ánh', birth: '1958', cell, ...values })
}

describe('the list of people', () => {
  test('Quân the administrator reads everybody, by given name', async () => {
    const page = await world.as('quan').get('/dang-vien')
    expect(page.text).toContain('10 đồng chí')
    expect(namesOn(page)).toEqual([
      'Lê Văn Dũng',
      'Bùi Văn Hải',
      'Trần Thị Hương',
      'Đỗ Thị Kiểm',
      'Nguyễn Thị Lan',
      'Phạm Minh',
      'Huỳnh Văn Nam',
      'Đặng Hữu Phúc',
      'Võ Thị Tám',
      'Ngô Quản Trị',
    ])
    expect(page.text).not.toContain('Lý Người Lạ')
  })

  test.each([
    ['dang', ['Đặng Hữu Phúc']],
    ['phuc dang', ['Đặng Hữu Phúc']],
    ['HƯƠNG', ['Trần Thị Hương']],
    ['thi', ['Trần Thị Hương', 'Đỗ Thị Kiểm', 'Nguyễn Thị Lan', 'Võ Thị Tám']],
    ['%', []],
    ['_', []],
    ["'; drop table person; --", []],
    ['la', ['Nguyễn Thị Lan']],
  ])('Quân looks for “%s”', async (search, found) => {
    const page = await world.as('quan').get(`/dang-vien?tim=${encodeURIComponent(search)}`)
    expect(page.status).toBe(200)
    expect(namesOn(page)).toEqual(found)
    expect(page.dom.querySelector('input[name=tim]')?.getAttribute('value')).toBe(search)
  })

  test('Quân reads one cell', async () => {
    const page = await world.as('quan').get(`/dang-vien?chi-bo=${world.cast.units.thanh.id}`)
    expect(namesOn(page)).toEqual(['Lê Văn Dũng', 'Trần Thị Hương', 'Nguyễn Thị Lan', 'Huỳnh Văn Nam'])
  })

  test.each(['huong', 'kiem', 'nam', 'tinh', 'la'] as const)('%s may not', async (name) => {
    expect((await world.as(name).get('/dang-vien')).status).toBe(404)
  })

  test('who is signed out is sent to the front page', async () => {
    expect((await world.as().get('/dang-vien')).location).toBe('/')
    expect((await world.as().post('/dang-vien/them', { name: 'X' })).status).toBe(401)
  })
})

describe('somebody added by hand', () => {
  test('Quân adds Ánh: she is in the list, and history names who did it', async () => {
    const quan = world.as('quan')
    const page = await quan.follow(
      await add({ birth: '05/03/1958', phone: '0950 123 456', card: '0801.9701', admitted: '3/2/1980' }),
    )
    expect(page.text).toContain('Đã lưu.')
    expect(page.text).toContain('Chi bộ ấp Quới Thạnh · Chính thức')
    const field = (name: string) => page.dom.querySelector(`input[name=${name}]`)?.getAttribute('value')
    expect(['birth', 'phone', 'card', 'admitted'].map(field)).toEqual([
      '05/03/1958',
      '0950123456',
      '08019701',
      '03/02/1980',
    ])
    expect(namesOn(await quan.get('/dang-vien?tim=anh'))).toEqual(['Đỗ Thị Ánh'])
    expect((await historyOf('member-joined')).some((row) => row.actor === world.cast.people.quan.id)).toBe(
      true,
    )
  })

  test.each([
    ['1958', '1958'],
    ['03/1958', '03/1958'],
    ['5-3-58', '05/03/1958'],
  ])('a birth date may be as exact as it is known: %s', async (typed, shown) => {
    const page = await world.as('quan').follow(await add({ birth: typed }))
    expect(page.dom.querySelector('input[name=birth]')?.getAttribute('value')).toBe(shown)
  })

  test.each([
    [{ name: '' }, 'Mời đồng chí điền ô này.'],
    [{ name: '=HYPERLINK("x")' }, 'Họ tên có ký hiệu lạ'],
    [{ name: 'An\u202Enimda' }, 'ký tự ẩn'],
    [{ name: 'A'.repeat(101) }, 'tối đa 100'],
    [{ birth: '31/02/1958' }, 'Ngày chưa đúng'],
    [{ birth: '2027' }, 'Ngày chưa đúng'],
    [{ phone: '12' }, 'Số điện thoại gồm 10 chữ số'],
    [{ card: '1234567' }, 'Số thẻ gồm 8 chữ số'],
    [{ birth: '1990', admitted: '1980' }, 'Ngày vào Đảng lại trước ngày sinh'],
    [{ admitted: '1990', official: '1980' }, 'Ngày chính thức lại trước ngày vào Đảng'],
    [{ cell: '' }, 'Mời đồng chí chọn một chi bộ'],
    [{ from: 'mai' }, 'Ngày chưa đúng'],
    [{ from: '01/01/2027' }, 'Ngày này chưa đến'],
  ])('what can’t be is told in words and stays in its field: %o', async (values, sentence) => {
    const page = await add(values as Record<string, string>)
    expect(page.status).toBe(422)
    expect(page.dom.querySelector('.errors')?.text).toContain(sentence)
    for (const [name, typed] of Object.entries(values))
      if (!typed.includes('\u202E') && name !== 'cell')
        expect(page.html).toContain(typed.replaceAll('"', '&quot;'))
    expect(await historyOf('member-joined').then((rows) => rows.every((row) => row.actor === null))).toBe(
      true,
    )
  })

  test('a namesake born the same year is asked about once; a second Save keeps both', async () => {
    const quan = world.as('quan')
    const asked = await add({ name: 'Huynh van Nâm' })
    expect(asked.status).toBe(422)
    expect(asked.text).toContain('Đã có Huỳnh Văn Nam, Chi bộ ấp Quới Thạnh, cùng ngày sinh')
    expect((await fillForm(quan, asked)).status).toBe(303)
    expect(namesOn(await quan.get('/dang-vien?tim=huynh'))).toEqual(['Huỳnh Văn Nam', 'Huynh van Nâm'])
  })

  test('a namesake in another organisation is nobody’s business', async () => {
    expect((await add({ name: 'Lý Người Lạ' })).status).toBe(303)
  })

  test('the same form twice adds one person; other content under its id shows both', async () => {
    const quan = world.as('quan')
    const page = await quan.get('/dang-vien/them')
    const values = { name: 'Đỗ Thị Ánh', birth: '1958', cell: world.cast.units.thanh.id }
    const first = await fillForm(quan, page, values)
    const again = await fillForm(quan, page, values)
    expect(again.location).toBe(first.location)
    expect(namesOn(await quan.get('/dang-vien?tim=anh'))).toEqual(['Đỗ Thị Ánh'])
    const other = await fillForm(quan, page, { ...values, birth: '1959' })
    expect(other.status).toBe(409)
    expect(other.text).toContain('1959')
  })

  test('a field the form does not have is refused', async () => {
    const cell = world.cast.units.thanh.id
    expect((await world.as('quan').post('/dang-vien/them', { name: 'X', cell, admin: '1' })).status).toBe(400)
  })

  test('Hương the secretary may not add anybody, nor la', async () => {
    for (const name of ['huong', 'la'] as const)
      expect(
        (await world.as(name).post('/dang-vien/them', { name: 'X', cell: world.cast.units.thanh.id })).status,
      ).toBe(404)
  })

  test('nobody is put into a cell of another organisation', async () => {
    const page = await world.as('quan').post('/dang-vien/them', {
      name: 'Đỗ Thị Ánh',
      cell: world.cast.units.other.id,
    })
    expect(page.status).toBe(422)
  })
})

describe('facts mended', () => {
  test('Quân mends Nam’s birth date', async () => {
    const quan = world.as('quan')
    const page = await quan.follow(
      await fillForm(quan, await quan.get(person('nam')), { birth: '12/04/1958' }),
    )
    expect(page.dom.querySelector('input[name=birth]')?.getAttribute('value')).toBe('12/04/1958')
    expect((await historyOf('person-edited'))[0]?.about).toBe(`person:${world.cast.people.nam.id}`)
  })

  test('with two versions under one id Quân sees what is stored and what was sent', async () => {
    const quan = world.as('quan')
    const page = await quan.get(person('nam'))
    await fillForm(quan, page, { birth: '1959' })
    const conflict = await fillForm(quan, page, { birth: '1960' })
    expect(conflict.status).toBe(409)
    expect(conflict.text).toMatch(/1959.*1960/)
    expect((await fillForm(quan, conflict)).status).toBe(303)
    expect((await quan.get(person('nam'))).html).toContain('value="1960"')
  })

  test('somebody of another organisation is not there', async () => {
    const quan = world.as('quan')
    expect((await quan.get(person('la'))).status).toBe(404)
    expect((await quan.post(person('la'), { name: 'X' })).status).toBe(404)
    expect((await quan.get('/dang-vien/khong-phai-ma')).status).toBe(404)
    for (const rest of ['/chuyen', '/tinh-trang', '/chuc-vu'])
      expect((await quan.get(person('la', rest))).status).toBe(404)
  })
})

describe('a change of cell', () => {
  test('Quân moves Hương to Quới Lợi: her post at Quới Thạnh ends, her past stays', async () => {
    const quan = world.as('quan')
    const form = await quan.get(person('huong', '/chuyen'))
    const page = await quan.follow(
      await fillForm(quan, form, { cell: world.cast.units.loi.id, reason: 'Chuyển nhà' }),
    )
    expect(page.text).toContain('Chi bộ ấp Quới Lợi: Chính thức, từ 01/12/2026')
    expect(page.text).toContain('Chi bộ ấp Quới Thạnh: Chính thức, từ 01/01/2024 đến 01/12/2026')
    expect(page.text).toContain('Bí thư chi bộ, Chi bộ ấp Quới Thạnh: từ 01/01/2024 đến 01/12/2026')
    expect((await world.as('huong').get(`/chi-bo/${world.cast.units.thanh.id}`)).status).toBe(404)
  })

  test('a move planned for later leaves today as it is', async () => {
    const quan = world.as('quan')
    const form = await quan.get(person('nam', '/chuyen'))
    await fillForm(quan, form, { cell: world.cast.units.loi.id, from: '01/02/2027' })
    expect((await quan.get(person('nam'))).text).toContain('Chi bộ ấp Quới Thạnh · Chính thức')
    world.now = new Date('2027-02-01T09:00:00+07:00')
    await world.db.run(sql`update session set ends_at = ends_at + interval '1 year'`)
    expect((await quan.get(person('nam'))).text).toContain('Chi bộ ấp Quới Lợi · Chính thức')
  })

  test('a planned move is taken back, with the end of the post it would have brought', async () => {
    const quan = world.as('quan')
    const { thanh, loi } = world.cast.units
    await fillForm(quan, await quan.get(person('huong', '/chuyen')), { cell: loi.id, from: '01/02/2027' })
    expect((await quan.get(person('huong'))).text).toContain('từ 01/01/2024 đến 01/02/2027')
    const form = await quan.get(person('huong', '/chuyen'))
    expect(form.text).toContain('Ở lại Chi bộ ấp Quới Thạnh, bỏ lần chuyển đã định')
    const page = await quan.follow(await fillForm(quan, form, { cell: thanh.id }))
    expect(page.text).not.toContain('2027')
    expect(page.text).not.toContain('Quới Lợi')
  })

  test('a status may change before a planned move, which still comes', async () => {
    const quan = world.as('quan')
    const { loi } = world.cast.units
    await fillForm(quan, await quan.get(person('nam', '/chuyen')), { cell: loi.id, from: '01/02/2027' })
    await fillForm(quan, await quan.get(person('nam', '/tinh-trang')), { status: 'exempt' })
    const page = await quan.get(person('nam'))
    expect(page.text).toContain('Chi bộ ấp Quới Thạnh: Được miễn sinh hoạt, từ 01/12/2026 đến 01/02/2027')
    expect(page.text).toContain('Chi bộ ấp Quới Lợi: Chính thức, từ 01/02/2027')
  })

  test.each([
    [{ from: '01/01/2023' }, 'trước lần thay đổi gần nhất (01/01/2024)'],
    [{ from: '31/02/2026' }, 'Ngày chưa đúng'],
    [{ cell: '' }, 'Mời đồng chí chọn một chi bộ'],
    [{ reason: 'x'.repeat(300) }, 'tối đa 200'],
  ])('%o is told in words', async (values, sentence) => {
    const quan = world.as('quan')
    const form = await quan.get(person('nam', '/chuyen'))
    const page = await fillForm(quan, form, { cell: world.cast.units.loi.id, ...values } as Record<
      string,
      string
    >)
    expect(page.status).toBe(422)
    expect(page.dom.querySelector('.errors')?.text).toContain(sentence)
  })

  test('not to a cell of another organisation, and not by Hương', async () => {
    const path = person('nam', '/chuyen')
    expect((await world.as('quan').post(path, { cell: world.cast.units.other.id })).status).toBe(422)
    expect((await world.as('huong').post(path, { cell: world.cast.units.loi.id })).status).toBe(404)
  })
})

describe('a change of status', () => {
  test('Phúc, who kept the whole list, leaves: every post of his ends with it', async () => {
    const quan = world.as('quan')
    const page = await fillForm(quan, await quan.get(person('phuc', '/tinh-trang')), { status: 'left' })
    expect((await quan.follow(page)).text).toContain('Không còn trong danh sách')
    expect((await world.as('phuc').get('/dang-vien')).status).toBe(404)
    expect(namesOn(await quan.get('/dang-vien'))).not.toContain('Đặng Hữu Phúc')
    expect(namesOn(await quan.get('/dang-vien?tim=phuc'))).toEqual(['Đặng Hữu Phúc'])
  })

  test('who left may come back, to another cell', async () => {
    const quan = world.as('quan')
    await fillForm(quan, await quan.get(person('nam', '/tinh-trang')), { status: 'left' })
    const form = await quan.get(person('nam', '/tinh-trang'))
    const back = await fillForm(quan, form, { status: 'official', cell: world.cast.units.loi.id })
    expect((await quan.follow(back)).text).toContain('Chi bộ ấp Quới Lợi · Chính thức')
  })

  test('the last who keeps the list can’t be sent away', async () => {
    const quan = world.as('quan')
    const [post] = await world.db.rows<{ id: string }>(
      sql`select id from post where person = ${world.cast.people.quan.id}`,
    )
    const ended = await fillForm(quan, await quan.get(person('quan')), {}, { action: `${post!.id}/thoi` })
    expect(ended.status).toBe(303)
    const phuc = world.as('phuc')
    const page = await fillForm(phuc, await phuc.get(person('phuc', '/tinh-trang')), { status: 'left' })
    expect(page.text).toContain('người cuối cùng còn quyền thiết lập')
  })
})

describe('posts', () => {
  const give = async (values: Record<string, string>) => {
    const quan = world.as('quan')
    return fillForm(quan, await quan.get(person('nam', '/chuc-vu')), values)
  }

  test('Nam becomes deputy of his cell and member of the committee, and sees what both may see', async () => {
    const { thanh, commune } = world.cast.units
    const nam = world.as('nam')
    expect((await nam.get(`/chi-bo/${thanh.id}`)).status).toBe(404)
    await give({ kind: 'deputy', unit: thanh.id })
    const page = await world.as('quan').follow(await give({ kind: 'committee-member', unit: commune.id }))
    expect(page.text).toContain('Phó Bí thư chi bộ, Chi bộ ấp Quới Thạnh: từ 01/12/2026')
    expect(page.text).toContain('Đảng ủy viên, Đảng bộ xã Thử: từ 01/12/2026')
    expect((await nam.get(`/chi-bo/${thanh.id}`)).status).toBe(200)
    expect(
      (await historyOf('post-given')).filter((row) => row.actor === world.cast.people.quan.id),
    ).toHaveLength(2)
  })

  test('a post with an end ends by itself', async () => {
    const { thanh } = world.cast.units
    await give({ kind: 'deputy', unit: thanh.id, to: '02/12/2026' })
    const nam = world.as('nam')
    expect((await nam.get(`/chi-bo/${thanh.id}`)).status).toBe(200)
    world.now = new Date('2026-12-02T00:00:00+07:00')
    await world.db.run(sql`update session set ends_at = ends_at + interval '1 day'`)
    expect((await nam.get(`/chi-bo/${thanh.id}`)).status).toBe(404)
  })

  test('Quân ends Dũng’s post', async () => {
    const quan = world.as('quan')
    const page = await fillForm(quan, await quan.get(person('dung')), {}, { action: '/thoi' })
    expect((await quan.follow(page)).text).toContain('đến 01/12/2026')
    expect((await world.as('dung').get(`/chi-bo/${world.cast.units.thanh.id}`)).status).toBe(404)
  })

  test.each([
    [{ kind: 'administrator', unit: 'thanh' }, 'không có ở nơi đã chọn'],
    [{ kind: '', unit: 'thanh' }, 'Mời đồng chí chọn'],
    [{ kind: 'deputy', unit: 'thanh', to: '01/11/2026' }, 'Ngày thôi phải sau'],
    [{ kind: 'deputy', unit: 'thanh', from: 'x' }, 'Ngày chưa đúng'],
  ])('%o is told in words', async (values, sentence) => {
    const page = await give({ ...values, unit: world.cast.units.thanh.id } as Record<string, string>)
    expect(page.status).toBe(422)
    expect(page.dom.querySelector('.errors')?.text).toContain(sentence)
  })

  test('the same post is not given twice', async () => {
    await give({ kind: 'deputy', unit: world.cast.units.thanh.id })
    expect((await give({ kind: 'deputy', unit: world.cast.units.thanh.id })).text).toContain('đang giữ')
  })

  test('Hương, the secretary, gives and ends none; a post of another person is not there', async () => {
    const huong = world.as('huong')
    expect(
      (await huong.post(person('nam', '/chuc-vu'), { kind: 'deputy', unit: world.cast.units.thanh.id }))
        .status,
    ).toBe(404)
    const [post] = await world.db.rows<{ id: string }>(
      sql`select id from post where person = ${world.cast.people.dung.id}`,
    )
    expect((await huong.post(person('dung', `/chuc-vu/${post!.id}/thoi`), {})).status).toBe(404)
    expect((await world.as('quan').post(person('nam', `/chuc-vu/${post!.id}/thoi`), {})).status).toBe(404)
  })
})
