import { describe, expect, inject, test } from 'vitest'
import { flaws, NARROW, walkThrough } from './axe-walk.ts'
import { useBrowser } from './browser.ts'

const theatre = useBrowser()
const { cells, people, scene, feedback } = inject('stage')

const OWN_STEPS = [`/toi/nhac-nho/${scene.reminders.minh}/lam/tra-loi`]

describe('the pages of members, for people who see little or listen', () => {
  walkThrough(theatre, [
    {
      as: null,
      pages: ['/', '/vao', '/the', '/khong-co', '/gop-y', '/gop-y/ma'],
      wrong: ['/the', '/gop-y', '/gop-y/ma'],
    },
    {
      as: 'nam',
      pages: [
        '/toi/gop-y',
        `/toi/gop-y/${feedback.letter}`,
        '/toi/goi-y-kiem-diem',
        '/toi/kiem-tra',
        `/toi/kiem-tra/${feedback.planned}`,
        `/toi/kiem-tra/${feedback.planned}/bao-cao`,
      ],
      wrong: [`/toi/gop-y/${feedback.letter}`, `/toi/kiem-tra/${feedback.planned}/bao-cao`],
    },
    {
      as: 'hai',
      pages: [
        '/thang-nay',
        '/thang-nay/viec-da-hua',
        '/thang-nay/luot/1',
        '/thang-nay/luot/2',
        '/thang-nay/luot/3',
        '/thang-nay/soi-ky/1',
        '/thang-nay/hoc-tap',
        '/thang-nay/cach-sua',
        '/thang-nay/gui',
        '/thang-nay/truoc',
        '/phieu-trang',
        '/phieu-nhap-thay',
        '/phieu-cam-ket',
        '/nhap-thay',
        `/nhap-thay/${people.minh}`,
        `/nhap-thay/${people.minh}/xac-nhan`,
        '/toi/nhap-thay',
        '/nhat-ky',
        '/nhat-ky/moi',
        '/nhat-ky/tai-ve',
        '/hop',
        `/hop/bao-vang/${scene.meeting}`,
        `/hop/chuan-bi/${scene.meeting}`,
        `/hop/chuan-bi/${scene.meeting}/in`,
        `/hop/chuan-bi/${scene.meeting}/gui`,
        '/toi',
        '/toi/du-lieu',
        '/toi/viec-chi-bo-biet',
        '/toi/ket-luan',
        '/dot',
        '/dot/tu-cac-thang',
        '/dot/luot/1',
        '/dot/gui',
        `/toi/ket-luan/${scene.conclusion}/cach-sua`,
        `/toi/ket-luan/${scene.conclusion}/de-nghi`,
        '/toi/viec-tot',
        '/toi/viec-tot/ghi',
        `/toi/viec-tot/${scene.deed}/neu-ten`,
        '/bieu-duong',
        `/bieu-duong/${cells.loi}`,
        '/toi/lich',
        '/cam-ket',
        '/cam-ket/2026',
        '/cam-ket/2027',
        '/cam-ket/2027/dieu/moi',
        '/cam-ket/2026/thang/11',
        '/cam-ket/2026/in',
        '/kiem-diem/2026',
        '/toi/tin-nhan',
        '/toi/nhan-tin',
        '/toi/nhan-tin/may-nay',
        '/toi/du-lieu/xoa',
        '/toi/thiet-bi',
        '/phieu-khoi-phuc',
        '/phong-trao',
        '/phong-trao/muc-tieu',
      ],
      wrong: [
        '/dot/luot/1',
        '/cam-ket/2027/dieu/moi',
        `/nhap-thay/${people.minh}`,
        `/nhap-thay/${people.minh}/xac-nhan`,
        '/thang-nay/luot/1',
        '/nhat-ky/moi',
        '/toi/du-lieu/xoa',
        '/toi/viec-tot/ghi',
        `/hop/bao-vang/${scene.meeting}`,
        `/toi/ket-luan/${scene.conclusion}/cach-sua`,
        `/toi/ket-luan/${scene.conclusion}/de-nghi`,
      ],
    },
    {
      as: 'minh',
      pages: ['/toi/nhac-nho', ...OWN_STEPS],
      wrong: OWN_STEPS,
    },
    {
      as: 'kiem',
      pages: [
        '/nhat-ky',
        '/nhat-ky?chon',
        '/nhat-ky?chon=chua',
        '/nhat-ky/tai-ve',
        '/thang-nay/hoc-tap',
        '/toi/nhac-nho',
        `/toi/nhac-nho/${scene.reminders.kiem}/phieu`,
      ],
      wrong: ['/nhat-ky?chon'],
    },
  ])

  test('what was found in a diary, which no address leads to: the same', async () => {
    const found: string[] = []
    const phone = await theatre.visit('kiem', { viewport: NARROW })
    for (const address of ['/nhat-ky', '/nhat-ky?chon']) {
      await phone.page.goto(address)
      await phone.tap(phone.page.getByText('Tìm trong nhật ký'))
      await phone.page.getByLabel('Có chữ').fill('ba sau')
      await phone.go(phone.page.getByRole('button', { name: 'Tìm', exact: true }))
      found.push(...(await flaws(phone)))
    }
    expect(found).toEqual([])
  })

  test('a commitment being drafted and signed, and a year-end form, which are there once begun: the same', async () => {
    const phone = await theatre.visit('kiem', { viewport: NARROW })
    const { page } = phone
    for (const what of ['Đi học nghị quyết đủ buổi', 'Ghé thăm ba hộ mỗi tháng', 'Phát biểu ở mỗi kỳ họp']) {
      await page.goto('/cam-ket/2027/dieu/moi')
      await page.getByLabel('Tôi cam kết làm gì?').fill(what)
      await page.getByLabel('Đo bằng gì?').fill('mỗi tháng một lần')
      await phone.go(page.getByRole('button', { name: 'Lưu điều này' }))
    }
    await page.goto('/kiem-diem/2026')
    await phone.go(page.getByRole('button', { name: 'Dùng mẫu này' }))
    const found: string[] = []
    for (const address of ['/cam-ket/2027', '/cam-ket/2027/ky', '/kiem-diem/2026', '/kiem-diem/2026/muc/3']) {
      await page.goto(address)
      found.push(...(await flaws(phone)))
    }
    expect(found).toEqual([])
  })
})
