import { describe, expect, test } from 'vitest'
import { type CastName, castNames } from '../../test/cast.ts'
import { concludedAbout } from '../../test/concluded.ts'
import { type Browser, fillForm, type Page, useWorld } from '../../test/harness.ts'
import { givePost } from '../membership/membership.ts'
import { paths } from '../paths.ts'
import { randomId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'

const world = useWorld()
const REASON = 'Hai buổi ấy tôi nằm viện, có báo chi bộ và có giấy ra viện.'
const ANSWER = 'Thường trực đã xem giấy ra viện, đề nghị chi bộ xem lại ở kỳ họp tới.'

const at = (conclusion: string) => paths.appeal.to({ conclusion })
const answerAt = (conclusion: string) => paths.appealAnswer.to({ conclusion })

async function preview(lan: Browser, conclusion: string, reason = REASON): Promise<Page> {
  return fillForm(lan, await lan.get(at(conclusion)), { reason })
}
async function appealed(name: CastName = 'lan'): Promise<string> {
  const { id } = await concludedAbout(world, name, { by: name === 'lan' ? 'huong' : 'tam' })
  const one = world.as(name)
  const sent = await fillForm(one, await preview(one, id), {}, { button: 'Gửi đề nghị' })
  expect(sent.location).toBe('/toi/ket-luan')
  return id
}
const answer = async (name: CastName, conclusion: string, words = ANSWER) =>
  fillForm(world.as(name), await world.as(name).get(answerAt(conclusion)), { answer: words })
const rows = () =>
  world.db.rows<{ reason: string; answer: string | null }>(sql`select reason, answer from conclusion_appeal`)
/** One more of the standing board. */
const onBoard = (name: CastName) =>
  givePost(
    world.db,
    {
      tenant: world.cast.units.commune.id,
      person: world.cast.people[name].id,
      unit: world.cast.units.commune.id,
      kind: 'standing-member',
      title: 'Ủy viên Thường vụ',
      from: '2026-01-01',
    },
    { person: null, now: world.now },
  )

describe('Lan takes a conclusion to the next level', () => {
  test('after seeing the exact words and who will read them', async () => {
    const { id } = await concludedAbout(world, 'lan')
    const lan = world.as('lan')
    const shown = await preview(lan, id)
    expect(shown.status).toBe(200)
    expect(shown.dom.querySelector('p.preview')!.text).toBe(REASON)
    expect(castNames.filter((name) => shown.text.includes(world.cast.people[name].name))).toEqual(['phuc'])
    expect(await rows()).toEqual([])
    expect((await fillForm(lan, shown, {}, { button: 'Gửi đề nghị' })).location).toBe('/toi/ket-luan')
    expect(await rows()).toEqual([{ reason: REASON, answer: null }])
    const page = await lan.get('/toi/ket-luan')
    for (const words of [REASON, 'Đang chờ Thường trực Đảng ủy trả lời']) expect(page.text).toContain(words)
    const deed = await world.db.row<{ about: string }>(
      sql`select about from history where verb = 'conclusion-appealed'`,
    )
    expect(deed.about).toBe(`conclusion:${id} person:${world.cast.people.lan.id}`)
  })

  test('may go back from the preview with her words kept', async () => {
    const { id } = await concludedAbout(world, 'lan')
    const lan = world.as('lan')
    const back = await fillForm(lan, await preview(lan, id), {}, { button: 'Sửa lại' })
    expect(back.status).toBe(200)
    expect(back.dom.querySelector('textarea')!.text.trim()).toBe(REASON)
    expect(await rows()).toEqual([])
  })

  test('once: the same form again goes where it went, another is told and keeps its words', async () => {
    const { id } = await concludedAbout(world, 'lan')
    const lan = world.as('lan')
    const [shown, other] = [
      await preview(lan, id),
      await preview(lan, id, 'Một lý do khác, viết ở máy khác.'),
    ]
    for (let n = 0; n < 2; n++)
      expect((await fillForm(lan, shown, {}, { button: 'Gửi đề nghị' })).status).toBe(303)
    const second = await fillForm(lan, other, {}, { button: 'Gửi đề nghị' })
    expect(second.status).toBe(409)
    expect(second.text).toContain('đề nghị một lần')
    expect(second.text).toContain('viết ở máy khác')
    expect(await rows()).toEqual([{ reason: REASON, answer: null }])
    expect((await lan.get(at(id))).dom.querySelector('main form')).toBeNull()
  })

  test('within its time; after it her words are given back', async () => {
    const { id } = await concludedAbout(world, 'lan', { on: '2026-10-03' })
    const lan = world.as('lan')
    expect((await lan.get('/toi/ket-luan')).text).toContain(
      'Đã quá hạn đề nghị đảng ủy xem lại (ngày 02/11/2026)',
    )
    expect((await lan.get(at(id))).dom.querySelector('main form')).toBeNull()
    const late = await lan.post(at(id), { reason: REASON, step: 'send' })
    expect(late.status).toBe(409)
    for (const words of ['Đã quá hạn', REASON]) expect(late.text).toContain(words)
    expect(await rows()).toEqual([])
  })

  test.each([
    ['', 'Mời đồng chí điền ô này'],
    ['Không.', 'Viết ngắn quá'],
    ['dài '.repeat(600), 'nhận tối đa 2000 chữ cái'],
    ['có ký tự ẩn ở đây\u202e', 'có ký tự ẩn'],
  ])('“%s” is shown again, in the preview’s form too', async (reason, sentence) => {
    const { id } = await concludedAbout(world, 'lan')
    const lan = world.as('lan')
    for (const refused of [
      await preview(lan, id, reason),
      await lan.post(at(id), { reason, step: 'send' }),
    ]) {
      expect(refused.status).toBe(422)
      expect(refused.text).toContain(sentence)
      expect(refused.dom.querySelector('textarea')!.text.trim()).toBe(reason.replace('\u202e', '').trim())
    }
    expect(await rows()).toEqual([])
  })

  test('nobody takes it there for her', async () => {
    const { id } = await concludedAbout(world, 'lan')
    for (const name of castNames.filter((one) => one !== 'lan')) {
      const [there, none] = [await world.as(name).get(at(id)), await world.as(name).get(at(randomId()))]
      expect([there.status, there.html]).toEqual([none.status, none.html])
      expect((await world.as(name).post(at(id), { reason: REASON, step: 'send' })).status).toBe(404)
    }
    expect(await rows()).toEqual([])
  })
})

describe('the standing board', () => {
  test('Phúc sees it, answers once, and Lan reads both texts', async () => {
    const id = await appealed()
    const first = await world.as('phuc').get('/dang-uy')
    expect(first.text).toContain('1 chưa trả lời')
    expect(first.html).not.toContain('Nguyễn Thị Lan')
    const list = await world.as('phuc').get('/dang-uy/de-nghi')
    expect(list.text).toContain('Nguyễn Thị Lan')
    expect(list.text).toContain('Chưa trả lời')
    expect((await world.as('phuc').get(answerAt(id))).text).toContain(REASON)
    expect((await answer('phuc', id)).location).toBe(answerAt(id))
    expect(await rows()).toEqual([{ reason: REASON, answer: ANSWER }])
    const page = await world.as('lan').get('/toi/ket-luan')
    for (const words of [REASON, ANSWER, 'Đặng Hữu Phúc, ngày 01/12/2026']) expect(page.text).toContain(words)
    for (const form of ['', '?dang=json'])
      for (const words of [REASON, ANSWER])
        expect((await world.as('lan').get(`/toi/du-lieu/tai-ve${form}`)).html).toContain(words)
    const answered = await world.as('phuc').get(answerAt(id))
    expect(answered.dom.querySelector('textarea')).toBeNull()
    const deed = await world.db.row<{ about: string }>(
      sql`select about from history where verb = 'appeal-answered'`,
    )
    expect(deed.about).toBe(`conclusion:${id} person:${world.cast.people.phuc.id}`)
  })

  test('and Lan sees that it was read, once a day and reader', async () => {
    const id = await appealed()
    expect((await world.as('lan').get('/toi/du-lieu')).text).toContain('Chưa có ai xem')
    for (let n = 0; n < 2; n++) {
      await world.as('phuc').get('/dang-uy/de-nghi')
      await world.as('phuc').get(answerAt(id))
    }
    expect(await world.db.rows(sql`select reader, what from look`)).toEqual([
      { reader: world.cast.people.phuc.id, what: 'concluded' },
    ])
    expect((await world.as('lan').get('/toi/du-lieu')).text).toContain(
      'Đặng Hữu Phúc, ngày 01/12/2026: kết luận của chi bộ và đề nghị xem lại',
    )
  })

  test('an officer who came second is told, sees the answer that stands, and keeps the words', async () => {
    await onBoard('minh')
    const id = await appealed()
    const page = await world.as('minh').get(answerAt(id))
    await answer('phuc', id)
    const second = await fillForm(world.as('minh'), page, { answer: 'Câu trả lời thứ hai của Minh.' })
    expect(second.status).toBe(409)
    for (const words of ['đã có trả lời', ANSWER, 'Câu trả lời thứ hai của Minh.'])
      expect(second.text).toContain(words)
    expect(await rows()).toEqual([{ reason: REASON, answer: ANSWER }])
  })

  test.each([
    ['', 'Mời đồng chí điền ô này'],
    ['Đã xem.', 'Viết ngắn quá'],
    ['x'.repeat(2001), 'nhận tối đa 2000'],
  ])('an answer “%s” is shown again', async (words, sentence) => {
    const id = await appealed()
    const refused = await answer('phuc', id, words)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(sentence)
    expect(refused.dom.querySelector('textarea')!.text.trim()).toBe(words)
  })

  test('nobody answers their own, nor what they took part in recording, nor for their own committee', async () => {
    const own = await appealed('phuc')
    for (const name of ['huong', 'dung', 'minh'] as const) await onBoard(name)
    const lans = await appealed('lan')
    for (const [name, id, sentence] of [
      ['phuc', own, 'của chính đồng chí'],
      ['huong', lans, 'đã chủ trì hoặc ghi kết luận này'],
      ['dung', lans, 'trong cấp ủy của chi bộ'],
    ] as const) {
      const page = await world.as(name).get(answerAt(id))
      expect(page.text).toContain(sentence)
      expect(page.dom.querySelector('textarea')).toBeNull()
      const sent = await world.as(name).post(answerAt(id), { answer: ANSWER })
      expect(sent.status).toBe(409)
      expect(sent.text).toContain(ANSWER)
    }
    expect((await rows()).every((row) => row.answer === null)).toBe(true)
    expect((await answer('minh', lans)).status).toBe(303)
  })

  test('whoever left that committee since is still of it', async () => {
    await onBoard('dung')
    const id = await appealed()
    await world.db.run(sql`
      update post set valid_to = '2026-11-20'
      where person = ${world.cast.people.dung.id} and unit = ${world.cast.units.thanh.id}`)
    expect((await world.as('dung').get(answerAt(id))).text).toContain('trong cấp ủy của chi bộ')
  })

  test('has these pages to itself', async () => {
    const id = await appealed()
    for (const name of castNames.filter((one) => one !== 'phuc')) {
      expect((await world.as(name).get('/dang-uy/de-nghi')).status, name).toBe(404)
      expect((await world.as(name).get(answerAt(id))).status, name).toBe(404)
      expect((await world.as(name).post(answerAt(id), { answer: ANSWER })).status, name).toBe(404)
    }
    expect((await world.as('phuc').get(answerAt(randomId()))).status).toBe(404)
  })

  test('finds nothing where nobody appealed: a conclusion alone is no business of theirs', async () => {
    const { id } = await concludedAbout(world, 'lan')
    expect((await world.as('phuc').get('/dang-uy/de-nghi')).text).toContain('Chưa có đề nghị nào')
    expect((await world.as('phuc').get(answerAt(id))).status).toBe(404)
    expect(await world.db.rows(sql`select 1 from look`)).toEqual([])
  })
})
