import { beforeEach, describe, expect, test } from 'vitest'
import type { CastName } from '../../test/cast.ts'
import { layCommittee, received } from '../../test/feedback.ts'
import { type Browser, fillForm, type Page, useWorld } from '../../test/harness.ts'
import { signIn } from '../../test/walk.ts'
import { paths } from '../paths.ts'
import { runFeedbackClock } from './feedback-clock.ts'

const world = useWorld()
const browsers = new Map<CastName, Browser>()
let id: string

async function as(name: CastName): Promise<Browser> {
  const known = browsers.get(name)
  if (known) return known
  const browser = world.as(name)
  await signIn(browser)
  browsers.set(name, browser)
  return browser
}

function on(day: string): void {
  world.now = new Date(`${day}T09:00:00+07:00`)
  browsers.clear()
}

const casePage = async (name: CastName) => (await as(name)).get(paths.feedbackCase.to({ case: id }))
const paper = async (name: CastName) => (await as(name)).get(paths.feedbackLetter.to({ case: id }))

async function act(name: CastName, what: string, values: Record<string, string | string[]> = {}) {
  const browser = await as(name)
  return fillForm(browser, await browser.get(paths.feedbackAct.to({ case: id, act: what })), values)
}

const sign = async (name: CastName): Promise<Page> =>
  fillForm(await as(name), await casePage(name), {}, { button: 'Ký cùng' })

/** Nam has no phone: what the committee writes is printed and put into his hands. */
beforeEach(async () => {
  browsers.clear()
  await layCommittee(world)
  ;({ id } = await received(world))
  on('2026-12-02')
  for (const name of ['kiem', 'minh'] as const)
    await act(name, 'opine', { verdict: 'admit', person: world.cast.people.nam.id })
  expect((await paper('kiem')).status).toBe(404)
  await act('kiem', 'notice', { text: 'Có phản ánh về việc dùng xe trên đê.' })
})

const ANSWER = { text: 'Tôi chở đất đắp đê, có giấy của xã.', handed: '04/12/2026' }

describe('a member without a phone', () => {
  test('is handed the notice on paper, with room to answer and how long; his paper is written down by two', async () => {
    const notice = await paper('kiem')
    expect(notice.text).toContain('Kính gửi: đồng chí Huỳnh Văn Nam')
    expect(notice.text).toContain('Có phản ánh về việc dùng xe trên đê.')
    expect(notice.text).toContain('trong 10 ngày làm việc')
    await act('kiem', 'tell-by-hand')
    expect((await paper('minh')).text).toContain('đến hết ngày 16/12/2026')

    on('2026-12-07')
    expect((await act('kiem', 'answer-by-hand', ANSWER)).status).toBe(303)
    expect((await casePage('kiem')).text).toContain('đang trong thời gian trả lời')
    expect((await sign('minh')).status).toBe(303)
    const heard = await casePage('hai')
    expect(heard.text).toContain('Người được nêu đã trả lời ngày 07/12/2026')
    expect(heard.text).toContain(ANSWER.text)
    expect(heard.text).toContain('Ghi theo giấy có chữ ký, nộp ngày 04/12/2026')

    const own = await (await as('nam')).get('/toi/gop-y')
    const link = own.dom.querySelectorAll('.tasks a').find((one) => one.text.includes('Đồng chí trả lời'))
    const mine = await (await as('nam')).get(link!.getAttribute('href')!)
    expect(mine.text).toContain(ANSWER.text)
    expect(mine.text).toContain('nộp ngày 04/12/2026')
  })

  test('is heard late, comments on the draft and takes the conclusion further, all on paper', async () => {
    await act('kiem', 'tell-by-hand')
    on('2026-12-17')
    await runFeedbackClock(world.db, world.now)
    await act('kiem', 'answer-by-hand', { ...ANSWER, handed: '17/12/2026' })
    await sign('minh')
    await act('minh', 'verify', { source: 'place', independent: 'yes', says: 'supports', text: 'Đã xem đê.' })
    await act('kiem', 'draft', { outcome: 'founded', text: 'Có chở đất ban đêm.' })
    expect((await paper('kiem')).text).toContain('Dự thảo kết luận')
    await act('kiem', 'show-by-hand')
    await act('minh', 'comment-by-hand', { text: 'Tôi nhận và xin sửa.', handed: '17/12/2026' })
    expect((await sign('hai')).status).toBe(303)
    const voters = (['kiem', 'minh', 'hai'] as const).map((name) => world.cast.people[name].id)
    const vote = { meeting: 'Biên bản 12', voters, called: '4', yes: '3', no: '0', other: '0' }
    await act('kiem', 'conclude', vote)
    await sign('hai')
    expect((await paper('hai')).text).toContain('Kết luận: Đúng.')
    await act('kiem', 'tell-conclusion')
    expect((await paper('hai')).text).toContain('đến hết ngày 18/01/2027')

    // Saturday 16/01 is the thirtieth day: it may be handed in until the Monday, and written down after it.
    on('2027-01-19')
    const late = await act('kiem', 'appeal-by-hand', { text: 'Xin xem lại.', handed: '19/01/2027' })
    expect(late.text).toContain('quá hạn')
    await act('kiem', 'appeal-by-hand', { text: 'Xin xem lại.', handed: '18/01/2027' })
    expect((await sign('minh')).status).toBe(303)
    expect((await casePage('kiem')).text).toContain('Cấp trên trả lời đề nghị xem lại')
    expect((await act('kiem', 'answer-appeal')).status).toBe(422)
  })
})

describe('nobody puts words into a member’s mouth', () => {
  beforeEach(async () => {
    await act('kiem', 'tell-by-hand')
  })

  test('one alone writes nothing down, nor signs twice, nor does somebody in conflict', async () => {
    on('2026-12-07')
    expect((await act('kiem', 'answer-by-hand', ANSWER)).status).toBe(303)
    expect((await casePage('kiem')).text).toContain('cần một đồng chí khác')
    expect((await casePage('huong')).text).not.toContain(ANSWER.text)
    expect((await casePage('huong')).text).not.toContain('Ký cùng')
    const hidden = await (await as('huong')).get(paths.feedbackAct.to({ case: id, act: 'answer-by-hand' }))
    expect(hidden.status).toBe(404)
    expect((await paper('huong')).status).toBe(404)
    for (const name of ['lan', 'nam', 'phuc', 'la'] as const)
      expect((await paper(name)).status, name).toBe(404)
  })

  test('nothing typed, no day, or a day to come: what to mend, and the words stay', async () => {
    const empty = await act('kiem', 'answer-by-hand')
    expect(empty.status).toBe(422)
    const tomorrow = await act('kiem', 'answer-by-hand', { ...ANSWER, handed: '03/12/2026' })
    expect(tomorrow.status).toBe(422)
    expect(tomorrow.dom.querySelector('textarea')!.text).toContain(ANSWER.text)
    expect((await act('kiem', 'answer-by-hand', { ...ANSWER, handed: '31/02/2026' })).status).toBe(422)
  })

  test('what the member sent by phone meanwhile stands; the paper is then one too many', async () => {
    on('2026-12-07')
    await act('kiem', 'answer-by-hand', ANSWER)
    const nam = await as('nam')
    const list = await nam.get('/toi/gop-y')
    const letter = await nam.get(list.dom.querySelector('.tasks a')!.getAttribute('href')!)
    await fillForm(nam, letter, { text: 'Tôi trả lời trên máy.' })
    const page = await sign('minh')
    expect(page.status).toBe(409)
    expect(page.text).toContain('Người được nêu đã trả lời')
  })
})
