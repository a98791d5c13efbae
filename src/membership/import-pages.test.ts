import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Browser, fillForm, formFields, type Page, useWorld } from '../../test/harness.ts'
import { xlsx } from '../../test/xlsx-builder.ts'
import { sql } from '../platform/sql.ts'
import { dropOldImports } from './import.ts'

const world = useWorld()
const fixture = (name: string) =>
  readFileSync(new URL(`../../test/fixtures/members/${name}.xlsx`, import.meta.url))

const HEADER = [
  'STT',
  'Họ và tên',
  'Ngày sinh',
  'Giới tính',
  'Chi bộ',
  'Chức vụ',
  'Số thẻ',
  'Ngày chính thức',
  'Ghi chú',
]
type Line = [name: string, birth: string, cell: string, position?: string, card?: string, note?: string]
const book = (...lines: Line[]) =>
  xlsx({
    sheets: [
      {
        name: 'Danh sách',
        rows: [
          HEADER,
          ...lines.map(([name, birth, cell, position = '', card = '', note = ''], i) => [
            i + 1,
            name,
            birth,
            'Nam',
            cell,
            position,
            card,
            '1991',
            note,
          ]),
        ],
      },
    ],
  })

async function upload(
  browser: Browser,
  bytes: Uint8Array,
  name = 'danh sách.xlsx',
  page?: Page,
): Promise<Page> {
  const { action, fields } = formFields(
    page ?? (await browser.get('/nhap-danh-sach')),
    {},
    { button: 'Tải lên' },
  )
  const data = new FormData()
  for (const [field, values] of Object.entries(fields)) for (const value of values) data.append(field, value)
  data.append('file', new File([new Uint8Array(bytes)], name))
  return browser.post(action, data)
}

/** From the file to the trial, as Quân the administrator. */
async function trialOf(bytes: Uint8Array, fixes: Record<string, string | boolean> = {}): Promise<Page> {
  const quan = world.as('quan')
  const draft = await quan.follow(await upload(quan, bytes))
  return quan.follow(await fillForm(quan, draft, fixes, { button: 'Xem thử trước khi ghi' }))
}

async function commit(bytes: Uint8Array, values: Record<string, string | string[]> = {}): Promise<Page> {
  const quan = world.as('quan')
  return quan.follow(await fillForm(quan, await trialOf(bytes), values, { button: 'Ghi vào hệ thống' }))
}

const people = () =>
  world.db.rows<{
    full_name: string
    birth_date: string
    cell: string | null
    status: string
    phone: string
  }>(sql`
    select p.full_name, p.birth_date, u.name as cell, m.status, p.phone
    from person p join membership m on m.person = p.id and m.valid_to is null join unit u on u.id = m.cell
    where m.tenant = ${world.cast.units.commune.id} order by p.full_name, m.valid_from`)

/** Every row of every table that this login may read, but for what tells that something was done. */
async function everything(): Promise<Record<string, unknown[]>> {
  const tables = await world.db.rows<{ name: string }>(sql`
    select table_name as name from information_schema.role_table_grants
    where grantee = 'tusoi_app' and privilege_type = 'SELECT' and table_schema = 'public'
      and table_name not in ('history', 'history_head', 'member_import', 'command') group by 1 order by 1`)
  const all: Record<string, unknown[]> = {}
  for (const { name } of tables)
    all[name] = await world.db.rows({
      text: `select t::text from ${name} t order by 1`,
      values: [],
      name: `all-${name}`,
    })
  return all
}

/** As before the first import: a commune with its officers and no cell. */
async function withoutCells(): Promise<void> {
  const tenant = world.cast.units.commune.id
  await world.db.run(sql`delete from membership where tenant = ${tenant}`)
  await world.db.run(sql`update unit set ended_on = '2026-01-01' where tenant = ${tenant} and kind = 'cell'`)
}

describe('a list, from the file to the organisation', () => {
  test('Quân brings in the list of Thạnh Quới, sees all of it first, and then has it', async () => {
    const quan = world.as('quan')
    await withoutCells()
    const draft = await quan.follow(await upload(quan, fixture('thanh-quoi')))
    expect(draft.text).toContain('2 chỗ cần xem lại')
    expect(draft.text).toContain('Trang “Danh sách”, dòng')
    const trial = await quan.follow(await fillForm(quan, draft, {}, { button: 'Xem thử trước khi ghi' }))
    expect(trial.text).toContain('Thêm mới 206 người.')
    expect(trial.text).toContain('Giao 67 chức vụ')
    expect(trial.text).toContain('Phó Bí thư Thường trực Đảng ủy, Đảng bộ xã Thử')
    expect(trial.dom.querySelectorAll('input[name=post]').every((box) => box.hasAttribute('checked'))).toBe(
      true,
    )
    expect(await people()).toHaveLength(0)
    const done = await quan.follow(await fillForm(quan, trial, {}, { button: 'Ghi vào hệ thống' }))
    expect(done.text).toContain('Đã ghi. Có thể hoàn tác đến 09 giờ 00, 02/12/2026')
    expect(done.text).toContain('dòng 206/206')
    expect(await people()).toHaveLength(206)
  })

  test('only ticked posts are given', async () => {
    const trial = await trialOf(
      book(
        ['Võ Văn Một', '1960', 'CB Quới Thạnh', 'Chi ủy viên'],
        ['Võ Văn Hai', '1961', 'Chi bộ ấp Quới Lợi', 'Đảng ủy viên, Phó Bí thư chi bộ, Hiệu trưởng'],
      ),
    )
    const keys = trial.dom.querySelectorAll('input[name=post]').map((box) => box.getAttribute('value')!)
    expect(keys).toHaveLength(3)
    expect(trial.text).toContain('Đảng ủy viên, Đảng bộ xã Thử')
    const quan = world.as('quan')
    await fillForm(
      quan,
      trial,
      { post: keys.filter((key) => key.includes('deputy')) },
      { button: 'Ghi vào hệ thống' },
    )
    const posts = await world.db.rows<{ full_name: string; title: string; verb: string }>(sql`
      select p.full_name, post.title, h.verb from post join person p on p.id = post.person
      join history h on h.about like '%post:' || post.id || '%' where p.full_name like 'Võ Văn %'`)
    expect(posts).toEqual([{ full_name: 'Võ Văn Hai', title: 'Phó Bí thư chi bộ', verb: 'post-given' }])
  })

  test('the same list again changes nothing and says so', async () => {
    const list = book(['Võ Văn Một', '05/03/1960', 'CB Quới Thạnh', 'Chi ủy viên', '08000001'])
    await commit(list)
    const before = await everything()
    const trial = await trialOf(list)
    expect(trial.text).toContain('Danh sách này đã có đủ, không có gì thay đổi.')
    expect(trial.text).not.toContain('Ghi vào hệ thống')
    expect(await everything()).toEqual(before)
  })

  test('a changed list shows each change; what it leaves empty stays', async () => {
    await commit(
      book(
        ['Võ Văn Một', '05/03/1960', 'CB Quới Thạnh', 'Chi ủy viên', '08000001'],
        ['Võ Văn Hai', '1961', 'CB Quới Thạnh', '', '08000002'],
      ),
    )
    const changed = book(
      ['Võ Văn Một', '1960', 'CB Quới Lợi', '', '08000001', 'Miễn sinh hoạt'],
      ['Võ Văn Hai', '12/06/1961', 'CB Quới Thạnh', '', ''],
    )
    const trial = await trialOf(changed)
    expect(trial.text).toContain('Thay đổi 1 người đã có.')
    expect(trial.text).toContain(
      'Chi bộ: Chi bộ ấp Quới Thạnh, Chính thức → Chi bộ ấp Quới Lợi, Được miễn sinh hoạt',
    )
    expect(trial.text).toContain('Có thể là một người?')
    const quan = world.as('quan')
    const done = await quan.follow(await fillForm(quan, trial, {}, { button: 'Ghi vào hệ thống' }))
    expect(done.text).toContain('Đã ghi')
    const now = (await people()).filter(({ full_name }) => full_name.startsWith('Võ Văn'))
    expect(now).toEqual([
      expect.objectContaining({ full_name: 'Võ Văn Hai', birth_date: '1961', cell: 'Chi bộ ấp Quới Thạnh' }),
      expect.objectContaining({
        full_name: 'Võ Văn Một',
        birth_date: '1960-03-05',
        cell: 'Chi bộ ấp Quới Lợi',
        status: 'exempt',
      }),
    ])
  })

  test('who may be somebody known is asked about; the answers do as they say', async () => {
    await commit(book(['Võ Văn Hùng', '1961', 'CB Quới Thạnh', '', '08000002']))
    const list = book(['Võ Văn Hưng', '1961', 'CB Quới Lợi', '', '08000003'])
    const trial = await trialOf(list)
    expect(trial.text).toContain('Chính là Võ Văn Hùng, 1961, Chi bộ ấp Quới Thạnh (đã có)')
    expect(trial.text).toContain('1 dòng chưa quyết định')
    expect(trial.text).not.toContain('Ghi vào hệ thống')
    const radios = trial.dom.querySelectorAll('input[type=radio]')
    expect(radios.some((radio) => radio.hasAttribute('checked'))).toBe(false)
    const [known, fresh] = radios.map((radio) => radio.getAttribute('value')!)
    const name = radios[0]!.getAttribute('name')!
    const quan = world.as('quan')
    const review = { button: 'Xem lại theo lựa chọn này' }
    const same = await quan.follow(await fillForm(quan, trial, { [name]: known! }, review))
    expect(same.text).toContain('Họ và tên: Võ Văn Hùng → Võ Văn Hưng')
    const other = await quan.follow(await fillForm(quan, same, { [name]: fresh! }, review))
    expect(other.text).toContain('Thêm mới 1 người.')
    await fillForm(quan, other, {}, { button: 'Ghi vào hệ thống' })
    const now = (await people()).filter((line) => line.full_name.startsWith('Võ Văn H'))
    expect(now.map((line) => line.full_name).sort()).toEqual(['Võ Văn Hùng', 'Võ Văn Hưng'])
  })

  test('one person on two rows: both are written unless Quân leaves one out', async () => {
    const list = book(['Võ Văn Một', '1960', 'CB Quới Thạnh'], ['Võ Văn Một', '1960', 'CB Quới Lợi'])
    const trial = await trialOf(list)
    expect(trial.text).toContain('Trùng họ tên và ngày sinh với dòng 2, trang “Danh sách”')
    expect(trial.text).toContain('Thêm mới 2 người.')
    const quan = world.as('quan')
    const name = trial.dom.querySelector('input[type=radio]')!.getAttribute('name')!
    const asked = await quan.follow(
      await fillForm(quan, trial, { [name]: 'skip' }, { button: 'Ghi vào hệ thống' }),
    )
    expect(asked.text).toContain('Mời đồng chí xem lại rồi bấm Ghi')
    expect(asked.text).toContain('Thêm mới 1 người.')
  })

  test('a cell that is not there is made only when ticked', async () => {
    const list = book(['Võ Văn Một', '1960', 'Chi bộ ấp Mới'])
    const without = await trialOf(list)
    expect(without.text).toContain('1 dòng không nhập được')
    const ticked = await trialOf(list, { 'create-cells': true })
    expect(ticked.text).toContain('Chi bộ ấp Mới: 1 đảng viên')
    const quan = world.as('quan')
    await fillForm(quan, ticked, {}, { button: 'Ghi vào hệ thống' })
    expect((await people()).find((line) => line.full_name === 'Võ Văn Một')?.cell).toBe('Chi bộ ấp Mới')
  })

  test('what the organisation became meanwhile is shown before it is written', async () => {
    const trial = await trialOf(book(['Võ Văn Một', '1960', 'CB Quới Thạnh', 'Bí thư chi bộ']))
    const post = trial.dom.querySelector('input[name=post]')!.getAttribute('value')!
    await commit(book(['Võ Văn Một', '1960', 'CB Quới Thạnh']))
    const quan = world.as('quan')
    const told = await fillForm(quan, trial, { post: false }, { button: 'Ghi vào hệ thống' })
    expect(told.status).toBe(409)
    expect(told.text).toContain('Tổ chức vừa có thay đổi khác')
    const box = told.dom.querySelectorAll('input[name=post]').find((b) => b.getAttribute('value') === post)
    expect(box?.hasAttribute('checked')).toBe(false)
  })

  test('of a long list the page tells how far it is, and then that it is written', async () => {
    const quan = world.as('quan')
    const lines = Array.from(
      { length: 2100 },
      (_, i): Line => [
        'Võ Văn Một',
        `${1 + (i % 28)}/${1 + (i % 12)}/${1950 + (i % 50)}`,
        'CB Quới Thạnh',
        '',
        String(20_000_000 + i),
      ],
    )
    const trial = await trialOf(book(...lines))
    let page = await quan.follow(await fillForm(quan, trial, {}, { button: 'Ghi vào hệ thống' }))
    for (let looks = 0; looks < 200 && !page.text.includes('Đã ghi'); looks++) {
      expect(page.text).toMatch(/dòng \d+\/2100/)
      expect(page.headers.get('refresh')).toBe('1')
      await new Promise((done) => setTimeout(done, 50))
      page = await quan.get(page.url)
    }
    expect(page.text).toContain('dòng 2100/2100')
    expect((await people()).filter((line) => line.full_name === 'Võ Văn Một')).toHaveLength(2100)
  })

  test('the button pressed twice writes once', async () => {
    const quan = world.as('quan')
    const trial = await trialOf(book(['Võ Văn Một', '1960', 'CB Quới Thạnh']))
    const first = await fillForm(quan, trial, {}, { button: 'Ghi vào hệ thống' })
    const second = await fillForm(quan, trial, {}, { button: 'Ghi vào hệ thống' })
    expect(second.location).toBe(first.location)
    expect((await people()).filter((line) => line.full_name === 'Võ Văn Một')).toHaveLength(1)
  })
})

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
    const now = (await people()).filter((line) => line.full_name.startsWith('Võ Văn'))
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
    expect((await people()).find((line) => line.full_name === 'Võ Văn Một')?.phone).toBe('0950123456')
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

describe('undo', () => {
  const undoFrom = async (page: Page) =>
    fillForm(world.as('quan'), page, {}, { button: 'Hoàn tác lần nhập này' })

  test('everything is as it was, row by row', async () => {
    await commit(book(['Võ Văn Một', '1960', 'CB Quới Thạnh', 'Chi ủy viên', '08000001']))
    const before = await everything()
    const written = await commitWith(
      book(
        ['Võ Văn Một', '05/03/1960', 'Chi bộ ấp Mới', 'Đảng ủy viên', '08000001', 'Miễn sinh hoạt'],
        ['Võ Văn Hai', '1961', 'Chi bộ ấp Mới', 'Bí thư chi bộ', '08000002'],
      ),
    )
    expect(await everything()).not.toEqual(before)
    const quan = world.as('quan')
    expect((await quan.follow(await undoFrom(written))).text).toContain('mọi thứ như trước khi nhập')
    expect(await everything()).toEqual(before)
    expect((await undoFrom(written)).status).toBe(303)
    expect(await everything()).toEqual(before)
  })

  const commitWith = async (bytes: Uint8Array) => {
    const quan = world.as('quan')
    const trial = await trialOf(bytes, { 'create-cells': true })
    return quan.follow(await fillForm(quan, trial, {}, { button: 'Ghi vào hệ thống' }))
  }

  test('the 1,250 of a large commune too', async () => {
    await withoutCells()
    const before = await everything()
    const written = await commit(fixture('1250'))
    await undoFrom(written)
    expect(await everything()).toEqual(before)
  })

  test('an import undone does not stand in the way of the one before it', async () => {
    const first = await commit(book(['Võ Văn Một', '1960', 'CB Quới Thạnh', '', '08000001']))
    const second = await commit(
      book(['Võ Văn Một', '05/03/1960', 'CB Quới Lợi', 'Bí thư chi bộ', '08000001']),
    )
    expect((await undoFrom(first)).text).toContain('không hoàn tác cả lần nhập được')
    await undoFrom(second)
    const quan = world.as('quan')
    expect((await quan.follow(await undoFrom(first))).text).toContain('mọi thứ như trước khi nhập')
  })

  test.each([
    ['had a card printed', 'card-printed', 'person'],
    ['was mended', 'person-edited', 'person'],
    ['was noted as done on paper', 'paper-review-noted', 'person'],
  ])('refused in words once somebody %s', async (_, verb, kind) => {
    const written = await commit(book(['Võ Văn Một', '1960', 'CB Quới Thạnh']))
    const { id } = await world.db.row<{ id: string }>(
      sql`select id from person where full_name = 'Võ Văn Một'`,
    )
    const tenant = world.cast.units.commune.id
    await world.db.run(
      sql`select record_history(${tenant}, ${world.now}, null, ${verb}, ${`period:x ${kind}:${id}`})`,
    )
    const before = await everything()
    const page = await undoFrom(written)
    expect(page.status).toBe(409)
    expect(page.text).toContain('không hoàn tác cả lần nhập được')
    expect(await everything()).toEqual(before)
  })

  test('refused in words after 24 hours', async () => {
    const written = await commit(book(['Võ Văn Một', '1960', 'CB Quới Thạnh']))
    world.now = new Date(world.now.getTime() + 24 * 3_600_000 + 1000)
    await world.db.run(sql`update session set ends_at = ends_at + interval '2 days'`)
    expect((await undoFrom(written)).text).toContain('Đã quá 24 giờ')
    expect((await world.as('quan').get(written.url)).text).not.toContain('Hoàn tác')
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
