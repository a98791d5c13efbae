import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { LAPTOP, PHONE, useBrowser, type Visitor } from './browser.ts'

const theatre = useBrowser()
const { scene, cells } = inject('stage')
const { minh, kiem, phuc, ground } = scene.reminders
const desk = `/chi-bo/${cells.loi}/nhac-nho`
const table = `/cuoc-hop/${scene.running.meeting}/nhac-nho`

const button = (v: Visitor, name: string) => v.page.getByRole('button', { name, exact: true })
const link = (v: Visitor, name: string) => v.page.getByRole('link', { name, exact: true }).first()
const main = (v: Visitor) => v.page.textContent('main')

/** How many sheets of A4 a page takes; the paper itself lies beside the pictures. */
async function sheets(v: Visitor, name: string): Promise<number> {
  const path = join(import.meta.dirname, `../../build/pictures/${name}.pdf`)
  const pdf = await v.page.pdf({ path, preferCSSPageSize: true })
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
}

test('every page of it on a phone and on a laptop, to be looked at', async () => {
  const tam = await theatre.visit('tam')
  const wide = await theatre.visit('tam', { viewport: LAPTOP })
  const pages: Record<string, string> = {
    desk,
    propose: `${desk}/neu/${ground}`,
    case: `${desk}/viec/${minh}`,
    invite: `${desk}/viec/${phuc}/moi`,
    'hand-in': `${desk}/giay/${phuc}`,
    table,
    extend: `${table}/${minh}/them-han`,
  }
  for (const [name, address] of Object.entries(pages)) {
    await tam.page.goto(address)
    await tam.picture(`reminder-${name}`)
    await wide.page.goto(address)
    await wide.picture(`reminder-${name}-wide`)
  }
  await tam.page.goto(`${desk}/in`)
  expect(await main(tam)).toContain('người in: Võ Thị Tám')
  await tam.picture('reminder-list')
  await wide.page.goto(`${desk}/in`)
  expect(await sheets(wide, 'reminder-list-printed')).toBe(1)
})

for (const javaScript of [true, false])
  test(`Phúc${javaScript ? '' : ', without JavaScript,'} reads why he was asked to come and says it in writing`, async () => {
    const own = await theatre.visit('phuc', { javaScript })
    await own.page.goto('/toi')
    await own.go(own.page.getByRole('link', { name: /Nhắc nhở với tôi/ }))
    expect(await main(own)).toContain('Mời trình bày ngày 10/12/2026.')
    if (javaScript) await own.picture('reminder-own')
    await own.go(link(own, 'Gửi bản trình bày'))
    await own.go(button(own, 'Xem trước'))
    expect(await main(own)).toContain('Mời đồng chí điền ô này')
    await own.write(
      own.page.getByLabel('Đồng chí muốn trình bày điều gì?'),
      'Hai buổi ấy tôi đi công tác tỉnh, có giấy mời.',
    )
    if (javaScript) await own.picture('reminder-speak')
    await own.go(button(own, 'Xem trước'))
    expect(await main(own)).toContain('Võ Thị Tám (Bí thư chi bộ)')
    if (javaScript) await own.picture('reminder-preview')
    await own.go(button(own, 'Gửi'))
    expect(await main(own)).toContain('đã nhận bản đồng chí viết ngày 01/12/2026')
  })

test('once he was heard, the page on which the cell votes', async () => {
  for (const [name, viewport] of [
    ['reminder-vote', PHONE],
    ['reminder-vote-wide', LAPTOP],
  ] as const) {
    const tam = await theatre.visit('tam', { viewport })
    await tam.page.goto(`${table}/${phuc}/bieu-quyet`)
    expect(await main(tam)).toContain('Có nhắc nhở đồng chí Đặng Hữu Phúc không?')
    await tam.picture(name)
  }
})

test('the standing board’s pages, and the request Kiểm prints for the level above', async () => {
  const board = await theatre.visit('phuc')
  const pages: Record<string, string> = {
    'board-desk': '/dang-uy/nhac-nho',
    'board-case': `/dang-uy/nhac-nho/viec/${kiem}`,
    'board-superior': `/dang-uy/nhac-nho/viec/${kiem}/xem-lai`,
    'board-answer': `/dang-uy/nhac-nho/xem-lai/${minh}`,
  }
  for (const [name, address] of Object.entries(pages)) {
    await board.page.goto(address)
    await board.picture(`reminder-${name}`)
  }
  const keeper = await theatre.visit('quan')
  await keeper.page.goto('/mac-dinh/nhac-nho')
  await keeper.picture('reminder-policy')
  const own = await theatre.visit('kiem')
  await own.page.goto('/toi/nhac-nho')
  await own.tap(own.page.locator('summary').first())
  await own.picture('reminder-own-waiting')
  await own.go(link(own, 'In phiếu đề nghị gửi cấp trên'))
  await own.picture('reminder-slip')
  expect(await sheets(own, 'reminder-slip-printed')).toBe(1)
})
