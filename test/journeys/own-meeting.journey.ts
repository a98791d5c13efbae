import { describe, expect, inject, test } from 'vitest'
import { LAPTOP, useBrowser, type Visitor } from './browser.ts'

const theatre = useBrowser()
const { scene } = inject('stage')

const button = (v: Visitor, name: string) => v.page.getByRole('button', { name, exact: true })
const link = (v: Visitor, name: string) => v.page.getByRole('link', { name, exact: true })
const main = (v: Visitor) => v.page.textContent('main')

describe('before the meeting', () => {
  for (const javaScript of [true, false])
    test(`Hải${javaScript ? '' : ', without JavaScript,'} reads when it is, can’t come, and comes after all`, async () => {
      const hai = await theatre.visit('hai', { javaScript })
      await hai.page.goto('/hop')
      expect(await main(hai)).toContain('lúc 19 giờ 30, thứ Năm, ngày 03/12/2026')
      if (javaScript) await hai.picture('own-meeting')
      await hai.go(link(hai, 'Báo vắng'))
      await hai.go(button(hai, 'Gửi báo vắng'))
      expect(await main(hai)).toContain('Mời đồng chí điền ô này')
      if (javaScript) await hai.picture('absence-wrong')
      await hai.write(hai.page.getByLabel('Lý do'), 'Đi khám mắt ở bệnh viện tỉnh.')
      if (javaScript) await hai.picture('absence')
      await hai.go(button(hai, 'Gửi báo vắng'))
      expect(await main(hai)).toContain('Đồng chí đã báo vắng kỳ này')
      await hai.go(link(hai, 'Xem hoặc sửa báo vắng'))
      if (javaScript) await hai.picture('absence-sent')
      await hai.go(button(hai, 'Rút lại, tôi sẽ đi họp'))
      expect(await main(hai)).not.toContain('đã báo vắng')
    })

  test('Hải puts his sheet together line by line, prints it, and sends what he saw', async () => {
    const hai = await theatre.visit('hai')
    for (const words of [
      'Sáng nay ghé nhà bác Tư hỏi chuyện con kênh.',
      'Chưa dám nói thẳng ở buổi họp tháng Mười.',
    ]) {
      await hai.page.goto('/nhat-ky/moi')
      await hai.write(hai.page.getByLabel('Nội dung'), words)
      await hai.go(button(hai, 'Lưu mục này'))
    }
    await hai.page.goto('/hop')
    await hai.go(link(hai, 'Chuẩn bị kiểm điểm'))
    await hai.write(hai.page.getByLabel('Phiếu của tôi'), 'Ưu điểm: đi họp đủ, nộp đảng phí đúng hạn.')
    await hai.tap(hai.page.locator('summary', { hasText: 'Nhật ký' }))
    await hai.tap(hai.page.locator('label.choice', { hasText: 'Chưa dám nói thẳng' }))
    await hai.picture('preparation')
    await hai.go(button(hai, 'Lưu, chép dòng đã chọn'))
    const sheet = await hai.page.getByLabel('Phiếu của tôi').inputValue()
    expect(sheet).toContain('Chưa dám nói thẳng ở buổi họp tháng Mười.')
    expect(sheet).not.toContain('bác Tư')
    await hai.picture('preparation-copied')
    await hai.page.goto(`/hop/chuan-bi/${scene.meeting}/in`)
    await hai.picture('preparation-paper')
    await hai.page.goto(`/hop/chuan-bi/${scene.meeting}/gui`)
    expect(await hai.page.textContent('.preview')).toBe(sheet)
    await hai.picture('preparation-send')
    await hai.go(button(hai, 'Gửi cho chi ủy'))
    expect(await main(hai)).toContain('Chi ủy đã có đúng bản này')
    await hai.picture('preparation-sent')
    const tam = await theatre.visit('tam')
    await tam.page.goto(`/cuoc-hop/${scene.meeting}`)
    expect(await main(tam)).toContain('Ưu điểm: đi họp đủ')
    expect(await main(tam)).not.toContain('bác Tư')
    await tam.picture('preparation-at-the-table')
  })
})

describe('after it', () => {
  test('Hải reads what was concluded, says what is fixed, and looks at how to go further', async () => {
    const hai = await theatre.visit('hai')
    await hai.page.goto('/toi')
    await hai.picture('me')
    await hai.go(hai.page.getByRole('link', { name: /Chi bộ kết luận về tôi/ }))
    await hai.picture('conclusions')
    await hai.go(hai.page.getByRole('button', { name: /^Đã sửa xong/ }))
    expect(await main(hai)).toContain('báo đã sửa xong ngày 01/12/2026')
    await hai.page.goto(`/toi/ket-luan/${scene.conclusion}/de-nghi`)
    await hai.write(
      hai.page.getByLabel('Vì sao đồng chí đề nghị xem lại?'),
      'Tôi được miễn sinh hoạt từ tháng Chín.',
    )
    await hai.picture('appeal')
    await hai.go(button(hai, 'Xem trước'))
    await hai.picture('appeal-preview')
    await hai.go(button(hai, 'Sửa lại'))
    expect(await hai.page.getByLabel('Vì sao đồng chí đề nghị xem lại?').inputValue()).toContain('tháng Chín')
  })

  test('Phúc answers Minh, who reads it', async () => {
    const phuc = await theatre.visit('phuc', { viewport: LAPTOP })
    await phuc.page.goto('/dang-uy/de-nghi')
    await phuc.picture('appeals-laptop')
    await phuc.go(phuc.page.getByRole('link', { name: /Phạm Minh/ }))
    await phuc.picture('answer-laptop')
    await phuc.write(
      phuc.page.getByLabel('Trả lời'),
      'Thường trực đã xem giấy ra viện, đề nghị chi bộ xem lại.',
    )
    await phuc.go(button(phuc, 'Gửi trả lời'))
    await phuc.picture('answered-laptop')
    const minh = await theatre.visit('minh', { javaScript: false })
    await minh.page.goto('/toi/ket-luan')
    expect(await main(minh)).toContain('Thường trực đã xem giấy ra viện')
    await minh.picture('conclusions-answered')
  })

  test('Hải makes a calendar address, sees it once, and ends it', async () => {
    const hai = await theatre.visit('hai', { javaScript: false })
    await hai.page.goto('/toi/lich')
    await hai.picture('calendar')
    await hai.go(button(hai, 'Tạo địa chỉ lịch'))
    const address = await hai.page.getByLabel('Địa chỉ lịch của đồng chí').inputValue()
    expect(address).toMatch(/\/lich\/[\w-]{27}\.ics$/)
    await hai.picture('calendar-address')
    const file = await fetch(theatre.address + new URL(address).pathname)
    expect(await file.text()).toContain('BEGIN:VEVENT')
    await hai.page.goto('/toi/lich')
    await hai.picture('calendar-made')
    await hai.go(button(hai, 'Bỏ địa chỉ này'))
    expect((await fetch(theatre.address + new URL(address).pathname)).status).toBe(404)
  })

  test('on a laptop the pages stand as well', async () => {
    const hai = await theatre.visit('hai', { viewport: LAPTOP })
    for (const [address, name] of [
      ['/hop', 'own-meeting'],
      [`/hop/chuan-bi/${scene.meeting}`, 'preparation'],
      ['/toi/ket-luan', 'conclusions'],
      ['/toi/lich', 'calendar'],
      [`/hop/chuan-bi/${scene.meeting}/in`, 'preparation-paper'],
    ] as const) {
      await hai.page.goto(address)
      await hai.picture(`${name}-laptop`)
    }
  })
})
