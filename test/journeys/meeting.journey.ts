import { readFileSync } from 'node:fs'
import { describe, expect, inject, test } from 'vitest'
import { readWord } from '../../src/report/testing/docx-reader.ts'
import { useBrowser, type Visitor } from './browser.ts'
import { TWENTY } from './cell-of-twenty.ts'

const theatre = useBrowser()
const { twenty } = inject('stage')

const button = (v: Visitor, name: string) => v.page.getByRole('button', { name, exact: true })
const link = (v: Visitor, name: string | RegExp) => v.page.getByRole('link', { name }).first()
const line = (v: Visitor, name: string) => v.page.locator('fieldset.roll', { hasText: name })

/** A meeting of twenty from one phone: Thu, the secretary, leads; Nguyễn Văn An writes; Thu holds the phone. */
describe('a meeting of twenty', () => {
  for (const javaScript of [true, false])
    test(`runs from one phone${javaScript ? '' : ', without JavaScript,'} and its minutes are ready when it closes`, async () => {
      const thu = await theatre.visit('thu', { javaScript })
      const { page } = thu
      const picture = async (name: string) => (javaScript ? thu.picture(`meeting-${name}`) : undefined)

      await page.goto(`/chi-bo/${twenty.cell}/hop`)
      await picture('list')
      await thu.go(link(thu, 'Chuẩn bị một buổi họp'))
      if (!javaScript) {
        await thu.tap(page.locator('label', { hasText: 'Họp chuyên đề' }))
        await thu.write(page.getByLabel('Chuyên đề', { exact: true }), 'Nước sạch cho ấp')
      }
      await thu.write(page.getByLabel('Nơi họp'), 'Nhà văn hóa ấp Quới Hòa')
      await picture('plan')
      await thu.go(button(thu, 'Lưu'))
      const hub = new URL(page.url()).pathname
      await picture('prepare')
      await thu.go(button(thu, 'Đã báo họp cho chi bộ'))
      await thu.go(link(thu, 'Bắt đầu họp'))
      await page.getByLabel('Chủ trì').selectOption({ label: 'Trần Thị Thu' })
      await page.getByLabel('Thư ký').selectOption({ label: 'Nguyễn Văn An' })
      if (javaScript)
        await thu.write(page.getByLabel('Vì sao họp khác ngày thường lệ'), 'ngày 3 cả ấp đi gặt')
      await picture('seats')
      await thu.go(button(thu, 'Bắt đầu họp'))
      await picture('running')

      const before = thu.taps()
      await thu.go(link(thu, /Cử thư ký, điểm danh/))
      await picture('roll')
      for (const name of TWENTY.slice(0, 18))
        await thu.tap(line(thu, name).locator('label', { hasText: 'Có mặt' }))
      await thu.tap(line(thu, 'Bùi Quang Tám').locator('summary'))
      await thu.tap(line(thu, 'Bùi Quang Tám').locator('label', { hasText: 'Vắng có lý do' }))
      await line(thu, 'Bùi Quang Tám').getByLabel('Lý do vắng').fill('đi khám bệnh ở tỉnh')
      await thu.tap(line(thu, 'Ngô Thị Út').locator('label', { hasText: 'Có mặt' }))
      await picture('roll-called')
      if (javaScript) expect(await page.locator('[data-count="here"]').textContent()).toBe('19')
      await thu.go(button(thu, 'Xong điểm danh'))
      expect(thu.taps() - before).toBeLessThanOrEqual(25)

      if (javaScript) {
        await thu.go(link(thu, /Tự soi theo danh mục/))
        await picture('line')
        await thu.go(button(thu, 'Kết thúc phần tự soi của chi bộ'))
        await thu.go(link(thu, /Kiểm điểm xoay vòng/))
        await thu.tap(page.locator('summary', { hasText: 'Thêm người kiểm điểm' }))
        await page.getByLabel('Đồng chí nào').selectOption({ label: 'Nguyễn Thị Hạnh' })
        await thu.go(button(thu, 'Thêm người kiểm điểm'))
        await thu.go(link(thu, 'Nguyễn Thị Hạnh'))
        await page.getByLabel('Tự phê bình').fill('Tôi còn nể nang khi góp ý.')
        await page.getByLabel('Ý kiến bảo lưu').fill('Việc tháng 9 tôi đã báo cáo, đề nghị ghi lại.')
        await thu.go(button(thu, 'Lưu'))
        await thu.go(link(thu, 'Thêm ý kiến góp ý'))
        await page.getByLabel('Ai phát biểu').selectOption({ label: 'Lý Quốc Hùng' })
        await page.getByLabel('Nói gì').fill('Đồng chí Hạnh cần nói thẳng hơn, “nói để giúp nhau”.')
        await picture('speech')
        await thu.go(button(thu, 'Lưu ý kiến'))
        await picture('review')
        await thu.go(link(thu, 'Kết luận'))
        await thu.tap(page.locator('label', { hasText: 'Có hạn chế, khắc phục trước ngày' }))
        await page.getByLabel('Lời kết luận').fill('Còn nể nang, ngại góp ý.')
        await page.getByLabel('Khắc phục trước ngày').last().fill('03/03/2027')
        await page.getByLabel('Cách khắc phục').fill('Khi họp thì đồng chí Hạnh góp ý ít nhất một việc.')
        await page.getByLabel('Tán thành', { exact: true }).fill('18')
        await page.getByLabel('Không tán thành', { exact: true }).fill('0')
        await page.getByLabel('Ý kiến khác', { exact: true }).fill('1')
        await picture('conclude')
        await thu.go(button(thu, 'Ghi kết luận'))
        await picture('concluded')
        await page.goto(hub)
      }

      for (const question of ['Sửa đường ấp trong quý I', 'Góp quỹ khuyến học']) {
        await thu.go(link(thu, /Thảo luận/))
        await thu.go(link(thu, 'Biểu quyết'))
        await page.getByLabel('Biểu quyết việc gì').fill(question)
        for (const [label, count] of [
          ['Tán thành', '17'],
          ['Không tán thành', '1'],
          ['Ý kiến khác', '1'],
        ] as const)
          await page.getByLabel(label, { exact: true }).fill(count)
        if (question.startsWith('Sửa')) await picture('vote')
        await thu.go(button(thu, 'Lưu kết quả'))
        await page.goto(hub)
      }
      await thu.go(link(thu, /Thảo luận/))
      await picture('item')
      await page.goto(`${hub}/giao-viec`)
      await page.getByLabel('Việc', { exact: true }).fill('Lập danh sách hộ cần sửa đường')
      await page.getByLabel('Ai làm').selectOption({ label: 'Châu Văn Phước' })
      await page.getByLabel('Hạn xong').fill('20/02/2027')
      await thu.go(button(thu, 'Giao việc này'))
      await picture('tasks')
      await page.goto(hub)
      await thu.go(link(thu, 'Kết thúc buổi họp'))
      await page.getByLabel('Kết thúc lúc').fill('21:15')
      await thu.go(button(thu, 'Kết thúc, xem biên bản'))
      for (const box of await page.locator('input[name="read"]').all()) await box.check()
      await picture('minutes')
      await thu.go(button(thu, 'Khóa biên bản'))
      await picture('locked')

      const shown = (await page.textContent('main')) ?? ''
      const [download] = await Promise.all([page.waitForEvent('download'), link(thu, 'Tải tệp Word').tap()])
      const paper = readWord(readFileSync(await download.path()))
      const words = paper.paragraphs.map((paragraph) => paragraph.text).join('\n')
      expect(words).toBe(words.normalize('NFC'))
      expect([...paper.fonts]).toEqual(['Times New Roman'])
      for (const name of TWENTY) {
        expect(words).toContain(name)
        expect(shown).toContain(name)
      }
      for (const fact of [
        'CHI BỘ ẤP QUỚI HÒA',
        'ĐẢNG CỘNG SẢN VIỆT NAM',
        'Có mặt: 19 đồng chí',
        'Bùi Quang Tám (đi khám bệnh ở tỉnh)',
        'tán thành 17, không tán thành 1, ý kiến khác 1; tổng số có quyền biểu quyết có mặt 19',
        'Lập danh sách hộ cần sửa đường',
        '21 giờ 15',
      ])
        expect(words.replace(/\u00a0/g, ' ')).toContain(fact)
      if (javaScript)
        for (const fact of [
          'Việc tháng 9 tôi đã báo cáo, đề nghị ghi lại.',
          'Đồng chí Lý Quốc Hùng: Đồng chí Hạnh cần nói thẳng hơn, “nói để giúp nhau”.',
          'tán thành 18, không tán thành 0, ý kiến khác 1; tổng số có quyền biểu quyết có mặt 19',
        ])
          expect(words).toContain(fact)
    })
})
