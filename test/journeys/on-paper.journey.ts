import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LAPTOP, useBrowser, type Visitor } from './browser.ts'
import { useOwnTime } from './own-time.ts'

const time = useOwnTime('2026-12-01T09:00:00+07:00')
const theatre = useBrowser(() => time)

const button = (v: Visitor, name: string) => v.page.getByRole('button', { name, exact: true })
const link = (v: Visitor, name: string | RegExp) => v.page.getByRole('link', { name }).first()
const words = async (v: Visitor) => (await v.page.textContent('main')) ?? ''

const LINE = 'Khi có ngày công làm đường thì tôi đi đủ buổi, nhà tôi làm trước.'
const SECOND = 'Xin chi bộ góp ý cách vận động hộ ông Tư hiến đất làm đường.'

/** The printed paper, kept for a person to look at; how many pages it takes. */
async function printed({ page }: Visitor, name: string): Promise<number> {
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
  const directory = join(import.meta.dirname, '../../build/pictures')
  mkdirSync(directory, { recursive: true })
  writeFileSync(join(directory, `${name}.pdf`), pdf)
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length
}

test('slips are one page each, blank, named and with a code', async () => {
  const desk = await theatre.visit('huong', { viewport: LAPTOP })
  const cell = `/chi-bo/${time.cast.units.thanh.id}`
  for (const [path, pages] of [
    ['/phieu-trang', 1],
    ['/phieu-nhap-thay', 1],
    ['/phieu-cam-ket', 1],
    [`${cell}/phieu/thang`, 4],
    [`${cell}/phieu/nhap-thay`, 4],
    [`${cell}/phieu/cam-ket`, 4],
  ] as const) {
    await desk.page.goto(path)
    const name = `slip-${path.split('/').at(-1)}-${pages}`
    await desk.picture(name)
    expect(await printed(desk, name), path).toBe(pages)
  }
  await desk.page.goto(`${cell}/phieu`)
  await desk.picture('slip-cell-desk')
  for (const name of ['Huỳnh Văn Nam', 'Nguyễn Thị Lan'])
    await desk.tap(desk.page.locator('label.choice', { hasText: name }))
  await desk.go(button(desk, 'In phiếu có mã'))
  await desk.picture('slip-code')
  expect(await printed(desk, 'slip-code')).toBe(2)
})

test('Lan enters two lines of Nam’s slip: ten taps for the first from her own page, fewer for the next', async () => {
  const huong = await theatre.visit('huong')
  const lan = await theatre.visit('lan')
  const nam = await theatre.visit('nam')
  const dung = await theatre.visit('dung')

  // Hương notes whom Nam named and hands him his slip.
  const cell = `/chi-bo/${time.cast.units.thanh.id}`
  await time.comes(huong, `${cell}/phieu`)
  await huong.picture('behalf-01-slips')
  await huong.go(link(huong, 'Ghi ai nhờ ai nhập thay'))
  await huong.page.getByLabel('Đồng chí nhờ').selectOption({ label: 'Huỳnh Văn Nam' })
  await huong.page.getByLabel('Nhờ đồng chí').selectOption({ label: 'Nguyễn Thị Lan' })
  await huong.go(button(huong, 'Ghi'))
  await huong.picture('behalf-02-named')
  await huong.page.goto(`${cell}/phieu`)
  await huong.tap(huong.page.locator('label.choice', { hasText: 'Huỳnh Văn Nam' }))
  await huong.go(button(huong, 'In phiếu có mã'))
  const code = (await huong.page.locator('.by-hand .code').textContent()) ?? ''

  // From "Tôi" to the line that counts.
  await time.comes(lan, '/toi')
  await lan.go(link(lan, 'Phiếu giấy, nhờ nhập thay'))
  await lan.picture('behalf-03-own')
  await lan.go(link(lan, 'Nhập thay cho người khác'))
  await lan.picture('behalf-04-list')
  await lan.go(link(lan, 'Nhập thay đồng chí Huỳnh Văn Nam'))
  await lan.picture('behalf-05-enter')
  await lan.write(lan.page.getByLabel('Dòng đưa ra chi bộ'), LINE)
  await lan.tap(lan.page.locator('label.choice', { hasText: 'Hết quý' }))
  await lan.go(button(lan, 'Lưu dòng này'))
  await lan.picture('behalf-06-entered')
  await lan.go(link(lan, 'Nhập xong, xin xác nhận'))
  await lan.picture('behalf-07-confirm')
  await lan.write(lan.page.getByLabel('Mã trên phiếu'), code)
  await lan.go(button(lan, 'Xác nhận bằng mã'))
  expect(lan.taps()).toBeLessThanOrEqual(10)
  await time.comes(huong, `${cell}/xin-gop-y`)
  expect(await words(huong)).toContain(LINE)
  await huong.picture('behalf-08-declared')

  // The second line is signed for before Dũng: text, day, save; confirmed on his phone.
  const before = lan.taps()
  await lan.write(lan.page.getByLabel('Dòng đưa ra chi bộ'), SECOND)
  await lan.tap(lan.page.locator('label.choice', { hasText: 'Không hẹn ngày' }))
  await lan.go(button(lan, 'Lưu dòng này'))
  await time.comes(nam, '/toi/nhap-thay')
  expect(await words(nam)).toContain(SECOND)
  await nam.picture('behalf-09-nam')
  await lan.go(link(lan, 'Nhập xong, xin xác nhận'))
  await lan.tap(lan.page.locator('summary'))
  await lan.page.getByLabel('Đồng chí nào đã thấy ký').selectOption({ label: 'Lê Văn Dũng' })
  await lan.picture('behalf-10-witness')
  await lan.go(button(lan, 'Nhờ đồng chí ấy xác nhận'))
  // Choosing from a list takes two taps.
  expect(lan.taps() - before + 2).toBeLessThanOrEqual(10)
  await time.comes(dung, '/nhap-thay')
  await dung.go(link(dung, /Đồng chí Huỳnh Văn Nam/))
  await dung.picture('behalf-11-dung')
  await dung.go(button(dung, 'Đúng, tôi đã thấy ký'))
  await time.comes(huong, `${cell}/xin-gop-y`)
  expect(await words(huong)).toContain(SECOND)
})

test('without JavaScript a line is entered and confirmed too', async () => {
  const lan = await theatre.visit('lan', { javaScript: false })
  await time.comes(lan, '/nhap-thay')
  await lan.go(link(lan, 'Nhập thay đồng chí Huỳnh Văn Nam'))
  await lan.write(lan.page.getByLabel('Dòng đưa ra chi bộ'), 'Một dòng không cần JavaScript.')
  await lan.tap(lan.page.locator('label.choice', { hasText: 'Cuối tháng' }))
  await lan.go(button(lan, 'Lưu dòng này'))
  expect(await words(lan)).toContain('Một dòng không cần JavaScript.')
})
