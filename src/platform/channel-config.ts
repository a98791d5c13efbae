/** The ways out of the house as the environment sets them; docs/notification-adapters.md tells each setting. */
export interface ChannelConfig {
  readonly push: { readonly subject: string } | null
  readonly email: { readonly url: string; readonly from: string } | null
  readonly sms: {
    readonly url: string
    readonly key: string
    readonly secret: string
    readonly sender: string
    /** With Vietnamese marks. */
    readonly marks: boolean
    readonly dedupeHours: number
  } | null
  readonly zns: {
    readonly url: string
    readonly token: string | null
    /** Read at each message, so that another program may renew what is in it. */
    readonly tokenFile: string | null
    readonly template: string
    readonly parameter: string
    readonly dedupeHours: number
  } | null
}

/** Whom a push service can turn to must be an https or mailto address; a server without one sends from nowhere. */
const NO_SUBJECT = 'mailto:tusoi@localhost.localdomain'

/** Only push needs nothing to be set; all else is off until its settings are whole. Throws with what is missing. */
export function readChannels(env: NodeJS.ProcessEnv, address: string): ChannelConfig {
  const set = (name: string) => env[name]?.trim() || null
  const needed = (name: string) => {
    const value = set(name)
    if (!value) throw new Error(`Thiếu ${name}. ${name} is missing.`)
    return value
  }
  const hours = (name: string, fallback: number) => {
    const value = Number(set(name) ?? fallback)
    if (!(value >= 0 && value <= 720))
      throw new Error(`${name} không đúng: 0 đến 720 giờ. ${name} must be 0-720 hours.`)
    return value
  }
  return {
    push:
      env.TUSOI_PUSH === '0'
        ? null
        : { subject: set('TUSOI_PUSH_SUBJECT') ?? (address.startsWith('https:') ? address : NO_SUBJECT) },
    email: set('TUSOI_SMTP_URL')
      ? { url: smtpUrl(needed('TUSOI_SMTP_URL')), from: needed('TUSOI_SMTP_FROM') }
      : null,
    sms: set('TUSOI_SMS_URL')
      ? {
          url: safeUrl('TUSOI_SMS_URL', needed('TUSOI_SMS_URL')),
          key: needed('TUSOI_SMS_KEY'),
          secret: needed('TUSOI_SMS_SECRET'),
          sender: needed('TUSOI_SMS_SENDER'),
          marks: env.TUSOI_SMS_MARKS === '1',
          dedupeHours: hours('TUSOI_SMS_DEDUPE_HOURS', 24),
        }
      : null,
    zns: set('TUSOI_ZNS_URL')
      ? {
          url: safeUrl('TUSOI_ZNS_URL', needed('TUSOI_ZNS_URL')),
          token: set('TUSOI_ZNS_TOKEN_FILE') ? null : needed('TUSOI_ZNS_TOKEN'),
          tokenFile: set('TUSOI_ZNS_TOKEN_FILE'),
          template: needed('TUSOI_ZNS_TEMPLATE'),
          parameter: set('TUSOI_ZNS_PARAMETER') ?? 'noi_dung',
          dedupeHours: hours('TUSOI_ZNS_DEDUPE_HOURS', 0),
        }
      : null,
  }
}

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost']

/** Phone numbers do not travel in the open. */
function safeUrl(name: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null
  if (url && (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname))))
    return value
  throw new Error(`${name} phải là địa chỉ https. ${name} must be an https address.`)
}

function smtpUrl(value: string): string {
  if (URL.canParse(value) && ['smtp:', 'smtps:'].includes(new URL(value).protocol)) return value
  throw new Error('TUSOI_SMTP_URL phải là smtp:// hoặc smtps://. TUSOI_SMTP_URL must be smtp:// or smtps://.')
}
