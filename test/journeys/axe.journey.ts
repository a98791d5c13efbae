import AxeBuilder from '@axe-core/playwright'
import { describe, expect, inject, test } from 'vitest'
import type { CastName } from '../cast.ts'
import { useBrowser, type Visitor } from './browser.ts'

const theatre = useBrowser()
const { cells, people, scene, movements, feedback } = inject('stage')
const rotation = `/chi-bo/${cells.thanh}/xoay-vong`

const desk = `/chi-bo/${cells.loi}/nhac-nho`
const table = `/cuoc-hop/${scene.running.meeting}/nhac-nho`
const OWN_STEPS = [`/toi/nhac-nho/${scene.reminders.minh}/lam/tra-loi`]
const LINE = `/cuoc-hop/${scene.running.meeting}/kiem-diem/${scene.running.review}/cam-ket/${scene.promised}`

/** Every page, by who comes to it. Those with a form are also seen with its errors. */
const PAGES: { as: CastName | null; pages: string[]; wrong?: string[] }[] = [
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
    as: 'kiem',
    pages: [
      '/nhat-ky',
      '/nhat-ky?chon',
      '/nhat-ky?chon=chua',
      '/nhat-ky/tai-ve',
      '/thang-nay/hoc-tap',
      '/kiem-tra/gop-y',
      '/kiem-tra/gop-y/nguoi-xem',
      '/kiem-tra/gop-y/to-dan',
      '/kiem-tra/gop-y/manh-giay',
      '/kiem-tra/gop-y/thoi-han',
      '/kiem-tra/gop-y/ghi-lai',
      `/kiem-tra/gop-y/${feedback.fresh}`,
      `/kiem-tra/gop-y/${feedback.fresh}/lam/opine`,
      `/kiem-tra/gop-y/${feedback.fresh}/lam/split`,
      `/kiem-tra/gop-y/${feedback.closed}/thu-chi-bo`,
      `/kiem-tra/gop-y/${feedback.told}`,
      ...['verify', 'extend', 'leave', 'ask', 'declare'].map(
        (act) => `/kiem-tra/gop-y/${feedback.told}/lam/${act}`,
      ),
      `/kiem-tra/gop-y/${feedback.leaving}/phieu-chuyen`,
      `/kiem-tra/gop-y/${feedback.founded}/lam/close`,
      `/kiem-tra/gop-y/${feedback.cleared}`,
      `/kiem-tra/gop-y/${feedback.cleared}/giay-xac-nhan`,
      `/kiem-tra/gop-y/${feedback.thanked}/viec-tot`,
      '/kiem-tra/thuong-xuyen',
      '/kiem-tra/ke-hoach-nam',
      `/kiem-tra/thuong-xuyen/${feedback.committees}`,
      `/kiem-tra/thuong-xuyen/${feedback.committees}/ket-luan`,
      '/dang-uy/du-luan',
      `/dang-uy/du-luan/${feedback.note}`,
      `/dang-uy/du-luan/${feedback.note}/dieu/moi`,
      `/dang-uy/du-luan/${feedback.note}/dieu/${feedback.line}`,
      `/dang-uy/du-luan/${feedback.note}/gui`,
      `/dang-uy/du-luan/${feedback.sentNote}`,
      `/dang-uy/du-luan/${feedback.sentNote}/bo-sung`,
      `/dang-uy/du-luan/${feedback.sentNote}/in`,
      `/kiem-tra/gop-y/${feedback.leaving}/lam/hand-slip`,
    ],
    wrong: [
      '/nhat-ky?chon',
      '/kiem-tra/gop-y/ghi-lai',
      `/kiem-tra/gop-y/${feedback.fresh}/lam/opine`,
      `/kiem-tra/gop-y/${feedback.told}/lam/verify`,
      `/kiem-tra/gop-y/${feedback.founded}/lam/close`,
      `/kiem-tra/gop-y/${feedback.thanked}/viec-tot`,
      `/dang-uy/du-luan/${feedback.note}/dieu/moi`,
      `/dang-uy/du-luan/${feedback.sentNote}/bo-sung`,
      '/kiem-tra/thuong-xuyen',
      '/kiem-tra/ke-hoach-nam',
      `/kiem-tra/thuong-xuyen/${feedback.committees}/ket-luan`,
    ],
  },
  {
    as: 'huong',
    pages: [
      `/chi-bo/${cells.thanh}`,
      `/chi-bo/${cells.thanh}/xin-gop-y`,
      `/chi-bo/${cells.thanh}/muc-tieu`,
      `/chi-bo/${cells.thanh}/viec-da-hua`,
      `/chi-bo/${cells.thanh}/goi-y-kiem-diem`,
      `/chi-bo/${cells.thanh}/kiem-tra`,
      `/chi-bo/${cells.thanh}/kiem-tra/${feedback.inspected}`,
      `/chi-bo/${cells.thanh}/kiem-tra/${feedback.inspected}/du-thao`,
      `/chi-bo/${cells.thanh}/kiem-tra/${feedback.inspected}/hoi-them`,
      `/chi-bo/${cells.thanh}/viec-da-hua/in`,
      `/chi-bo/${cells.thanh}/phieu`,
      `/chi-bo/${cells.thanh}/phieu/thang`,
      `/chi-bo/${cells.thanh}/phieu/nhap-thay`,
      `/chi-bo/${cells.thanh}/phieu/cam-ket`,
      `/chi-bo/${cells.thanh}/nho-nhap-thay`,
      `/chi-bo/${cells.thanh}/dot`,
      `/chi-bo/${cells.thanh}/dot/${people.nam}`,
      `/chi-bo/${cells.thanh}/dot/${people.lan}/nhap-thay`,
      `/chi-bo/${cells.thanh}/the`,
      '/xin-bat-dau-lai',
      rotation,
      `${rotation}/doi/${people.lan}`,
      `${rotation}/khong-xep-cung`,
      `${rotation}/in`,
      '/hop/xoay-vong',
      `/chi-bo/${cells.thanh}/quan-triet`,
      `/chi-bo/${cells.thanh}/quan-triet/${movements.briefing}`,
    ],
    wrong: [
      `/chi-bo/${cells.thanh}/dot/${people.lan}/nhap-thay`,
      `/chi-bo/${cells.thanh}/the`,
      `${rotation}/doi/${people.lan}`,
      `${rotation}/khong-xep-cung`,
    ],
  },
  {
    as: 'tam',
    pages: [
      `/chi-bo/${cells.loi}/xoay-vong`,
      `/chi-bo/${cells.loi}/viec-tot`,
      `/chi-bo/${cells.loi}/viec-tot/dan-cam-on`,
      ...['', '/loi-moi', '/danh-sach', '/tan-noi'].map((page) => `/chi-bo/${cells.loi}/tin-nhan${page}`),
      `/chi-bo/${cells.loi}/hop`,
      `/chi-bo/${cells.loi}/hop/them`,
      `/chi-bo/${cells.loi}/hop/ghi-so`,
      `/cuoc-hop/${scene.meeting}`,
      `/cuoc-hop/${scene.meeting}/ngay-gio`,
      `/cuoc-hop/${scene.meeting}/chuong-trinh`,
      `/cuoc-hop/${scene.meeting}/khong-hop`,
      `/cuoc-hop/${scene.meeting}/bat-dau`,
      ...[
        '',
        '/diem-danh',
        '/tu-soi',
        '/kiem-diem',
        '/viec-tot',
        '/cham-diem',
        '/giao-viec',
        '/ket-thuc',
        '/bien-ban',
      ].map((page) => `/cuoc-hop/${scene.running.meeting}${page}`),
      `/cuoc-hop/${scene.running.meeting}/viec/${scene.running.item}`,
      `/cuoc-hop/${scene.running.meeting}/y-kien/${scene.running.item}`,
      `/cuoc-hop/${scene.running.meeting}/bieu-quyet/${scene.running.item}`,
      `/cuoc-hop/${scene.running.meeting}/bieu-quyet/${scene.running.item}?cach=ten`,
      `/cuoc-hop/${scene.running.meeting}/kiem-diem/${scene.running.review}`,
      `/cuoc-hop/${scene.running.meeting}/ket-luan/${scene.running.review}`,
      `/cuoc-hop/${scene.running.meeting}/cam-ket`,
      LINE,
      `/chi-bo/${cells.loi}/cam-ket/2026`,
      `/chi-bo/${cells.loi}/cam-ket/2026/${people.hai}`,
      `/cuoc-hop/${scene.running.meeting}/dot`,
      `/cuoc-hop/${scene.running.meeting}/dot/${people.minh}`,
      `/cuoc-hop/${scene.running.meeting}/dot-chung`,
      `/cuoc-hop/${scene.running.meeting}/bien-ban/in`,
      `/cuoc-hop/${scene.locked}`,
      `/cuoc-hop/${scene.locked}/bien-ban`,
      `/cuoc-hop/${scene.locked}/bien-ban/bo-sung`,
    ],
    wrong: [
      LINE,
      `/cuoc-hop/${scene.running.meeting}/cam-ket`,
      `/chi-bo/${cells.loi}/viec-tot/dan-cam-on`,
      `/chi-bo/${cells.loi}/hop/ghi-so`,
      `/cuoc-hop/${scene.running.meeting}/dot/${people.minh}`,
      `/cuoc-hop/${scene.running.meeting}/giao-viec`,
      `/cuoc-hop/${scene.running.meeting}/ket-luan/${scene.running.review}`,
      `/cuoc-hop/${scene.locked}/bien-ban/bo-sung`,
    ],
  },
  {
    as: 'minh',
    pages: ['/toi/nhac-nho', ...OWN_STEPS],
    wrong: OWN_STEPS,
  },
  { as: 'kiem', pages: ['/toi/nhac-nho', `/toi/nhac-nho/${scene.reminders.kiem}/phieu`] },
  {
    as: 'tam',
    pages: [
      '/nhap-thay',
      `/nhap-thay/${people.minh}/nguoi-thu-hai`,
      `/chi-bo/${cells.loi}/viec-da-hua`,
      `/chi-bo/${cells.loi}/viec-da-hua/in`,
      desk,
      `${desk}/in`,
      `${desk}/neu/${scene.reminders.ground}`,
      `${desk}/viec/${scene.reminders.phuc}`,
      `${desk}/giay/${scene.reminders.phuc}`,
      ...['moi', 'nghe'].map((step) => `${desk}/viec/${scene.reminders.phuc}/${step}`),
      table,
      ...['cong-nhan', 'them-han', 'rut'].map((step) => `${table}/${scene.reminders.minh}/${step}`),
      ...['vang', 'nghe', 'thoi'].map((step) => `${table}/${scene.reminders.phuc}/${step}`),
    ],
    wrong: [
      `${desk}/viec/${scene.reminders.phuc}/nghe`,
      `${desk}/giay/${scene.reminders.phuc}`,
      `${table}/${scene.reminders.minh}/them-han`,
      `${table}/${scene.reminders.phuc}/nghe`,
    ],
  },
  {
    as: 'phuc',
    pages: [
      '/dang-uy/nhac-nho',
      '/dang-uy/nhac-nho/in',
      `/dang-uy/nhac-nho/neu/${scene.reminders.ground}`,
      `/dang-uy/nhac-nho/viec/${scene.reminders.kiem}`,
      ...['cong-nhan', 'them-han', 'xem-lai'].map(
        (step) => `/dang-uy/nhac-nho/viec/${scene.reminders.kiem}/${step}`,
      ),
      `/dang-uy/nhac-nho/xem-lai/${scene.reminders.minh}`,
    ],
    wrong: [
      `/dang-uy/nhac-nho/viec/${scene.reminders.kiem}/xem-lai`,
      `/dang-uy/nhac-nho/xem-lai/${scene.reminders.minh}`,
    ],
  },
  {
    as: 'phuc',
    pages: [
      '/dang-uy',
      '/dang-uy/tin-nhan',
      '/dang-uy/tin-nhan/tan-noi',
      '/dang-uy/hop',
      '/dang-uy/muc-tieu',
      '/dang-uy/viec-da-ket-luan',
      '/dang-uy/bang-nhom',
      '/dang-uy/tien-do/in',
      '/dang-uy/thang',
      '/dang-uy/thang/2026-12',
      '/dang-uy/so-lieu',
      '/dang-uy/dot',
      '/dang-uy/dot/mo',
      `/dang-uy/dot/${scene.rounds.running}`,
      `/dang-uy/dot/${scene.rounds.running}/sua`,
      `/dang-uy/dot/${scene.rounds.running}/chot`,
      `/dang-uy/dot/${scene.rounds.closed[0]}`,
      `/dang-uy/dot/${scene.rounds.closed[0]}/bo-sung`,
      `/dang-uy/so-sanh/${scene.rounds.closed.join('/')}`,
      `/dang-uy/so-sanh/${scene.rounds.closed.join('/')}/in`,
      '/dang-uy/so-sanh',
      '/dang-uy/bao-cao',
      '/dang-uy/bao-cao/chot/quarter.2026-07',
      '/dang-uy/bao-cao/chot/month.2026-11',
      `/dang-uy/bao-cao/${scene.rounds.report}`,
      `/dang-uy/bao-cao/${scene.rounds.report}/in`,
      `/dang-uy/bao-cao/${scene.rounds.report}/phat-hanh`,
      '/mac-dinh/bao-cao',
      '/dang-uy/khoa-ky',
      '/dang-uy/viec-tot',
      '/dang-uy/de-nghi',
      `/dang-uy/de-nghi/${scene.unanswered}`,
    ],
    wrong: [
      `/dang-uy/de-nghi/${scene.unanswered}`,
      '/dang-uy/dot/mo',
      `/dang-uy/dot/${scene.rounds.running}/chot`,
      `/dang-uy/bao-cao/${scene.rounds.report}/phat-hanh`,
    ],
  },
  {
    as: 'phuc',
    pages: [
      '/dang-uy/phong-trao',
      '/dang-uy/phong-trao/moi',
      `/dang-uy/phong-trao/${movements.own}`,
      `/dang-uy/phong-trao/${movements.own}/doi`,
      `/dang-uy/phong-trao/${movements.own}/ket-thuc`,
      `/dang-uy/phong-trao/${movements.own}/van-ban`,
      '/dang-uy/quan-triet',
      '/dang-uy/quan-triet/moi',
      `/dang-uy/quan-triet/moi?bu=${movements.briefing}`,
      `/dang-uy/quan-triet/${movements.briefing}`,
      '/dang-uy/quan-triet/con-phai-hoc',
    ],
    wrong: ['/dang-uy/phong-trao/moi', '/dang-uy/quan-triet/moi'],
  },
  {
    as: 'tinh',
    pages: [
      `/cap-tren/${movements.province}/so-lieu`,
      `/cap-tren/${movements.province}/so-lieu/2026-12/${movements.province}`,
      `/cap-tren/${movements.province}/muc-tieu`,
      `/cap-tren/${movements.province}/muc-tieu/in`,
      `/cap-tren/${movements.province}/tep-so-lieu`,
      `/cap-tren/${movements.province}/khoa-ky`,
      `/cap-tren/${movements.province}/phong-trao`,
      `/cap-tren/${movements.province}/phong-trao/moi`,
      `/cap-tren/${movements.province}/phong-trao/${movements.above}`,
      `/cap-tren/${movements.province}/phong-trao/${movements.above}/doi`,
      `/cap-tren/${movements.province}/phong-trao/${movements.above}/ket-thuc`,
      `/cap-tren/${movements.province}/phong-trao/${movements.above}/van-ban`,
    ],
    wrong: [
      `/cap-tren/${movements.province}/tep-so-lieu`,
      `/cap-tren/${movements.province}/khoa-ky`,
      `/cap-tren/${movements.province}/phong-trao/moi`,
      `/cap-tren/${movements.province}/phong-trao/${movements.above}/van-ban`,
    ],
  },
  {
    as: 'quan',
    pages: [
      '/to-chuc',
      '/to-chuc/them',
      `/to-chuc/${cells.thanh}`,
      '/dang-vien',
      '/dang-vien/them',
      `/dang-vien/${people.nam}`,
      '/nhap-danh-sach',
      '/danh-muc',
      '/danh-muc/nqtw4-82@1',
      '/mac-dinh',
      '/mac-dinh/kenh-tin',
      '/mac-dinh/loi-tin',
      '/mac-dinh/hop',
      '/mac-dinh/xoay-vong',
      '/mac-dinh/nhac-nho',
      '/mac-dinh/cam-ket',
      '/mac-dinh/mau-kiem-diem',
      '/mac-dinh/mau-kiem-diem/member',
    ],
    wrong: ['/to-chuc/them', '/dang-vien/them', '/nhap-danh-sach'],
  },
]

async function violations(v: Visitor): Promise<string[]> {
  // The bar at the foot lies over whatever is scrolled under it; everything can be scrolled clear of it.
  await v.page.evaluate(() =>
    document.querySelector<HTMLElement>('.bar')?.style.setProperty('position', 'static'),
  )
  const { violations } = await new AxeBuilder({ page: v.page })
    .options({
      runOnly: {
        type: 'tag',
        values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      },
      rules: { 'color-contrast-enhanced': { enabled: true } },
    })
    .analyze()
  return violations.flatMap((one) =>
    one.nodes.map((node) => `${v.page.url()} ${one.id}: ${node.html.slice(0, 140)}`),
  )
}

/** Wider than the window: something is cut off or has to be pushed sideways. */
const overflows = (v: Visitor) =>
  v.page.evaluate(() =>
    document.documentElement.scrollWidth > document.documentElement.clientWidth + 1
      ? document.documentElement.scrollWidth
      : 0,
  )

/** Two windows share the addresses: a machine has two cores at least. */
async function inTwos(
  addresses: readonly string[],
  as: CastName | null,
  viewport: { width: number; height: number },
  look: (visitor: Visitor, address: string) => Promise<void>,
): Promise<void> {
  const left = [...addresses]
  const walk = async () => {
    if (left.length === 0) return
    const visitor = await theatre.visit(as, { viewport })
    for (let address = left.shift(); address; address = left.shift()) await look(visitor, address)
    await visitor.page.context().close()
  }
  await Promise.all([walk(), walk()])
}

describe('every page, for people who see little or listen', () => {
  for (const { as, pages, wrong } of PAGES)
    test(`the pages of ${as ?? 'somebody signed out'}: axe finds nothing, at 320 px and at 200 % text nothing is cut off`, async () => {
      const found: string[] = []
      await inTwos(pages, as, { width: 320, height: 740 }, async (phone, address) => {
        await phone.page.goto(address)
        found.push(...(await violations(phone)))
        const width = await overflows(phone)
        if (width) found.push(`${address} is ${width} px wide at 320 px`)
        await phone.page.evaluate(() => {
          document.documentElement.style.fontSize = '40px'
        })
        const large = await overflows(phone)
        if (large) found.push(`${address} is ${large} px wide at 320 px and 200 % text`)
        await phone.page.evaluate(() => {
          document.documentElement.style.fontSize = ''
        })
        await phone.page.setViewportSize({ width: 1280, height: 800 })
        const laptop = await overflows(phone)
        if (laptop) found.push(`${address} is ${laptop} px wide at 1280 px`)
        await phone.page.setViewportSize({ width: 320, height: 740 })
      })
      await inTwos(wrong ?? [], as, { width: 320, height: 740 }, async (phone, address) => {
        await phone.page.goto(address)
        // A form that only takes something away has nothing to be wrong in it.
        await phone.page
          .locator('main form:not(:has(input[name=remove]))')
          .first()
          .evaluate((form: HTMLFormElement) => form.requestSubmit())
        await phone.page.waitForSelector('.errors')
        found.push(...(await violations(phone)))
      })
      expect(found).toEqual([])
    })

  test('what was found in a diary, which no address leads to: the same', async () => {
    const found: string[] = []
    const phone = await theatre.visit('kiem', { viewport: { width: 320, height: 740 } })
    for (const address of ['/nhat-ky', '/nhat-ky?chon']) {
      await phone.page.goto(address)
      await phone.tap(phone.page.getByText('Tìm trong nhật ký'))
      await phone.page.getByLabel('Có chữ').fill('ba sau')
      await phone.go(phone.page.getByRole('button', { name: 'Tìm', exact: true }))
      found.push(...(await violations(phone)))
      for (const size of ['20px', '40px']) {
        await phone.page.evaluate((px) => {
          document.documentElement.style.fontSize = px
        }, size)
        const width = await overflows(phone)
        if (width) found.push(`${address} is ${width} px wide at 320 px and text of ${size}`)
      }
    }
    expect(found).toEqual([])
  })

  test('a commitment being drafted and signed, and a year-end form, which are there once begun: the same', async () => {
    const phone = await theatre.visit('kiem', { viewport: { width: 320, height: 740 } })
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
      found.push(...(await violations(phone)))
      for (const size of ['20px', '40px']) {
        await page.evaluate((px) => {
          document.documentElement.style.fontSize = px
        }, size)
        const width = await overflows(phone)
        if (width) found.push(`${address} is ${width} px wide at 320 px and text of ${size}`)
      }
    }
    expect(found).toEqual([])
  })
})
