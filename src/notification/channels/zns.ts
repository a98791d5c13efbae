import type { Carrier } from './channel.ts'
import { postJson } from './http-gateway.ts'

export interface ZnsSettings {
  readonly url: string
  readonly token: () => Promise<string>
  /** A template that Zalo approved, with one parameter for the words. */
  readonly template: string
  readonly parameter: string
  readonly dedupes: number
  readonly patience?: number
}

/** Error numbers of ZNS (docs/notification-adapters.md): a number or an account that takes nothing. */
const BAD_NUMBER = [-108, -114, -118, -119]
/** "Unknown error": Zalo itself does not know. */
const UNKNOWN = -100

export function znsCarrier(settings: ZnsSettings): Carrier {
  return {
    channel: 'zns',
    dedupes: settings.dedupes,
    send: async ({ id, text, to }) =>
      postJson(
        settings.url,
        { access_token: await settings.token() },
        {
          phone: to.phone,
          template_id: settings.template,
          template_data: { [settings.parameter]: text },
          tracking_id: id,
        },
        ({ body }) => {
          const error = typeof body?.error === 'number' ? body.error : null
          if (error === 0) return 'taken'
          if (error === null || error === UNKNOWN) return 'unsure'
          // Every other number is a refusal: of the token, the template, the hour, the quota.
          return BAD_NUMBER.includes(error) ? 'bounced' : 'not-taken'
        },
        settings.patience,
      ),
  }
}
