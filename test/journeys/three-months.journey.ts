import { describe, expect, test } from 'vitest'
import { useBrowser, type Visitor } from './browser.ts'
import { useOwnTime } from './own-time.ts'

const time = useOwnTime('2026-12-01T09:00:00+07:00')
const theatre = useBrowser(() => time)

const button = (v: Visitor, name: string) => v.page.getByRole('button', { name, exact: true })
const link = (v: Visitor, name: string | RegExp) => v.page.getByRole('link', { name }).first()
const words = async (v: Visitor) => (await v.page.textContent('main')) ?? ''

const PROMISE = 'Khi có lớp học nghị quyết thì tôi đến đủ và ghi chép'

describe('a sign Lan found on herself, over three months', () => {
  test('is planned, brought, late, told, concluded, reminded of, answered, fixed and confirmed', async () => {
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
    await time.comes(phuc, '/dang-uy')
    expect(await words(phuc)).not.toContain('Lan')
    await picture(phuc, 'phuc-committee')

    // 05/01: its day has passed.
    await time.at('2027-01-02T09:00:00+07:00')
    await time.comes(lan, '/thang-nay')
    await picture(lan, 'lan-january')
  })
})
