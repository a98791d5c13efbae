import { withoutMarks } from '../words.rules.ts'
import type { Carrier } from './channel.ts'
import { postJson } from './http-gateway.ts'

export interface SmsSettings {
  readonly url: string
  readonly key: string
  readonly secret: string
  readonly sender: string
  /** With Vietnamese marks: three times as many parts. */
  readonly marks: boolean
  readonly dedupes: number
  readonly patience?: number
}

/** Codes of the common JSON interface of Vietnamese SMS gateways (docs/notification-adapters.md). */
const TAKEN = '100'
/** This RequestId is known: it was taken before. */
const KNOWN = '124'
/** Blocked, or no such number. */
const BAD_NUMBER = ['99', '108']
/** The account, its money, the sender's name: the same message will go once somebody has seen to it. */
const OURS_TO_MEND = ['101', '102', '103', '104', '118', '140', '146', '177']

export function smsCarrier(settings: SmsSettings): Carrier {
  return {
    channel: 'sms',
    dedupes: settings.dedupes,
    send: ({ id, text, to }) =>
      postJson(
        settings.url,
        {},
        {
          ApiKey: settings.key,
          SecretKey: settings.secret,
          Brandname: settings.sender,
          SmsType: '2',
          IsUnicode: settings.marks ? '1' : '0',
          Phone: to.phone,
          Content: settings.marks ? text : withoutMarks(text),
          RequestId: id,
        },
        ({ status, body }) => {
          const code = String(body?.CodeResult ?? '')
          if (code === TAKEN || code === KNOWN) return 'taken'
          if (BAD_NUMBER.includes(code)) return 'bounced'
          if (OURS_TO_MEND.includes(code) || status === 400) return 'not-taken'
          return 'unsure'
        },
        settings.patience,
      ),
  }
}
