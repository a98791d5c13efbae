import { noticeWords } from '../text/vi/notice.ts'

/**
 * Shows the one sentence there is when this server knocks, and opens the app when it is tapped. It keeps nothing, answers
 * no page's request, and what a message might carry is not even read.
 */
interface Worker {
  readonly registration: {
    showNotification(title: string, options: { body: string; tag: string; lang: string }): Promise<void>
  }
  readonly clients: {
    matchAll(options: { type: 'window' }): Promise<readonly { focus(): Promise<unknown> }[]>
    openWindow(address: string): Promise<unknown>
  }
  addEventListener(name: string, listen: (event: Event) => void): void
}
interface Event {
  readonly notification?: { close(): void }
  waitUntil(work: Promise<unknown>): void
}

const worker = globalThis as unknown as Worker

worker.addEventListener('push', (event) => {
  event.waitUntil(
    worker.registration.showNotification('Tự Soi', { body: noticeWords.look, tag: 'tu-soi', lang: 'vi' }),
  )
})

worker.addEventListener('notificationclick', (event) => {
  event.notification?.close()
  event.waitUntil(
    worker.clients.matchAll({ type: 'window' }).then((windows) => {
      const [open] = windows
      return open ? open.focus() : worker.clients.openWindow('/')
    }),
  )
})
