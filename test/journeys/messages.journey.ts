import { describe, expect, inject, test } from 'vitest'
import { LAPTOP, useBrowser } from './browser.ts'

const theatre = useBrowser()
const { cells } = inject('stage')
const cell = `/chi-bo/${cells.loi}/tin-nhan`
const PUSH = '/toi/nhan-tin/may-nay'

describe('where messages come and go, looked at', () => {
  const PAGES = [
    ['minh', '/toi/tin-nhan', 'messages-own'],
    ['minh', '/toi/nhan-tin', 'messages-contact'],
    ['minh', '/thang-nay', 'messages-banner'],
    ['tam', cell, 'messages-cell'],
    ['tam', `${cell}/loi-moi`, 'messages-invitation'],
    ['tam', `${cell}/danh-sach`, 'messages-list'],
    ['phuc', '/dang-uy/tin-nhan', 'messages-committee'],
    ['quan', '/mac-dinh/kenh-tin', 'messages-channels'],
    ['quan', '/mac-dinh/loi-tin', 'messages-words'],
  ] as const

  test.each(PAGES)('by %s: %s', async (name, address, picture) => {
    for (const [viewport, size] of [
      [undefined, 'phone'],
      [LAPTOP, 'laptop'],
    ] as const) {
      const v = await theatre.visit(name, viewport ? { viewport } : {})
      await v.page.goto(address)
      expect(await v.page.locator('h1').first().isVisible()).toBe(true)
      await v.picture(`${picture}-${size}`)
    }
  })

  test('the list as it is printed is one page', async () => {
    const v = await theatre.visit('tam')
    await v.page.goto(`${cell}/danh-sach`)
    const pdf = await v.page.pdf({
      path: 'build/pictures/messages-list.pdf',
      format: 'A4',
      preferCSSPageSize: true,
    })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  })
})

describe('a browser that is asked to take messages', () => {
  test('says without JavaScript that it can’t, and shows no dead button', async () => {
    const v = await theatre.visit('tam', { javaScript: false })
    await v.page.goto(PUSH)
    expect(await v.page.getByText('Trang này cần JavaScript').isVisible()).toBe(true)
    expect(await v.page.getByRole('button', { name: 'Bật thông báo' }).isVisible()).toBe(false)
    await v.picture('messages-push-no-script')
  })

  test('hands over its subscription by the page’s own form, and takes it back', async () => {
    const v = await theatre.visit('tam')
    // The push service of the browser's maker is out of reach here; everything else is the browser's own.
    await v.page.addInitScript(() => {
      const keys = { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) }
      const endpoint = 'https://fcm.googleapis.com/fcm/send/a-browser'
      const subscription = {
        endpoint,
        toJSON: () => ({ endpoint, keys }),
        unsubscribe: async () => {
          sessionStorage.removeItem('subscribed')
          return true
        },
      } as unknown as PushSubscription
      PushManager.prototype.getSubscription = async () =>
        sessionStorage.getItem('subscribed') ? subscription : null
      PushManager.prototype.subscribe = async () => {
        sessionStorage.setItem('subscribed', 'yes')
        return subscription
      }
      Object.defineProperty(Notification, 'permission', { get: () => 'granted' })
      Notification.requestPermission = async () => 'granted'
    })
    await v.page.goto(PUSH)
    await v.picture('messages-push-off')
    await v.tap(v.page.getByRole('button', { name: 'Bật thông báo' }))
    await v.page.getByText('Máy này đang nhận thông báo.').waitFor()
    expect(await v.page.getByText('Đồng chí có 1 máy nhận thông báo.').isVisible()).toBe(true)
    await v.picture('messages-push-on')
    await v.tap(v.page.getByRole('button', { name: 'Tắt thông báo' }))
    await v.page.getByText('Chưa máy nào của đồng chí nhận thông báo.').waitFor()
  })

  test('shows the one sentence when the server knocks, whatever a knock might carry', async () => {
    const v = await theatre.visit('tam')
    await v.page.context().grantPermissions(['notifications'])
    await v.page.goto(PUSH)
    await v.page.evaluate(async () => {
      await navigator.serviceWorker.register('/nhan-tin.js')
      await navigator.serviceWorker.ready
    })
    const chrome = await v.page.context().newCDPSession(v.page)
    const registered = new Promise<string>((done) =>
      chrome.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const [one] = registrations
        if (one) done(one.registrationId)
      }),
    )
    await chrome.send('ServiceWorker.enable')
    await chrome.send('ServiceWorker.deliverPushMessage', {
      origin: theatre.address,
      registrationId: await registered,
      data: 'Chữ lạ từ đâu đó',
    })
    const shown = await v.page.waitForFunction(async () => {
      const registration = await navigator.serviceWorker.ready
      const notes = await registration.getNotifications()
      return notes.length > 0 && notes.map(({ title, body }) => `${title}: ${body}`)
    })
    expect(await shown.jsonValue()).toEqual([
      'Tự Soi: Mời đồng chí mở biểu tượng Tự Soi trên màn hình điện thoại.',
    ])
  })
})

test('the invitation is copied with one tap', async () => {
  const v = await theatre.visit('tam')
  await v.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await v.page.goto(`${cell}/loi-moi`)
  await v.tap(v.page.getByRole('button', { name: 'Chép', exact: true }))
  await v.page.getByText('Đã chép.').waitFor()
  expect(await v.page.evaluate(() => navigator.clipboard.readText())).toBe(
    (await v.page.locator('#invitation').inputValue()).trim(),
  )
})
