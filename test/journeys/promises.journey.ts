import { expect, test } from 'vitest'
import { concludedAbout } from '../concluded.ts'
import { LAPTOP, useBrowser, type Visitor } from './browser.ts'
import { useOwnTime } from './own-time.ts'

const time = useOwnTime('2026-12-01T09:00:00+07:00')
const theatre = useBrowser(() => time)

const button = (v: Visitor, name: string) => v.page.getByRole('button', { name, exact: true })
const link = (v: Visitor, name: string | RegExp) => v.page.getByRole('link', { name }).first()
const words = async (v: Visitor) => (await v.page.textContent('main')) ?? ''

const BROUGHT = 'Khi có lớp học nghị quyết thì tôi đến đủ và ghi chép'
const CHANGED = 'Khi có lớp học nghị quyết thì tôi đến sớm mười phút, ghi đủ ba ý'
const PRIVATE = 'Khi có việc khó thì tôi nhận ngay và hỏi chi ủy chỗ chưa rõ'

async function planned(lan: Visitor, text: string, ask: boolean): Promise<void> {
  await lan.write(lan.page.getByLabel('Khi … thì tôi …'), text)
  await lan.tap(lan.page.locator('label.choice', { hasText: 'Cuối tháng' }))
  if (ask) await lan.tap(lan.page.locator('label', { hasText: 'Xin chi bộ góp ý' }))
  await lan.go(button(lan, 'Lưu cách sửa'))
}

async function nothingMore(lan: Visitor): Promise<void> {
  while (/luot/.test(lan.page.url())) {
    await lan.tap(lan.page.locator('label:has(#none)'))
    await lan.go(button(lan, 'Tiếp tục'))
  }
  while (/soi-ky/.test(lan.page.url())) await lan.go(button(lan, 'Không có'))
}

test('a promise brought to the cell, from the preview to the cell’s list and back', async () => {
  const lan = await theatre.visit('lan')
  const huong = await theatre.visit('huong')
  const desk = await theatre.visit('huong', { viewport: LAPTOP })
  await time.db.transaction((tx) =>
    concludedAbout({ db: tx, cast: time.cast }, 'lan', {
      wording: 'Còn ngại học nghị quyết, hai buổi không dự.',
    }),
  )

  // What the cell concluded about her she plans for herself.
  await time.comes(lan, '/toi/ket-luan')
  await lan.picture('promise-01-concluded')
  await lan.go(link(lan, 'Lập cách sửa của riêng tôi'))
  await lan.picture('promise-02-own-plan')
  await planned(lan, PRIVATE, false)
  expect(await words(lan)).toContain(PRIVATE)
  await lan.picture('promise-03-plans')

  await time.comes(lan, '/thang-nay')
  await lan.go(link(lan, 'Làm tiếp').or(link(lan, 'Bắt đầu')))
  await lan.tap(lan.page.locator('label.choice', { hasText: 'Ngại học lý luận, nghị quyết' }))
  await lan.tap(lan.page.locator('.group:has(:checked) .marks label', { hasText: 'Đôi lúc' }).first())
  await lan.go(button(lan, 'Tiếp tục'))
  await nothingMore(lan)
  await planned(lan, BROUGHT, true)
  await lan.picture('promise-04-check')
  await lan.go(button(lan, 'Gửi'))

  // A month later it is late, and the card says what the cell will see.
  await time.at('2027-01-02T09:00:00+07:00')
  await time.comes(huong, `/chi-bo/${time.cast.units.thanh.id}/viec-da-hua`)
  expect(await words(huong)).toContain(BROUGHT)
  expect(await words(huong)).not.toContain(PRIVATE)
  await huong.picture('promise-05-officer')
  await time.comes(desk, `/chi-bo/${time.cast.units.thanh.id}/viec-da-hua`)
  await desk.picture('promise-06-officer-desk')
  await desk.page.goto(`/chi-bo/${time.cast.units.thanh.id}/viec-da-hua/in`)
  await desk.picture('promise-07-paper')

  await time.comes(lan, '/thang-nay/viec-da-hua')
  await lan.picture('promise-08-cards')
  const card = (text: string) => lan.page.locator('section.card', { hasText: text })
  await lan.go(card(PRIVATE).getByRole('button', { name: 'Chưa làm được' }))
  await lan.picture('promise-09-reason')
  await lan.go(button(lan, 'Lưu lý do'))
  expect(await words(lan)).toContain('Mời đồng chí ghi vì sao chưa làm được')
  await lan.picture('promise-10-reason-missing')
  await lan.write(
    lan.page.getByLabel('Vì sao chưa làm được?'),
    'Tháng này gặt, chưa có việc khó nào tới tay.',
  )
  await lan.go(button(lan, 'Lưu lý do'))
  await lan.go(card(BROUGHT).getByRole('button', { name: 'Đổi cách làm' }))
  await lan.write(lan.page.getByLabel('Khi … thì tôi …'), CHANGED)
  await lan.tap(lan.page.locator('label.choice', { hasText: 'Cuối tháng' }))
  await lan.go(button(lan, 'Lưu cách sửa'))
  await nothingMore(lan)
  expect(await words(lan)).toContain('Dòng này thay cho dòng chi bộ đang thấy')
  await lan.picture('promise-11-check-changed')
  await lan.page.goto('/thang-nay/viec-da-hua')
  await lan.go(card(CHANGED).getByRole('button', { name: 'Đã sửa xong' }))
  await lan.picture('promise-12-told')
  await lan.page.goto('/toi/viec-chi-bo-biet')
  expect(await words(lan)).toContain('báo đã sửa xong ngày 02/01/2027')
  await lan.picture('promise-13-known')
  await time.comes(huong, `/chi-bo/${time.cast.units.thanh.id}/viec-da-hua`)
  expect(await words(huong)).toContain('Báo đã sửa xong ngày 02/01/2027, chờ chi bộ công nhận')
  await huong.picture('promise-14-officer-told')

  // Three months on the other one is still open.
  await time.at('2027-03-02T09:00:00+07:00')
  await time.comes(lan, '/thang-nay/viec-da-hua')
  await lan.picture('promise-15-still')
  await lan.go(card(PRIVATE).getByRole('button', { name: 'Vẫn giữ' }))
  expect(await words(lan)).not.toContain('vẫn giữ chứ')
})
