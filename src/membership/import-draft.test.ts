import { describe, expect, test } from 'vitest'
import { fillForm, formFields, type Page, useWorld } from '../../test/harness.ts'
import { book, fixture, peopleHere, upload } from '../../test/member-lists.ts'
import { xlsx } from '../../test/xlsx-builder.ts'
import { sql } from '../platform/sql.ts'
import { dropOldImports } from './import.ts'

const world = useWorld()

describe('a list mended on the page', () => {
  const field = (page: Page, end: string) =>
    page.dom
      .querySelectorAll('[name^=fix-]')
      .map((input) => input.getAttribute('name')!)
      .find((name) => name.endsWith(end))!

  test('Quân mends a date and a cell in place; what he did not touch stays empty', async () => {
    const quan = world.as('quan')
    const list = book(
      ['Võ Văn Một', '31/02/1960', 'CB Quới Thạnh'],
      ['Võ Văn Hai', '1961', 'Chi bộ lạ'],
      ['Võ Văn Ba', '32/13/1962', 'CB Quới Lợi'],
    )
    const draft = await quan.follow(await upload(quan, list))
    expect(draft.text).toContain('3 chỗ cần xem lại')
    expect(draft.text).toContain('Ngày sinh “31/02/1960” không phải là một ngày có thật')
    expect(draft.text).toContain('Chưa có chi bộ nào tên “Chi bộ lạ”')
    const mended = await quan.follow(
      await fillForm(
        quan,
        draft,
        { [field(draft, '2-birthDate')]: '28/02/1960', [field(draft, 'cell')]: 'Chi bộ ấp Quới Lợi' },
        { button: 'Lưu chỗ đã sửa' },
      ),
    )
    expect(mended.text).toContain('1 chỗ cần xem lại')
    expect(mended.text).toContain('2 chỗ đã sửa')
    const trial = await quan.follow(await fillForm(quan, mended, {}, { button: 'Xem thử trước khi ghi' }))
    await fillForm(quan, trial, {}, { button: 'Ghi vào hệ thống' })
    const now = (await peopleHere(world)).filter((line) => line.full_name.startsWith('Võ Văn'))
    expect(now.map((line) => [line.full_name, line.birth_date, line.cell])).toEqual([
      ['Võ Văn Ba', null, 'Chi bộ ấp Quới Lợi'],
      ['Võ Văn Hai', '1961', 'Chi bộ ấp Quới Lợi'],
      ['Võ Văn Một', '1960-02-28', 'Chi bộ ấp Quới Thạnh'],
    ])
  })

  test('a mend can be taken back', async () => {
    const quan = world.as('quan')
    const draft = await quan.follow(await upload(quan, book(['Võ Văn Một', '31/02/1960', 'CB Quới Thạnh'])))
    const save = { button: 'Lưu chỗ đã sửa' }
    const mended = await quan.follow(
      await fillForm(quan, draft, { [field(draft, 'birthDate')]: '1960' }, save),
    )
    const back = await quan.follow(await fillForm(quan, mended, { unfix: true }, save))
    expect(back.text).toContain('1 chỗ cần xem lại')
  })

  test('“dự bị” is an answer where the official date is missing', async () => {
    const quan = world.as('quan')
    const list = xlsx({
      sheets: [
        {
          name: 'A',
          rows: [
            ['STT', 'Họ và tên', 'Ngày sinh', 'Chi bộ', 'Ngày vào Đảng', 'Ngày chính thức'],
            [1, 'Võ Văn Một', '1960', 'CB Quới Thạnh', '2000', ''],
          ],
        },
      ],
    })
    const draft = await quan.follow(await upload(quan, list))
    const mended = await quan.follow(
      await fillForm(quan, draft, { [field(draft, 'officialOn')]: 'dự bị' }, { button: 'Lưu chỗ đã sửa' }),
    )
    expect(mended.text).toContain('Không có chỗ nào cần xem lại')
  })

  test('a column is told what it is; a sensitive one can’t be asked for', async () => {
    const quan = world.as('quan')
    const list = xlsx({
      sheets: [
        {
          name: 'A',
          rows: [
            ['STT', 'Họ và tên', 'Ngày sinh', 'Chi bộ', 'Liên hệ qua', 'Số CCCD'],
            [1, 'Võ Văn Một', '1960', 'CB Quới Thạnh', '0950123456', '086060000001'],
          ],
        },
      ],
    })
    const draft = await quan.follow(await upload(quan, list))
    expect(draft.text).toContain('Cột không được nhập: Số CCCD')
    const columns = await quan.get(`${draft.url}/cot`)
    expect(columns.text).toContain('Ví dụ: 0950123456')
    expect(columns.text).not.toContain('086060000001')
    expect(columns.dom.querySelector('[name=col-0-F]')).toBeNull()
    const twice = await fillForm(quan, columns, { 'col-0-E': 'birthDate' })
    expect(twice.status).toBe(422)
    expect(twice.text).toContain('Có hai cột cùng là “Ngày sinh”')
    const nobody = await fillForm(quan, columns, { 'col-0-B': '' })
    expect(nobody.text).toContain('Chưa có cột nào là họ và tên')
    const { action, fields } = formFields(columns, { 'col-0-E': 'phone' })
    const asked = await quan.follow(await quan.post(action, { ...fields, 'col-0-F': 'cardNumber' }))
    expect(asked.text).toContain('Cột không được nhập: Số CCCD')
    expect(asked.text).toContain('Cột đã nhận ra: Họ và tên, Ngày sinh, Chi bộ, Điện thoại')
    const trial = await quan.follow(await fillForm(quan, asked, {}, { button: 'Xem thử trước khi ghi' }))
    await fillForm(quan, trial, {}, { button: 'Ghi vào hệ thống' })
    expect((await peopleHere(world)).find((line) => line.full_name === 'Võ Văn Một')?.phone).toBe(
      '0950123456',
    )
  })
})

describe('a file that can’t be', () => {
  test.each([
    ['no file', null, 'Mời đồng chí chọn một tệp .xlsx'],
    ['an empty one', new Uint8Array(), 'Tệp này trống'],
    ['a text', new TextEncoder().encode('STT;Họ và tên'), 'không phải tệp Excel'],
    ['a cut one', fixture('thanh-quoi').subarray(0, 9000), 'Tệp bị hỏng'],
    ['over 5 MiB', new Uint8Array(5 * 1024 * 1024 + 1), 'Tệp lớn hơn 5'],
    ['no members', xlsx({ sheets: [{ name: 'A', rows: [['Thu', 'Chi']] }] }), 'Không tìm thấy đảng viên nào'],
  ])('%s is told in words', async (_, bytes, sentence) => {
    const quan = world.as('quan')
    const page = bytes
      ? await upload(quan, bytes)
      : await fillForm(quan, await quan.get('/nhap-danh-sach'), {}, { button: 'Tải lên' })
    expect(page.status).toBe(422)
    expect(page.dom.querySelector('.errors')?.text).toContain(sentence)
    expect(await world.db.rows(sql`select 1 from member_import`)).toHaveLength(0)
  })

  test('far over 5 MiB is refused before it is read', async () => {
    const page = await upload(world.as('quan'), new Uint8Array(9 * 1024 * 1024))
    expect(page.status).toBe(413)
    expect(page.text).toContain('dài quá mức nhận được')
  })

  test('a name of a file is only words on the page', async () => {
    const quan = world.as('quan')
    const page = await quan.follow(
      await upload(quan, book(['Võ Văn Một', '1960', 'CB Quới Thạnh']), '../<b>a\u202Exslx.xlsx'),
    )
    expect(page.html).toContain('&lt;b>axslx.xlsx')
  })
})

describe('a draft', () => {
  test('is emptied when it is a day old, and says so', async () => {
    const quan = world.as('quan')
    const draft = await quan.follow(await upload(quan, book(['Võ Văn Một', '1960', 'CB Quới Thạnh'])))
    await dropOldImports(world.db, new Date(world.now.getTime() + 25 * 3_600_000))
    expect((await quan.get(draft.url)).text).toContain('Bản xem thử đã quá một ngày và đã xóa')
    expect((await quan.get(`${draft.url}/thu`)).text).toContain('Mời đồng chí tải tệp lên lại')
    expect((await quan.get('/nhap-danh-sach')).text).toContain('đang xem')
  })

  test('the same upload twice is one draft; another file from the same page is its own', async () => {
    const quan = world.as('quan')
    const page = await quan.get('/nhap-danh-sach')
    const one = book(['Võ Văn Một', '1960', 'CB Quới Thạnh'])
    const first = await upload(quan, one, 'a.xlsx', page)
    expect((await upload(quan, one, 'a.xlsx', page)).location).toBe(first.location)
    const other = await upload(quan, book(['Võ Văn Hai', '1961', 'CB Quới Lợi']), 'b.xlsx', page)
    expect(other.status).toBe(303)
    expect(other.location).not.toBe(first.location)
  })

  test('nobody else comes near it: not Hương, not la of another organisation, not who is signed out', async () => {
    const quan = world.as('quan')
    const draft = await quan.follow(await upload(quan, book(['Võ Văn Một', '1960', 'CB Quới Thạnh'])))
    const [post] = await world.db.rows<{ id: string }>(
      sql`select id from post where person = ${world.cast.people.quan.id}`,
    )
    for (const rest of ['', '/cot', '/thu']) {
      expect((await world.as('huong').get(draft.url + rest)).status).toBe(404)
      expect((await world.as('la').get(draft.url + rest)).status).toBe(404)
      expect((await world.as().get(draft.url + rest)).location).toBe('/')
    }
    for (const rest of ['/cot', '/sua', '/thu', '/ghi', '/hoan-tac']) {
      expect((await world.as('huong').post(draft.url + rest, {})).status).toBe(404)
      expect((await world.as().post(draft.url + rest, {})).status).toBe(401)
    }
    // Somebody with the same power, in another organisation.
    const { otherCommune } = world.cast
    await world.db.run(sql`
      update post set tenant = ${otherCommune.id}, unit = ${otherCommune.id} where id = ${post!.id}`)
    expect((await quan.get('/nhap-danh-sach')).text).not.toContain('danh sách.xlsx')
    expect((await quan.get(draft.url)).status).toBe(404)
    expect((await quan.post(`${draft.url}/ghi`, {})).status).toBe(404)
  })
})
