import { beforeEach, describe, expect, test } from 'vitest'
import { castNames } from '../../test/cast.ts'
import { signedBy, THREE } from '../../test/commitments.ts'
import { concludedAbout } from '../../test/concluded.ts'
import { type Browser, fillForm, formFields, useWorld } from '../../test/harness.ts'
import { send } from '../../test/walk.ts'
import { noteDeed } from '../good-deed/good-deed.ts'
import { changePlace } from '../membership/membership.ts'
import { paths } from '../paths.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'

const world = useWorld()
const HERE = '/kiem-diem/2026'
const SECRET = 'Năm nay tôi còn ngại va chạm, xin nhận.'

const begin = async (browser: Browser, kind?: string) =>
  fillForm(browser, await browser.get(HERE), kind ? { kind } : {})
const section = (browser: Browser, n: number) => browser.get(`${HERE}/muc/${n}`)
const textIn = async (browser: Browser, n: number) =>
  (await section(browser, n)).dom.querySelector('textarea')!.text.trim()

/** The bytes of a Word file, past the harness that reads pages as text. */
async function word(browser: Browser, address = `${HERE}/ban-kiem-diem.docx`) {
  return browser.get(address)
}

describe('which template', () => {
  test.each([
    ['lan', 'member', 'Mẫu 02A'],
    ['huong', 'leader', 'Mẫu 02B'],
  ] as const)(
    '%s is proposed “%s” from the posts held today, and may take another',
    async (name, kind, words) => {
      const browser = world.as(name)
      const page = await browser.get(HERE)
      expect(page.dom.querySelector('input[checked]')!.getAttribute('value')).toBe(kind)
      const proposed = page.dom.querySelectorAll('label').find((label) => label.text.includes('đề nghị'))!
      expect(proposed.text).toContain(words)
      expect(page.text).toContain('không phải văn bản chính thức')
      await begin(browser, 'outside')
      expect((await browser.get(HERE)).text).toContain('Mẫu kiểu 2C')
      await fillForm(browser, await browser.get(`${HERE}?doi-mau`), { kind })
      expect((await browser.get(HERE)).text).toContain(words)
    },
  )

  test('what was written under a heading that the other template lacks stays to be read', async () => {
    const lan = world.as('lan')
    await begin(lan)
    await fillForm(lan, await section(lan, 2), { text: SECRET })
    await fillForm(lan, await lan.get(`${HERE}?doi-mau`), { kind: 'outside' })
    const page = await lan.get(HERE)
    expect(page.text).toContain('Đã viết theo mẫu trước')
    expect(page.text).toContain(SECRET)
    await fillForm(lan, await lan.get(`${HERE}?doi-mau`), { kind: 'member' })
    expect(await textIn(lan, 2)).toBe(SECRET)
  })

  test('who is let off or suspended is told that it is not asked of them', async () => {
    expect((await world.as('hai').get(HERE)).text).toContain('không phải làm bản kiểm điểm cuối năm')
    await changePlace(
      world.db,
      { tenant: world.cast.units.commune.id, person: world.cast.people.minh.id, status: 'suspended' },
      { person: null, now: world.now },
    )
    expect((await world.as('minh').get(HERE)).text).toContain('đang bị đình chỉ sinh hoạt nên không phải làm')
    expect((await world.as('lan').get(HERE)).text).not.toContain('không phải làm')
  })

  test('a year whose time has not come, one to come, one long gone', async () => {
    await world.db.run(sql`
      insert into commitment_default (tenant, valid_from, rules)
      values (${world.cast.units.commune.id}, '2026-01-01',
              '{"least":3,"most":7,"from":"12-01","until":"03-31","reviewFrom":"12-15"}')`)
    const lan = world.as('lan')
    const early = await lan.get(HERE)
    expect(early.text).toContain('mở từ ngày 15/12/2026')
    await lan.post(HERE, { do: 'take', kind: 'member' })
    expect((await section(lan, 1)).text).toContain('mở từ ngày')
    expect((await word(lan)).status).toBe(404)
    for (const year of ['2027', '2024', 'nay']) expect((await lan.get(`/kiem-diem/${year}`)).status).toBe(404)
  })
})

describe('each section begins with what the year’s own record has', () => {
  beforeEach(async () => {
    await signedBy(world, 'lan', { on: '2026-02-01' })
    await concludedAbout(world, 'lan')
    await send(world.as('lan'))
  })

  test('lines of the commitment, conclusions, fixes and the months reviewed', async () => {
    const lan = world.as('lan')
    await begin(lan)
    expect(await textIn(lan, 1)).toContain('đã tự soi theo danh mục 1 kỳ họp')
    const promised = await textIn(lan, 3)
    for (const words of [...THREE, 'hạn 31/12/2026', 'chi bộ chưa kết luận'])
      expect(promised).toContain(words)
    expect(await textIn(lan, 4)).toContain('Còn ngại học nghị quyết, hai buổi không dự.')
    expect(await textIn(lan, 5)).toContain(
      'Khi có lớp học thì đến đủ và ghi chép. (hẹn 31/12/2026; đang khắc phục)',
    )
    expect(await textIn(lan, 6)).toBe('')
  })

  test('how the cell concluded about a line, and a good deed the cell confirmed', async () => {
    const { cast, db, now } = world
    const tenant = cast.units.commune.id
    const { meeting } = await concludedAbout(world, 'lan', { on: '2026-10-03' })
    const line = (await db.row<{ id: string }>(sql`select id from commitment_line order by place`)).id
    await db.run(sql`
      insert into conclusion (tenant, id, person, cell, source, source_id, kind, line, outcome, wording, signs, yes, no, other,
                              entitled, manner, rule, concluded_on, made_at, made_by)
      values (${tenant}, ${randomId()}, ${cast.people.lan.id}, ${cast.units.thanh.id}, 'meeting', ${meeting}, 'commitment', ${line},
              'kept', 'Đi học đủ.', '[]', 4, 0, 0, 4, 'hands', '{}', '2026-10-03', ${now}, ${cast.people.huong.id})`)
    const deed = { tenant, id: randomId(), cell: cast.units.thanh.id, person: cast.people.lan.id }
    await noteDeed(
      db,
      {
        ...deed,
        origin: 'member',
        source: null,
        toldBy: '',
        day: '2026-09-20',
        words: 'Chở bà Sáu đi cấp cứu.',
      },
      { person: cast.people.nam.id, now },
    )
    await db.run(sql`
      update good_deed set outcome = 'confirmed', settled_at_meeting = ${meeting}, settled_on = '2026-10-03', settled_by = ${cast.people.huong.id}`)
    const lan = world.as('lan')
    await begin(lan)
    expect(await textIn(lan, 3)).toContain('chi bộ kết luận giữ được, ngày 03/10/2026: Đi học đủ.')
    expect(await textIn(lan, 1)).toContain(
      'Việc tốt được chi bộ xác nhận (20/09/2026): Chở bà Sáu đi cấp cứu.',
    )
  })

  test('private dots only once she ticks to use them: months by name, nothing counted', async () => {
    const lan = world.as('lan')
    const { line } = await world.db.row<{ line: string }>(
      sql`select line from commitment_line order by place`,
    )
    for (const [month, tick] of [
      ['03', 'kept'],
      ['04', 'kept'],
      ['07', 'slipped'],
    ] as const)
      await lan.post(`/cam-ket/2026/thang/${month}`, { line, tick })
    await begin(lan)
    expect(await textIn(lan, 3)).not.toContain('tháng giữ được')
    await fillForm(lan, await lan.get(HERE), { 'use-ticks': true }, { button: 'Lưu lựa chọn' })
    const text = await textIn(lan, 3)
    expect(text).toContain('tháng giữ được: 3, 4; tháng bị lỡ: 7.')
    expect(text).not.toMatch(/%|phần trăm/)
    await fillForm(lan, await lan.get(HERE), { 'use-ticks': false }, { button: 'Lưu lựa chọn' })
    expect(await textIn(lan, 3)).not.toContain('tháng giữ được')
  })

  test('once she has written, her words stand; she may begin again from the record', async () => {
    const lan = world.as('lan')
    await begin(lan)
    const page = await section(lan, 4)
    expect(page.text).toContain('điền sẵn từ những gì đã có')
    await fillForm(lan, page, { text: SECRET })
    expect(await textIn(lan, 4)).toBe(SECRET)
    expect((await lan.get(HERE)).text).toContain('Đã viết')
    await fillForm(lan, await section(lan, 4), {}, { button: 'Điền lại từ đầu' })
    expect(await textIn(lan, 4)).toContain('Còn ngại học nghị quyết')
  })
})

describe('it is hers', () => {
  test('saved as she types, sealed; in no row, no deed, no page of anybody else; and in what she takes home', async () => {
    const lan = world.as('lan')
    await begin(lan)
    const deeds = await world.db.rows(sql`select n from history`)
    const { action, fields } = formFields(await section(lan, 4), { text: SECRET })
    expect((await lan.post(action, fields, { 'x-autosave': '1' })).status).toBe(204)
    expect(await textIn(lan, 4)).toBe(SECRET)
    expect(await world.db.rows(sql`select n from history`)).toHaveLength(deeds.length)
    expect(await world.db.rows(sql`select 1 from own_year`)).toEqual([])
    for (const name of castNames.filter((one) => one !== 'lan'))
      for (const address of [HERE, `${HERE}/muc/4`, '/toi/du-lieu/tai-ve', '/toi/du-lieu/tai-ve?dang=json'])
        expect((await world.as(name).get(address)).html, `${name} ${address}`).not.toContain(SECRET)
    expect((await lan.get('/toi/du-lieu/tai-ve')).html).toContain(SECRET)
  })

  test('on two pages at once neither loses a word', async () => {
    const lan = world.as('lan')
    await begin(lan)
    const page = await section(lan, 4)
    await fillForm(lan, await section(lan, 4), { text: 'Bản ở máy kia.' })
    const behind = await fillForm(lan, page, { text: 'Bản ở máy này.' })
    expect(behind.status).toBe(409)
    for (const words of ['Bản ở máy kia.', 'Bản ở máy này.']) expect(behind.text).toContain(words)
    await fillForm(lan, behind)
    expect(await textIn(lan, 4)).toBe('Bản ở máy này.')
  })

  test.each([
    ['a'.repeat(10_001), 'nhận tối đa 10000 chữ cái'],
    ['Xin nhận\u202e.', 'có ký tự ẩn'],
  ])('what can’t be taken is shown again', async (text, sentence) => {
    const lan = world.as('lan')
    await begin(lan)
    const refused = await fillForm(lan, await section(lan, 4), { text })
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining(sentence)])
    expect(refused.dom.querySelector('textarea')!.text.trim()).toBe(text.replace('\u202e', ''))
  })

  test('a section that is not there', async () => {
    const lan = world.as('lan')
    await begin(lan)
    for (const n of ['0', '99', 'x', '1e0']) expect((await lan.get(`${HERE}/muc/${n}`)).status).toBe(404)
  })
})

describe('the administrator replaces a template', () => {
  const at = paths.yearFormTemplate.to({ kind: 'member' })
  const OWN = [
    'tên: Bản của xã',
    'dành cho: Mẫu của xã',
    'nguồn: Đảng ủy xã soạn',
    '# I. Một câu hỏi',
    '# II. Câu nữa',
  ].join('\n')
  const save = async (content: string) =>
    fillForm(world.as('quan'), await world.as('quan').get(at), { content }, { button: 'Lưu mẫu' })

  test('by editing: it holds from today on; a form begun before keeps its own until its writer changes over', async () => {
    const lan = world.as('lan')
    await begin(lan)
    await fillForm(lan, await section(lan, 4), { text: SECRET })
    expect((await world.as('quan').follow(await save(OWN))).text).toContain('có hiệu lực từ hôm nay')
    const kept = await lan.get(HERE)
    expect(kept.text).toContain('Mẫu 02A')
    expect(kept.text).toContain('Tổ chức đã đổi mẫu này')
    const nam = world.as('nam')
    await begin(nam)
    expect((await nam.get(HERE)).text).toContain('I. Một câu hỏi')
    await fillForm(lan, kept, {}, { button: 'Chuyển sang mẫu mới' })
    const changed = await lan.get(HERE)
    for (const words of ['I. Một câu hỏi', 'Đã viết theo mẫu trước', SECRET])
      expect(changed.text).toContain(words)
    await fillForm(world.as('quan'), await world.as('quan').get(at), {}, { button: 'Dùng lại mẫu kèm theo' })
    expect((await world.as('huong').get(HERE)).text).toContain('Mẫu 02A')
  })

  test('what can’t be read is refused row by row, with what was typed', async () => {
    const refused = await save(`${OWN}\nđiền sẵn: lương\nlạc`)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Có 2 chỗ cần sửa')
    expect(refused.text).toContain('Dòng 6: không điền sẵn được “lương”')
    expect(refused.text).toContain('Dòng 7: không hiểu “lạc”')
    expect(refused.dom.querySelector('textarea')!.text).toContain('lạc')
    expect(await world.db.rows(sql`select 1 from year_form_template`)).toEqual([])
  })

  test('from a file, which must be one', async () => {
    const quan = world.as('quan')
    const upload = (bytes: BlobPart | null) => {
      const form = new FormData()
      form.set('do', 'upload')
      if (bytes !== null) form.set('file', new File([bytes], 'mau.txt', { type: 'text/plain' }))
      return quan.post(at, form)
    }
    expect((await upload(null)).text).toContain('Mời chọn một tệp')
    expect((await upload(new Uint8Array([0xff, 0xfe, 0x41]))).text).toContain('không phải văn bản UTF-8')
    expect((await upload('lạc')).text).toContain('Dòng 1')
    expect((await upload(OWN)).status).toBe(303)
    expect(await world.db.rows(sql`select kind from year_form_template`)).toEqual([{ kind: 'member' }])
  })

  test('the secretary of a cell does not', async () => {
    expect((await world.as('huong').get(at)).status).toBe(404)
    expect((await world.as('huong').post(at, { content: OWN, do: 'save' })).status).toBe(404)
    expect((await world.as('quan').get(paths.yearFormTemplate.to({ kind: 'khac' }))).status).toBe(404)
  })
})
