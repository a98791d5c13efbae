import { beforeEach, describe, expect, test } from 'vitest'
import { type Browser, fillForm, formFields, type Page, useWorld } from '../../test/harness.ts'
import { send, signIn, until } from '../../test/walk.ts'
import { paths } from '../paths.ts'

const world = useWorld()
const PLAN = 'Khi bà con phản ánh, thì tôi đến xem ngay trong ngày.'
const OTHER = 'Khi họp, thì tôi nói thẳng điều mình nghĩ.'
const next = async (browser: Browser, page: Page): Promise<Page> => browser.get(page.location!)

describe('a promise of last month', () => {
  beforeEach(async () => {
    await send(world.as('nam'), { marks: [{ sign: 'I.1.2', plan: PLAN }] })
    await until(world, '2026-12-20')
  })
  const january = async () => {
    const nam = world.as('nam')
    nam.cookies.delete('phien')
    await signIn(nam)
    return nam
  }
  const tell = async (nam: Browser, button: string) =>
    fillForm(nam, await nam.get('/thang-nay/viec-da-hua'), {}, { button })

  test('comes first in the new month, with its day, and is to be answered before sending', async () => {
    const nam = await january()
    const month = await nam.get('/thang-nay')
    expect(month.text).toContain('Kỳ họp 03/01')
    expect(month.dom.querySelector('main a.button')!.getAttribute('href')).toBe('/thang-nay/viec-da-hua')
    const page = await nam.get('/thang-nay/viec-da-hua')
    expect(page.text).toContain(PLAN)
    expect(page.text).toContain('Hẹn: 31/12/2026')
    expect(page.dom.querySelectorAll('button[name=state]').map((button) => button.text)).toEqual([
      'Đã sửa xong',
      'Đang sửa',
      'Đổi cách làm',
      'Chưa làm được',
    ])
    expect((await fillForm(nam, await nam.get('/thang-nay/gui'))).status).toBe(422)
  })

  test('that is overdue says so to him alone', async () => {
    await until(world, '2027-01-02')
    const nam = await january()
    expect((await nam.get('/thang-nay/viec-da-hua')).text).toContain('Đã quá hẹn 31/12/2026')
    const huong = world.as('huong')
    huong.cookies.delete('phien')
    await signIn(huong)
    for (const path of ['/chi-bo', '/thang-nay', '/hop'])
      expect((await huong.follow(await huong.get(path))).html).not.toContain('quá hẹn')
  })

  test.each([
    ['Đã sửa xong', false],
    ['Đang sửa', true],
    ['Chưa làm được', true],
  ] as const)('told “%s” goes on to the month after: %s', async (button, goesOn) => {
    const nam = await january()
    await tell(nam, button)
    const asked = await nam.get('/thang-nay/viec-da-hua')
    if (asked.dom.querySelector('textarea[name=reason]'))
      await fillForm(nam, asked, { reason: 'mưa lụt' }, { button: 'Lưu lý do' })
    const page = await nam.get('/thang-nay/viec-da-hua')
    expect(page.dom.querySelector('[aria-pressed=true]')!.text).toBe(button)
    await send(nam)
    await until(world, '2027-01-20')
    await signIn(nam)
    expect((await nam.get('/thang-nay/viec-da-hua')).text.includes(PLAN)).toBe(goesOn)
  })

  test('“Đổi cách làm” leads to the plan, and the new words take its place', async () => {
    const nam = await january()
    const told = await tell(nam, 'Đổi cách làm')
    expect(told.location).toMatch(/^\/thang-nay\/cach-sua\/[0-9a-f-]{36}$/)
    await fillForm(nam, await next(nam, told), { text: OTHER, due: 'month' })
    const page = await nam.get('/thang-nay/viec-da-hua')
    expect(page.text).toContain(OTHER)
    expect(page.text).not.toContain(PLAN)
  })

  test('“Chưa làm được” says why, and the good thing of the month is kept too', async () => {
    const nam = await january()
    await tell(nam, 'Chưa làm được')
    await fillForm(
      nam,
      await nam.get('/thang-nay/viec-da-hua'),
      { reason: 'mưa lụt cả tháng' },
      { button: 'Lưu lý do' },
    )
    await fillForm(
      nam,
      await nam.get('/thang-nay/viec-da-hua'),
      { good: 'dọn kênh với bà con' },
      { button: 'Lưu và tiếp tục' },
    )
    const page = await nam.get('/thang-nay/viec-da-hua')
    expect(page.dom.querySelectorAll('textarea').map((area) => area.text.trim())).toEqual([
      'mưa lụt cả tháng',
      'dọn kênh với bà con',
    ])
  })

  test('is not Lan’s to answer', async () => {
    const nam = await january()
    const { fields } = formFields(await nam.get('/thang-nay/viec-da-hua'), {}, { button: 'Đã sửa xong' })
    const lan = world.as('lan')
    lan.cookies.delete('phien')
    await signIn(lan)
    const { plan, state } = fields
    await lan.post('/thang-nay/viec-da-hua', { plan: plan!, state: state! })
    expect((await nam.get('/thang-nay/viec-da-hua')).dom.querySelector('[aria-pressed=true]')).toBeNull()
    expect((await lan.get(paths.plan.to({ plan: plan![0]! }))).status).toBe(404)
  })
})
