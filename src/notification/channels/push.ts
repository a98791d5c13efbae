import type { Agent } from 'node:https'
import type { Outcome } from '../delivery.rules.ts'
import { type Carrier, PATIENCE } from './channel.ts'

export interface PushKeys {
  readonly publicKey: string
  readonly privateKey: string
}

export interface PushSettings {
  /** Read when the first message goes. */
  readonly keys: () => Promise<PushKeys>
  /** Whom a push service can turn to: this server's own address. */
  readonly subject: string
  readonly patience?: number
  readonly agent?: Agent
}

/** Somebody who does not switch on the phone for three days will have been told otherwise. */
const KEEP_SECONDS = 3 * 86_400
/** A later message takes the place of one that still waits at the push service. */
const TOPIC = 'tusoi'

/** Without a payload: the phone's own copy of browser/push-worker.ts knows the only sentence there is. */
export function pushCarrier({ keys, subject, patience = PATIENCE, agent }: PushSettings): Carrier {
  return {
    channel: 'push',
    dedupes: 0,
    async send({ to: { browser } }): Promise<Outcome> {
      if (!browser) return 'bounced'
      // Read with the first message: most starts of the server send none for hours.
      const { default: webPush } = await import('web-push')
      try {
        await webPush.sendNotification(
          { endpoint: browser.endpoint, keys: { p256dh: browser.p256dh, auth: browser.auth } },
          null,
          {
            vapidDetails: { subject, ...(await keys()) },
            TTL: KEEP_SECONDS,
            urgency: 'normal',
            topic: TOPIC,
            timeout: patience,
            ...(agent && { agent }),
          },
        )
        return 'taken'
      } catch (error) {
        return outcomeOf(error as { statusCode?: number; code?: string })
      }
    },
  }
}

function outcomeOf({ statusCode, code }: { statusCode?: number; code?: string }): Outcome {
  if (statusCode === 404 || statusCode === 410) return 'bounced'
  if (statusCode !== undefined) return statusCode >= 500 ? 'unsure' : 'not-taken'
  return code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN' ? 'not-taken' : 'unsure'
}
