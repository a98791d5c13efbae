import { describe, expect, test } from 'vitest'
import { noticeWords } from '../../src/text/vi/notice.ts'
import { useBrowser, type Visitor } from './browser.ts'
import { useOwnTime } from './own-time.ts'

const time = useOwnTime('2026-12-01T09:00:00+07:00')
const theatre = useBrowser(() => time)

const button = (v: Visitor, name: string) => v.page.getByRole('button', { name, exact: true })
const link = (v: Visitor, name: string | RegExp) => v.page.getByRole('link', { name }).first()
const words = async (v: Visitor) => (await v.page.textContent('main')) ?? ''

const PROMISE = 'Khi có lớp học nghị quyết thì tôi đến đủ và ghi chép'

const PRESENT = ['Huỳnh Văn Nam', 'Nguyễn Thị Lan', 'Trần Thị Hương', 'Lê Văn Dũng']

/** Hương plans and opens the coming meeting of her cell and calls the roll; the address of its hub. */
async function meets(huong: Visitor): Promise<string> {
  const { page } = huong
  await time.comes(huong, `/chi-bo/${time.cast.units.thanh.id}/hop`)
  await huong.go(link(huong, 'Chuẩn bị một buổi họp'))
  await page.getByLabel('Nơi họp').fill('Nhà văn hóa ấp Quới Thạnh')
  await huong.go(button(huong, 'Lưu'))
  const hub = new URL(page.url()).pathname
  await huong.go(button(huong, 'Đã báo họp cho chi bộ'))
  await huong.go(link(huong, 'Bắt đầu họp'))
  await page.getByLabel('Chủ trì').selectOption({ label: 'Trần Thị Hương' })
  await page.getByLabel('Thư ký').selectOption({ label: 'Lê Văn Dũng' })
  await huong.go(button(huong, 'Bắt đầu họp'))
  await huong.go(link(huong, /Cử thư ký, điểm danh/))
  for (const name of PRESENT)
    await page.locator('fieldset.roll', { hasText: name }).locator('label', { hasText: 'Có mặt' }).tap()
  await huong.go(button(huong, 'Xong điểm danh'))
  await page.goto(hub)
  return hub
}

/** The cell's vote on the form that is open: all four, the one spoken of among them. */
async function allAgree({ page }: Visitor): Promise<void> {
  await page.getByLabel('Tán thành', { exact: true }).fill('4')
  await page.getByLabel('Không tán thành', { exact: true }).fill('0')
  await page.getByLabel('Ý kiến khác', { exact: true }).fill('0')
}

async function ends(huong: Visitor, hub: string, day: string): Promise<void> {
  await time.at(`${day}T21:05:00+07:00`)
  const { page } = huong
  await page.goto(hub)
  await huong.go(link(huong, /Tự soi theo danh mục/))
  await huong.go(button(huong, 'Kết thúc phần tự soi của chi bộ'))
  await page.goto(hub)
  await huong.go(link(huong, 'Kết thúc buổi họp'))
  await page.getByLabel('Kết thúc lúc').fill('21:00')
  await huong.go(button(huong, 'Kết thúc, xem biên bản'))
  for (const box of await page.locator('input[name="read"]').all()) await box.check()
  await huong.go(button(huong, 'Khóa biên bản'))
}

describe('a sign Lan found on herself, over three months', () => {
  test('is planned, brought, late, told, concluded, reminded of, answered, fixed and confirmed', {
    timeout: 300_000,
  }, async () => {
    const lan = await theatre.visit('lan')
    const huong = await theatre.visit('huong')
    const phuc = await theatre.visit('phuc')
    let pictures = 0
    const picture = (v: Visitor, name: string) =>
      v.picture(`three-months-${String(++pictures).padStart(2, '0')}-${name}`)

    // 01/12: Lan marks a sign, plans a fix and brings it to the cell.
    await time.comes(lan, '/thang-nay')
    await lan.go(link(lan, 'Bắt đầu'))
    const group = 'Ngại học lý luận, nghị quyết'
    await lan.tap(lan.page.locator('label.choice', { hasText: group }))
    await lan.tap(
      lan.page.locator('.group', { hasText: group }).locator('.marks label', { hasText: 'Đôi lúc' }).first(),
    )
    await lan.go(button(lan, 'Tiếp tục'))
    for (let screen = 2; screen <= 3; screen++) {
      await lan.tap(lan.page.locator('label:has(#none)'))
      await lan.go(button(lan, 'Tiếp tục'))
    }
    while (/soi-ky/.test(lan.page.url())) await lan.go(button(lan, 'Không có'))
    await lan.write(lan.page.getByLabel('Khi … thì tôi …'), PROMISE)
    await lan.tap(lan.page.locator('label.choice', { hasText: 'Cuối tháng' }))
    await lan.tap(lan.page.locator('label', { hasText: 'Xin chi bộ góp ý' }))
    await picture(lan, 'lan-plan')
    await lan.go(button(lan, 'Lưu cách sửa'))
    await picture(lan, 'lan-check')
    await lan.go(button(lan, 'Gửi'))
    await picture(lan, 'lan-sent')

    await time.comes(huong, `/chi-bo/${time.cast.units.thanh.id}`)
    await picture(huong, 'huong-cell')
    await huong.go(link(huong, 'Việc đã hứa đưa ra chi bộ'))
    expect(await words(huong)).toContain(PROMISE)
    await picture(huong, 'huong-brought')
    await time.comes(phuc, '/dang-uy')
    expect(await words(phuc)).not.toContain('Lan')
    await picture(phuc, 'phuc-committee')

    // 05/01: its day has passed.
    await time.at('2027-01-02T09:00:00+07:00')
    await time.comes(lan, '/thang-nay')
    await picture(lan, 'lan-january')
    await lan.go(link(lan, 'Việc đã hứa'))
    await picture(lan, 'lan-overdue')
    // The matter that the cell knows of brings her a message, in the words that everybody gets.
    await time.comes(lan, '/toi/tin-nhan')
    expect(await words(lan)).toContain(noticeWords.look)
    await picture(lan, 'lan-message')

    // 03/01: the cell reviews her and concludes on the sign.
    await time.at('2027-01-03T19:30:00+07:00')
    const january = await meets(huong)
    await huong.go(link(huong, /Việc đã hứa đưa ra chi bộ/))
    await picture(huong, 'huong-promises')
    await huong.page.goto(january)
    await huong.go(link(huong, /Kiểm điểm xoay vòng/))
    await huong.tap(huong.page.locator('summary', { hasText: 'Thêm người kiểm điểm' }))
    await huong.page.getByLabel('Đồng chí nào').selectOption({ label: 'Nguyễn Thị Lan' })
    await huong.go(button(huong, 'Thêm người kiểm điểm'))
    await huong.go(link(huong, 'Nguyễn Thị Lan'))
    await huong.page.getByLabel('Tự phê bình').fill('Tôi còn ngại học nghị quyết, vắng hai buổi.')
    await huong.go(button(huong, 'Lưu'))
    await huong.go(link(huong, 'Kết luận'))
    await huong.tap(huong.page.locator('label', { hasText: 'Có hạn chế, khắc phục trước ngày' }))
    await huong.page.getByLabel('Lời kết luận').fill('Còn ngại học nghị quyết, vắng hai buổi.')
    await huong.tap(huong.page.locator('details.signs > summary'))
    await huong.tap(huong.page.locator('details.signs details > summary', { hasText: group }))
    await huong.page.locator('details.signs details[open] input[name=sign]').first().check()
    await picture(huong, 'huong-conclude')
    await huong.page.getByLabel('Khắc phục trước ngày').last().fill('25/01/2027')
    await huong.page.getByLabel('Cách khắc phục').fill('Khi có lớp học thì đến đủ và ghi chép.')
    await allAgree(huong)
    await huong.go(button(huong, 'Ghi kết luận'))
    await picture(huong, 'huong-concluded')
    await ends(huong, january, '2027-01-03')
    await time.comes(lan, '/toi/ket-luan')
    await picture(lan, 'lan-concluded')

    // Its day passes too. 28/01: Hương proposes a formal reminder and asks Lan to come and speak.
    await time.at('2027-01-28T09:00:00+07:00')
    const desk = `/chi-bo/${time.cast.units.thanh.id}/nhac-nho`
    await time.comes(huong, desk)
    await picture(huong, 'huong-desk')
    await huong.go(link(huong, 'Nguyễn Thị Lan'))
    await huong.go(button(huong, 'Nêu việc này'))
    await huong.page.goto(desk)
    await huong.go(link(huong, 'Nguyễn Thị Lan'))
    await huong.go(link(huong, 'Mời trình bày'))
    await huong.page.getByLabel('Ngày mời').fill('03/02/2027')
    await huong.go(button(huong, 'Ghi lời mời'))
    await picture(huong, 'huong-invited')
    await time.comes(lan, '/toi/nhac-nho')
    expect(await words(lan)).toContain('Chi bộ mời đồng chí đến trình bày ngày 03/02/2027.')
    await picture(lan, 'lan-invited')

    // The February meeting hears her, votes, and tells her.
    await time.at('2027-02-03T19:30:00+07:00')
    const february = await meets(huong)
    await huong.go(link(huong, /Việc đã hứa đưa ra chi bộ/))
    await huong.go(link(huong, 'Nhắc nhở (1)'))
    const reminders = huong.page.url()
    await huong.go(link(huong, /Ghi đã nghe trình bày/))
    await huong.tap(huong.page.locator('label', { hasText: 'Nói tại buổi họp' }))
    await huong.go(button(huong, 'Ghi lại'))
    await huong.page.goto(reminders)
    await picture(huong, 'huong-heard')
    await huong.go(link(huong, /Biểu quyết/))
    await allAgree(huong)
    await huong.page.getByLabel('Lý do', { exact: true }).fill('Hai buổi học nghị quyết không dự.')
    await huong.page.getByLabel('Việc cần sửa').fill('Dự đủ các buổi học của quý I.')
    await huong.page.getByLabel('Hạn', { exact: true }).fill('28/02/2027')
    await picture(huong, 'huong-decide')
    await huong.go(button(huong, 'Ghi quyết định nhắc nhở'))
    await huong.page.goto(reminders)
    await huong.go(link(huong, /Báo cho đồng chí ấy/))
    await picture(huong, 'huong-tell')
    await huong.go(button(huong, 'Ghi đã báo'))
    await ends(huong, february, '2027-02-03')
    await picture(huong, 'huong-minutes')

    // Lan answers, and later says that it is fixed.
    await time.comes(lan, '/toi/nhac-nho')
    await picture(lan, 'lan-told')
    await lan.go(link(lan, 'Trả lời'))
    await lan.write(lan.page.getByRole('textbox'), 'Tôi nhận, quý này tôi dự đủ.')
    await lan.go(button(lan, 'Xem trước'))
    await picture(lan, 'lan-answer')
    await lan.go(button(lan, 'Gửi'))
    await time.at('2027-02-26T09:00:00+07:00')
    await time.comes(lan, '/toi/nhac-nho')
    await lan.go(link(lan, 'Báo đã sửa xong'))
    await lan.go(button(lan, 'Đã sửa xong'))
    await picture(lan, 'lan-fixed')
    await time.comes(phuc, '/dang-uy/nhac-nho')
    await picture(phuc, 'phuc-reminders')

    // 03/03: the cell confirms.
    await time.at('2027-03-03T19:30:00+07:00')
    const march = await meets(huong)
    await huong.go(link(huong, /Việc đã hứa đưa ra chi bộ/))
    await huong.go(link(huong, 'Nhắc nhở (1)'))
    await huong.go(link(huong, /Công nhận đã sửa xong/))
    await huong.go(button(huong, 'Công nhận đã sửa xong'))
    await picture(huong, 'huong-confirmed')
    await ends(huong, march, '2027-03-03')
    await time.comes(lan, '/toi/nhac-nho')
    expect(await words(lan)).toContain('Chi bộ công nhận đã sửa xong ngày 03/03/2027.')
    await picture(lan, 'lan-confirmed')
    await time.comes(phuc, '/dang-uy')
    await picture(phuc, 'phuc-march')
  })
})
