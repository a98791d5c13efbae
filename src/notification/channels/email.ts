import { createTransport } from 'nodemailer'
import { languages } from '../../text/text.ts'
import type { Outcome } from '../delivery.rules.ts'
import { type Carrier, PATIENCE } from './channel.ts'

export interface EmailSettings {
  /** smtp://user:password@host:587 or smtps://… */
  readonly url: string
  readonly from: string
  readonly patience?: number
}

interface SmtpError {
  readonly code?: string
  readonly command?: string
  readonly responseCode?: number
}

export function emailCarrier({ url, from, patience = PATIENCE }: EmailSettings): Carrier {
  const transport = createTransport({
    url,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    dnsTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    channel: 'email',
    dedupes: 0,
    async send({ id, text, to }) {
      try {
        await transport.sendMail({
          from,
          to: to.email!,
          subject: languages.vi.app.name,
          text: `${text}\n`,
          messageId: `<${id}@tusoi>`,
          // Asks list servers and answering machines not to answer.
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        return 'taken'
      } catch (error) {
        return outcomeOf(error as SmtpError)
      }
    },
    close: () => transport.close(),
  }
}

/** Before the text was handed over nothing can have arrived; a number of the 550s about the address says it takes nothing. */
function outcomeOf({ code, command, responseCode = 0 }: SmtpError): Outcome {
  const addressing = command === 'RCPT TO' || code === 'EENVELOPE'
  if (addressing && responseCode >= 550 && responseCode <= 553) return 'bounced'
  if (responseCode >= 400) return 'not-taken'
  if (
    code === 'EDNS' ||
    code === 'EAUTH' ||
    command === 'CONN' ||
    code === 'ENOTFOUND' ||
    code === 'ECONNREFUSED'
  )
    return 'not-taken'
  return 'unsure'
}
