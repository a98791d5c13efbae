/** The part of the library that we use; it comes without types. */
declare module 'web-push' {
  import type { Agent } from 'node:https'

  interface RequestOptions {
    readonly vapidDetails: {
      readonly subject: string
      readonly publicKey: string
      readonly privateKey: string
    }
    readonly TTL: number
    readonly urgency: 'very-low' | 'low' | 'normal' | 'high'
    readonly topic: string
    readonly timeout: number
    readonly agent?: Agent
  }
  const webPush: {
    generateVAPIDKeys(): { publicKey: string; privateKey: string }
    sendNotification(
      subscription: { endpoint: string; keys: { p256dh: string; auth: string } },
      payload: null,
      options: RequestOptions,
    ): Promise<{ statusCode: number }>
  }
  export = webPush
}
