import { expect, inject, test } from 'vitest'
import { LAPTOP, PHONE, useBrowser } from './browser.ts'

const theatre = useBrowser()
const { cells, movements } = inject('stage')

test('a movement from the province to the member, on phones without scripts', async () => {
  const tinh = await theatre.visit('tinh', { viewport: PHONE, javaScript: false })
  await tinh.page.goto(`/cap-tren/${movements.province}/phong-trao`)
  await tinh.picture('movement-01-above')
  await tinh.page.goto(`/cap-tren/${movements.province}/phong-trao/${movements.above}`)
  await tinh.picture('movement-02-above-one')

  const phuc = await theatre.visit('phuc', { viewport: PHONE, javaScript: false })
  await phuc.page.goto('/dang-uy/phong-trao')
  await phuc.picture('movement-03-board')
  await phuc.page.goto('/dang-uy/phong-trao/moi')
  await phuc.page.getByLabel('Tên phong trào').fill('Năm gương mẫu của người đứng đầu')
  await phuc.page.getByLabel('Đảng bộ xã Thử').check()
  await phuc.page.getByLabel('Văn bản phát động').fill('Kế hoạch năm gương mẫu')
  await phuc.picture('movement-04-who')
  await phuc.go(phuc.page.getByRole('button', { name: 'Tiếp tục' }))
  // Looser than the province allows: said beside the field, with whose word it is.
  await phuc.page.getByLabel('Mỗi kỳ họp kiểm điểm nhiều nhất mấy đồng chí').fill('4')
  await phuc.go(phuc.page.getByRole('button', { name: 'Tiếp tục' }))
  expect(await phuc.page.locator('#most-error').textContent()).toContain('Đảng bộ tỉnh Thử phát động')
  await phuc.picture('movement-05-looser')
  await phuc.page.getByLabel('Mỗi kỳ họp kiểm điểm nhiều nhất mấy đồng chí').fill('2')
  await phuc.go(phuc.page.getByRole('button', { name: 'Tiếp tục' }))
  await phuc.picture('movement-06-preview')
  await phuc.go(phuc.page.getByRole('button', { name: 'Phát động' }))
  await phuc.page.getByLabel('Tên văn bản').fill('Quy định về nêu gương')
  await phuc.page.getByLabel('Tóm tắt').fill('Người đứng đầu làm trước, nói ít làm nhiều.')
  await phuc.page.getByLabel('Địa chỉ trên mạng').fill('https://vanban.vidu.vn/neu-guong')
  await phuc.go(phuc.page.getByRole('button', { name: 'Thêm văn bản' }))
  await phuc.picture('movement-07-papers')

  await phuc.page.goto('/dang-uy/quan-triet')
  await phuc.picture('movement-08-briefings')
  await phuc.page.goto('/dang-uy/quan-triet/moi')
  await phuc.picture('movement-09-session')
  await phuc.page.goto(`/dang-uy/quan-triet/${movements.briefing}`)
  await phuc.picture('movement-10-session')
  await phuc.page.goto('/dang-uy/quan-triet/con-phai-hoc')
  await phuc.picture('movement-11-left')

  const huong = await theatre.visit('huong', { viewport: PHONE, javaScript: false })
  await huong.page.goto(`/chi-bo/${cells.thanh}/quan-triet/${movements.briefing}`)
  await huong.page.getByLabel('Huỳnh Văn Nam').check()
  await huong.picture('movement-12-roll')
  await huong.go(huong.page.getByRole('button', { name: 'Lưu người có mặt' }))
  await huong.page.goto(`/chi-bo/${cells.thanh}/quan-triet`)
  await huong.picture('movement-13-cell')

  const nam = await theatre.visit('nam', { viewport: PHONE, javaScript: false })
  await nam.page.goto('/phong-trao')
  expect(await nam.page.textContent('main')).toContain('Đã học ngày 01/12/2026')
  await nam.go(nam.page.getByRole('button', { name: /Tôi đã đọc văn bản này/ }).first())
  expect(await nam.page.textContent('main')).toContain('Tự đọc, báo ngày 01/12/2026')
  await nam.picture('movement-14-member')

  const quan = await theatre.visit('quan', { viewport: PHONE, javaScript: false })
  await quan.page.goto('/mac-dinh/xoay-vong')
  await quan.picture('movement-15-rotation')
})

test('and on a laptop', async () => {
  const phuc = await theatre.visit('phuc', { viewport: LAPTOP })
  for (const [name, address] of [
    ['own', `/dang-uy/phong-trao/${movements.own}`],
    ['change', `/dang-uy/phong-trao/${movements.own}/doi`],
    ['briefings', '/dang-uy/quan-triet'],
    ['left', '/dang-uy/quan-triet/con-phai-hoc'],
    ['member', '/phong-trao'],
    ['committee', '/dang-uy'],
  ] as const) {
    await phuc.page.goto(address)
    await phuc.picture(`movement-laptop-${name}`)
  }
})
