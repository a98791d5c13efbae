import { describe, expect, test } from 'vitest'
import { castNames } from '../../test/cast.ts'
import { begin, coming, end } from '../../test/coming.ts'
import { note } from '../../test/enrol.ts'
import { type Browser, fillForm, formFields, type Page, useWorld } from '../../test/harness.ts'
import { send } from '../../test/walk.ts'
import { changePlace } from '../membership/membership.ts'
import { type PathName, paths } from '../paths.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import { policy } from '../policy.ts'

const world = useWorld()
const PLAN = 'Khi có lớp nghị quyết, thì tôi sắp việc nhà để đi.'
const DIARY = 'Tối qua nghĩ mãi chuyện bỏ buổi học tháng Mười.'
const OTHER_DIARY = 'Chuyện riêng với chú Ba, chưa kể ai.'
const SHEET = 'Tôi còn ngại học. Tôi sẽ đi đủ.'

const at = (meeting: string) => paths.preparation.to({ meeting })
const sendAt = (meeting: string) => paths.preparationSend.to({ meeting })
const textarea = (page: Page) => page.dom.querySelector('textarea')!.text.trim()
const lines = (page: Page) =>
  page.dom.querySelectorAll('input[name=line]').map((box) => ({
    key: box.getAttribute('value')!,
    text: box.parentNode!.text.trim(),
    ticked: box.hasAttribute('checked'),
  }))
const keyOf = (page: Page, words: string) => lines(page).find((line) => line.text.includes(words))!.key

/** Lan is up for review, and has written things for herself. */
async function lanPrepares(): Promise<{ meeting: string; lan: Browser }> {
  const lan = world.as('lan')
  await send(lan, { marks: [{ sign: 'I.3.2', plan: PLAN }] })
  await note(lan, DIARY)
  await note(lan, OTHER_DIARY)
  return { meeting: await coming(world, { up: ['lan'] }), lan }
}

const write = async (lan: Browser, meeting: string, text: string) =>
  fillForm(lan, await lan.get(at(meeting)), { text })
const selfTexts = () =>
  world.db.rows<{ body: string; author: string }>(
    sql`select body, author from meeting_text order by written_at`,
  )

describe('Lan, up for review, puts her sheet together', () => {
  test('from her own lines, none of them ticked beforehand', async () => {
    const { meeting, lan } = await lanPrepares()
    const page = await lan.get(at(meeting))
    expect(textarea(page)).toBe('')
    expect(lines(page).map((line) => line.ticked)).toEqual([false, false, false, false])
    const texts = lines(page).map((line) => line.text)
    expect(texts[0]).toMatch(/\(kỳ họp 03\/12\/2026: đôi lúc\)$/)
    expect(texts[1]).toBe(`${PLAN} (hẹn 31/12/2026; chưa báo kết quả)`)
    expect(texts.slice(2).sort()).toEqual([`01/12/2026: ${OTHER_DIARY}`, `01/12/2026: ${DIARY}`].sort())
  })

  test('a ticked line is copied, the others are not; copied words are hers to change', async () => {
    const { meeting, lan } = await lanPrepares()
    const page = await lan.get(at(meeting))
    await fillForm(lan, page, { text: 'Ưu điểm: đi họp đủ.', line: [keyOf(page, DIARY)] })
    const saved = await lan.get(at(meeting))
    expect(textarea(saved)).toBe(`Ưu điểm: đi họp đủ.\n01/12/2026: ${DIARY}`)
    expect(saved.text).toContain('Đã có trong phiếu')
    expect(lines(saved).some((line) => line.text.includes(DIARY))).toBe(false)
    expect(lines(saved).every((line) => !line.ticked)).toBe(true)
    await write(lan, meeting, SHEET)
    const changed = await lan.get(at(meeting))
    expect(textarea(changed)).toBe(SHEET)
    expect(lines(changed)).toHaveLength(4)
  })

  test('what is saved while she types copies no line', async () => {
    const { meeting, lan } = await lanPrepares()
    const page = await lan.get(at(meeting))
    const { action, fields } = formFields(page, { text: 'Đang viết', line: [keyOf(page, DIARY)] })
    const saved = await lan.post(action, { ...fields, 'form-id': randomId() }, { 'x-autosave': '1' })
    expect(saved.status).toBe(204)
    expect(textarea(await lan.get(at(meeting)))).toBe('Đang viết')
  })

  test('sent twice it is copied once; with other words both versions are shown', async () => {
    const { meeting, lan } = await lanPrepares()
    const page = await lan.get(at(meeting))
    for (let n = 0; n < 2; n++)
      expect((await fillForm(lan, page, { text: 'Một', line: [keyOf(page, DIARY)] })).status).toBe(303)
    expect(textarea(await lan.get(at(meeting)))).toBe(`Một\n01/12/2026: ${DIARY}`)
    const conflict = await fillForm(lan, page, { text: 'Hai' })
    expect(conflict.status).toBe(409)
    expect(conflict.text).toContain('Hai')
    expect(conflict.text).toContain(DIARY)
  })

  test('prints it on a page of its own', async () => {
    const { meeting, lan } = await lanPrepares()
    await write(lan, meeting, SHEET)
    const paper = await lan.get(paths.preparationPaper.to({ meeting }))
    expect(paper.text).toContain(SHEET)
    expect(paper.text).toContain('Nguyễn Thị Lan')
    expect(paper.headers.get('cache-control')).toBe('no-store')
    expect(paper.text).not.toContain(DIARY)
  })

  test('finds it in her data, takes it home, and can read it when the meeting is over', async () => {
    const { meeting, lan } = await lanPrepares()
    await write(lan, meeting, SHEET)
    await end(world, meeting)
    expect((await lan.get(at(meeting))).text).toContain(SHEET)
    const late = await lan.post(at(meeting), { text: 'Chữ gõ muộn.' })
    expect(late.status).toBe(409)
    for (const words of ['phiếu không sửa được nữa', 'Chữ gõ muộn.', SHEET])
      expect(late.text).toContain(words)
    expect((await lan.get('/toi/du-lieu')).text).toContain('1 phiếu chuẩn bị kiểm điểm')
    for (const form of ['', '?dang=json'])
      expect((await lan.get(`/toi/du-lieu/tai-ve${form}`)).html).toContain(SHEET)
  })

  test('erases it with everything private', async () => {
    const { meeting, lan } = await lanPrepares()
    await write(lan, meeting, SHEET)
    await fillForm(lan, await lan.get('/toi/du-lieu/xoa'), { confirm: 'XÓA' })
    const left = await world.db.asMember(world.cast.people.lan.id, (tx) =>
      tx.rows(sql`select 1 from preparation`),
    )
    expect(left).toEqual([])
    expect(textarea(await lan.get(at(meeting)))).toBe('')
  })

  test('leaves no history, and a row of one size whatever it holds', async () => {
    const { meeting, lan } = await lanPrepares()
    const deeds = () => world.db.rows(sql`select n from history where actor = ${world.cast.people.lan.id}`)
    const size = () =>
      world.db.asMember(world.cast.people.lan.id, (tx) =>
        tx.row<{ size: number }>(sql`select length(sealed) as size from preparation`),
      )
    const before = await deeds()
    await write(lan, meeting, 'Một dòng.')
    const small = await size()
    await write(lan, meeting, 'Nhiều dòng khác nhau. '.repeat(200))
    expect(await size()).toEqual(small)
    expect(await deeds()).toEqual(before)
  })
})

describe('Lan, who is up no longer when she sends,', () => {
  test.each([
    [
      'because she moved',
      () =>
        changePlace(
          world.db,
          {
            tenant: world.cast.units.commune.id,
            person: world.cast.people.lan.id,
            cell: world.cast.units.loi.id,
          },
          { person: null, now: world.now },
        ),
    ],
    ['because it was put off', () => world.db.run(sql`update meeting_review set put_off_at = ${world.now}`)],
    [
      'because the meeting was dropped',
      () => world.db.run(sql`update meeting set dropped_at = ${world.now}`),
    ],
  ])('%s, is told and gets her words back', async (_, become) => {
    const { meeting, lan } = await lanPrepares()
    const { action, fields } = formFields(await lan.get(at(meeting)), { text: 'Chữ chưa lưu.' })
    await become()
    const late = await lan.post(action, fields)
    expect(late.status).toBe(409)
    for (const words of ['phiếu không sửa được nữa', 'Chữ chưa lưu.']) expect(late.text).toContain(words)
    expect((await lan.get(at(meeting))).status).toBe(404)
    expect((await world.as('nam').post(action, { text: 'x' })).status).toBe(404)
  })
})

describe('a sheet that can’t be taken as it is', () => {
  test.each([
    ['có ký tự ẩn\u202e', 'Trong ô có ký tự ẩn'],
    [`đầu ${'a'.repeat(10_000)}`, 'nhận tối đa 10000 chữ cái'],
  ])('is shown again with what was typed and ticked', async (text, sentence) => {
    const { meeting, lan } = await lanPrepares()
    const page = await lan.get(at(meeting))
    const refused = await fillForm(lan, page, { text, line: [keyOf(page, DIARY)] })
    expect(refused.status).toBe(422)
    expect(refused.text.includes(sentence)).toBe(true)
    expect(textarea(refused)).toBe(text.replace('\u202e', ''))
    expect(lines(refused).filter((line) => line.ticked)).toHaveLength(1)
    expect(textarea(await lan.get(at(meeting)))).toBe('')
  })

  test('a line too many says how long it would be', async () => {
    const { meeting, lan } = await lanPrepares()
    const page = await lan.get(at(meeting))
    const refused = await fillForm(lan, page, { text: 'b'.repeat(9_990), line: [keyOf(page, DIARY)] })
    expect(refused.status).toBe(422)
    expect(refused.text.includes('chưa dòng nào mới được chép')).toBe(true)
  })

  test('keys that are nobody’s lines are passed over', async () => {
    const { meeting, lan } = await lanPrepares()
    for (const key of ['entry x', `entry ${randomId()}`, '__proto__', 'mark I.1.1'])
      expect((await lan.post(at(meeting), { text: 'Một', line: key })).status).toBe(303)
    expect(textarea(await lan.get(at(meeting)))).toBe('Một')
  })
})

describe('sending the self-criticism beforehand', () => {
  test('shows the exact text and who will read it; what is sent is that text, and nothing else', async () => {
    const { meeting, lan } = await lanPrepares()
    await write(lan, meeting, SHEET)
    const preview = await lan.get(sendAt(meeting))
    expect(preview.dom.querySelectorAll('p.preview').map((p) => p.text)).toEqual([SHEET])
    for (const name of ['huong', 'dung'] as const)
      expect(preview.text).toContain(world.cast.people[name].name)
    expect(preview.text).not.toContain('Huỳnh Văn Nam')
    expect(await selfTexts()).toEqual([])
    expect((await fillForm(lan, preview)).location).toBe(sendAt(meeting))
    expect(await selfTexts()).toEqual([{ body: SHEET, author: world.cast.people.lan.id }])
    expect((await lan.get(sendAt(meeting))).text).toContain('Chi ủy đã có đúng bản này')
    const deed = await world.db.row<{ about: string }>(
      sql`select about from history where verb = 'self-criticism-sent'`,
    )
    expect(deed.about).toMatch(/^meeting:[0-9a-f-]{36} review:[0-9a-f-]{36}$/)
  })

  test('puts it before those named on the page, and before nobody else', async () => {
    const { meeting, lan } = await lanPrepares()
    await write(lan, meeting, SHEET)
    const table = paths.meetingHub.to({ meeting })
    const readers = async () => {
      const found: string[] = []
      for (const name of castNames.filter((one) => one !== 'lan'))
        if ((await world.as(name).get(table)).html.includes(SHEET)) found.push(name)
      return found
    }
    expect(await readers()).toEqual([])
    await fillForm(lan, await lan.get(sendAt(meeting)))
    expect(await readers()).toEqual(['huong', 'dung'])
    expect((await lan.get('/toi/du-lieu')).text).toContain(
      'Trần Thị Hương, ngày 01/12/2026: bản tự phê bình gửi trước',
    )
  })

  test('twice is one version; a new one replaces the one she saw', async () => {
    const { meeting, lan } = await lanPrepares()
    await write(lan, meeting, SHEET)
    const preview = await lan.get(sendAt(meeting))
    for (let n = 0; n < 2; n++) expect((await fillForm(lan, preview)).status).toBe(303)
    expect(await selfTexts()).toHaveLength(1)
    await write(lan, meeting, 'Bản thứ hai.')
    const again = await lan.get(sendAt(meeting))
    expect(again.dom.querySelectorAll('p.preview').map((p) => p.text)).toEqual([SHEET, 'Bản thứ hai.'])
    await fillForm(lan, again, {}, { button: 'Gửi bản mới cho chi ủy' })
    expect((await lan.get(sendAt(meeting))).dom.querySelectorAll('p.preview').map((p) => p.text)).toEqual([
      'Bản thứ hai.',
    ])
  })

  test('sends nothing when the sheet has changed since the preview, and shows it as it is now', async () => {
    const { meeting, lan } = await lanPrepares()
    await write(lan, meeting, SHEET)
    const preview = await lan.get(sendAt(meeting))
    await write(lan, meeting, 'Bản ở máy khác.')
    const refused = await fillForm(lan, preview)
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Phiếu vừa đổi ở máy khác')
    expect(refused.text).toContain('Bản ở máy khác.')
    expect(await selfTexts()).toEqual([])
  })

  test('of an empty sheet, or words that are not in the sheet, sends nothing', async () => {
    const { meeting, lan } = await lanPrepares()
    expect((await lan.get(sendAt(meeting))).text).toContain('Phiếu chưa có chữ nào')
    expect((await lan.post(sendAt(meeting), { text: 'Gửi thẳng' })).status).toBe(409)
    expect((await lan.post(sendAt(meeting), { text: '' })).status).toBe(409)
    expect(await selfTexts()).toEqual([])
  })

  test('is over when the meeting has begun; the sheet stays hers to write in until the end', async () => {
    const { meeting, lan } = await lanPrepares()
    await write(lan, meeting, SHEET)
    const preview = await lan.get(sendAt(meeting))
    await begin(world, meeting)
    const late = await fillForm(lan, preview)
    expect(late.status).toBe(409)
    expect(late.text).toContain('Buổi họp đã bắt đầu')
    expect(await selfTexts()).toEqual([])
    expect((await write(lan, meeting, 'Sửa trong lúc họp.')).status).toBe(303)
  })
})

describe('nobody else', () => {
  /** Every page a GET leads to, with Lan's own ids where an address asks for one. */
  const everyAddress = (params: Record<string, string>) =>
    (Object.keys(policy) as PathName[])
      .filter((name) => name !== 'signOut')
      .map((name) => (paths[name].to as (filled: Record<string, string>) => string)(params))

  test('finds one of her private phrases, at any address, before she sends and after', async () => {
    const { meeting, lan } = await lanPrepares()
    const page = await lan.get(at(meeting))
    await fillForm(lan, page, { text: 'Câu nháp kín trong phiếu.', line: [keyOf(page, DIARY)] })
    const { cast } = world
    const params = {
      meeting,
      cell: cast.units.thanh.id,
      unit: cast.units.thanh.id,
      person: cast.people.lan.id,
      screen: '1',
      section: '1',
      n: '1',
      version: 'nqtw4-82@1',
    }
    const leaks: string[] = []
    const look = async (secrets: readonly string[]) => {
      for (const name of castNames.filter((one) => one !== 'lan'))
        for (const address of everyAddress(params)) {
          const { html } = await world.as(name).get(address)
          for (const words of secrets) if (html.includes(words)) leaks.push(`${name} ${address}: ${words}`)
        }
    }
    await look([PLAN, DIARY, OTHER_DIARY, 'Câu nháp kín trong phiếu.'])
    await write(lan, meeting, SHEET)
    await fillForm(lan, await lan.get(sendAt(meeting)))
    await look([PLAN, DIARY, OTHER_DIARY, 'Câu nháp kín trong phiếu.'])
    expect(leaks).toEqual([])
  })

  test('is let in: the sheet of who is not up is not there, as for a stranger', async () => {
    const meeting = await coming(world, { up: ['lan'] })
    for (const name of castNames.filter((one) => one !== 'lan')) {
      const [there, none] = [await world.as(name).get(at(meeting)), await world.as(name).get(at(randomId()))]
      expect([there.status, there.html], name).toEqual([none.status, none.html])
      expect((await world.as(name).post(at(meeting), { text: 'x' })).status).toBe(404)
      expect((await world.as(name).get(sendAt(meeting))).status).toBe(404)
    }
  })

  test('has another’s row, even past the door: the wall is in the database', async () => {
    const { meeting, lan } = await lanPrepares()
    await write(lan, meeting, SHEET)
    const seen = await world.db.asMember(world.cast.people.huong.id, (tx) =>
      tx.rows(sql`select 1 from preparation`),
    )
    expect(seen).toEqual([])
    expect(await world.db.rows(sql`select 1 from preparation`)).toEqual([])
  })

  test('whose review was put off and who has no sheet finds nothing either', async () => {
    const meeting = await coming(world, { up: ['lan'] })
    await world.db.run(sql`update meeting_review set put_off_at = ${world.now} where meeting = ${meeting}`)
    expect((await world.as('lan').get(at(meeting))).status).toBe(404)
  })
})
