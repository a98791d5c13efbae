import { describe, expect, test } from 'vitest'
import { note } from '../../test/enrol.ts'
import { type Browser, fillForm, formFields, type Page, useWorld } from '../../test/harness.ts'
import { send, signIn, until } from '../../test/walk.ts'
import { sql } from '../platform/sql.ts'

const world = useWorld()
const CHOOSE = '/nhat-ky?chon'
const STEP = '/thang-nay/hoc-tap'
const ROAD = 'Sửa xong con đường vào ấp.\nCó hai mươi người cùng làm.'
const BOOK = 'Đọc chuyện Bác Hồ với chiếc đồng hồ.'
const SECRET = 'Chuyện này tôi giữ cho riêng mình.'

async function lanWrites(): Promise<Browser> {
  const lan = world.as('lan')
  const page = await lan.get('/nhat-ky/moi')
  await fillForm(lan, page, { text: ROAD, day: '20/11/2026', tag: 'act' })
  await note(lan, BOOK)
  await note(lan, SECRET)
  return lan
}

const idOf = (page: Page, text: string) =>
  page.dom
    .querySelectorAll('.choice')
    .find((choice) => choice.text.includes(text))!
    .querySelector('input')!
    .getAttribute('value')!
const area = (page: Page, name: string) => page.dom.querySelector(`textarea[name=${name}]`)!.textContent
const choose = async (browser: Browser, ...texts: string[]) => {
  const page = await browser.get(CHOOSE)
  return fillForm(
    browser,
    page,
    { entry: texts.map((text) => idOf(page, text)) },
    { button: 'Chép vào tháng này' },
  )
}

describe('Lan uses her diary for this month', () => {
  test('she comes from the diary or from the step; nothing is ticked for her', async () => {
    const lan = await lanWrites()
    const link = (await lan.get('/nhat-ky')).dom
      .querySelectorAll('a')
      .find((a) => a.text === 'Dùng cho lần soi này')!
    expect((await lan.get(link.getAttribute('href')!)).location).toBe(CHOOSE)
    const step = await lan.get(STEP)
    const gone = await fillForm(
      lan,
      step,
      { done: 'Đang gõ dở.', line: 'Chưa vào nhật ký.' },
      { button: 'Lấy từ nhật ký' },
    )
    expect(gone.location).toBe(CHOOSE)
    const page = await lan.get(CHOOSE)
    expect(page.dom.querySelectorAll('input[name=entry]')).toHaveLength(3)
    expect(page.dom.querySelectorAll('input[name=entry][checked]')).toEqual([])
    // What was typed in the step is kept with the month, its line into the diary not yet written.
    const back = await lan.get(STEP)
    expect([area(back, 'done'), area(back, 'line')]).toEqual(['Đang gõ dở.', 'Chưa vào nhật ký.'])
    expect((await lan.get('/nhat-ky')).html).not.toContain('Chưa vào nhật ký.')
  })

  test('the ticked entries’ words go below what she wrote, oldest first, and nothing else', async () => {
    const lan = await lanWrites()
    const page = await lan.get(STEP)
    await fillForm(
      lan,
      page,
      { registered: 'Nói đi đôi với làm.', done: 'Của tôi.', judgement: 'some' },
      { button: 'Lưu và tiếp tục' },
    )
    const copied = await choose(lan, BOOK, 'con đường')
    expect(copied.location).toBe(`${STEP}#done`)
    const step = await lan.get(STEP)
    expect(area(step, 'done')).toBe(`Của tôi.\n${ROAD}\n${BOOK}`)
    expect(area(step, 'registered')).toBe('Nói đi đôi với làm.')
    expect(step.dom.querySelector('[name=judgement][checked]')!.getAttribute('value')).toBe('some')
    expect(step.html).not.toContain(SECRET)
    expect(step.html).not.toContain('20/11/2026')
    await fillForm(lan, step, { done: 'Sửa lại.' }, { button: 'Lưu và tiếp tục' })
    expect(area(await lan.get(STEP), 'done')).toBe('Sửa lại.')
    expect((await lan.get('/nhat-ky')).text).toContain(BOOK)
  })

  test('twice changes nothing; with nothing ticked she is told', async () => {
    const lan = await lanWrites()
    const page = await lan.get(CHOOSE)
    const { action, fields } = formFields(page, { entry: idOf(page, BOOK) }, { button: 'Chép vào tháng này' })
    for (let n = 0; n < 2; n++) expect((await lan.post(action, fields)).status).toBe(303)
    await choose(lan, BOOK)
    expect(area(await lan.get(STEP), 'done')).toBe(BOOK)
    const none = await lan.follow(await choose(lan))
    expect(none.text).toContain('Đồng chí chưa chọn mục nào.')
    expect(area(await lan.get(STEP), 'done')).toBe(BOOK)
  })

  test('what is ticked stays ticked while she looks for another', async () => {
    const lan = await lanWrites()
    const page = await lan.get(CHOOSE)
    const found = await fillForm(
      lan,
      page,
      { entry: idOf(page, BOOK), words: 'duong' },
      { button: 'Tìm', action: 'hoc-tap/nhat-ky' },
    )
    expect(found.dom.querySelectorAll('input[name=entry]')).toHaveLength(2)
    expect(found.dom.querySelector('input[name=entry][checked]')!.getAttribute('value')).toBe(
      idOf(page, BOOK),
    )
    await fillForm(
      lan,
      found,
      { entry: [idOf(found, BOOK), idOf(found, 'con đường')] },
      { button: 'Chép vào tháng này' },
    )
    expect(area(await lan.get(STEP), 'done')).toBe(`${ROAD}\n${BOOK}`)
  })

  test('more than the field holds is shown to be shortened, and saved once it is', async () => {
    const lan = world.as('lan')
    const long = 'Một câu dài trong nhật ký. '.repeat(50).trim()
    await note(lan, long)
    const refused = await choose(lan, 'Một câu dài')
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('nhận tối đa 1000 chữ cái')
    expect(area(refused, 'done')).toBe(long)
    expect(area(await lan.get(STEP), 'done')).toBe('')
    await fillForm(lan, refused, { done: 'Ngắn lại.' }, { button: 'Lưu và tiếp tục' })
    expect(area(await lan.get(STEP), 'done')).toBe('Ngắn lại.')
  })
})

describe('the month that can’t be changed', () => {
  test('when it was sent: the way leads to the month, and a page left open is told', async () => {
    const lan = await lanWrites()
    const page = await lan.get(CHOOSE)
    await send(lan)
    expect((await lan.get('/thang-nay/hoc-tap/nhat-ky')).location).toBe('/thang-nay')
    const late = await fillForm(lan, page, { entry: idOf(page, BOOK) }, { button: 'Chép vào tháng này' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Đồng chí đã gửi tháng này')
  })

  test('when no period is open: the diary offers nothing', async () => {
    const lan = await lanWrites()
    const page = await lan.get(CHOOSE)
    await world.db.run(sql`delete from period where tenant = ${world.cast.units.commune.id}`)
    expect((await lan.get('/nhat-ky')).text).not.toContain('Dùng cho lần soi này')
    expect((await lan.get(CHOOSE)).dom.querySelectorAll('input[name=entry]')).toEqual([])
    expect((await lan.get('/thang-nay/hoc-tap/nhat-ky')).location).toBe('/thang-nay')
    const late = await fillForm(lan, page, { entry: idOf(page, BOOK) }, { button: 'Chép vào tháng này' })
    expect(late.status).toBe(409)
  })
})

test('Nam, with the ids of Lan’s entries, copies none of them, and nothing of it reaches the cell', async () => {
  const lan = await lanWrites()
  const page = await lan.get(CHOOSE)
  const { fields } = formFields(page, { entry: idOf(page, BOOK) }, { button: 'Chép vào tháng này' })
  const nam = world.as('nam')
  expect((await nam.post('/thang-nay/hoc-tap/nhat-ky', { entry: fields.entry! })).location).toBe(
    `${CHOOSE}=chua`,
  )
  expect(area(await nam.get(STEP), 'done')).toBe('')
  await choose(lan, BOOK)
  const { thanh } = world.cast.units
  for (const name of ['huong', 'dung', 'nam', 'phuc'] as const)
    for (const address of [`/chi-bo/${thanh.id}`, '/nhat-ky', STEP, '/dang-uy', '/hop'])
      expect((await world.as(name).get(address)).html).not.toContain(BOOK)
  expect(await world.db.rows(sql`select 1 from history where actor = ${world.cast.people.lan.id}`)).toEqual(
    [],
  )
  expect(world.logged).toEqual([])
})

describe('learning and following the example', () => {
  test('is optional; what was registered comes back next month, the line goes into the diary', async () => {
    const nam = world.as('nam')
    const page = await nam.get('/thang-nay/hoc-tap')
    await fillForm(nam, page, {
      registered: 'Mỗi tuần đọc một bài',
      done: 'Đã đọc bốn bài',
      judgement: 'some',
      line: 'Hôm nay đọc về chữ Liêm.',
    })
    expect((await nam.get('/nhat-ky')).text).toContain('01/12/2026 · Học Hôm nay đọc về chữ Liêm.')
    expect((await nam.get('/thang-nay/hoc-tap')).dom.querySelector('#line')!.text.trim()).toBe('')
    await send(nam)
    await until(world, '2026-12-20')
    await signIn(nam)
    const january = await nam.get('/thang-nay/hoc-tap')
    expect(january.dom.querySelector('#registered')!.text).toContain('Mỗi tuần đọc một bài')
    expect(january.dom.querySelector('#done')!.text.trim()).toBe('')
    expect(january.dom.querySelectorAll('[checked]')).toHaveLength(0)
    expect((await world.as('lan').get('/nhat-ky')).text).not.toContain('chữ Liêm')
  })
})
